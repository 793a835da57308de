package deployspec.prose;

import deployspec.plan.Question;
import java.util.List;
import java.util.stream.Collectors;

/** Who must agree, by when, and what silence leads to. */
public final class Approvals {
    private Approvals() {}

    public static String sentence(Question.Approve approve, Wording wording) {
        return who(approve, wording)
                + (approve.notOperator() ? ", who must not be carrying out the run" : "")
                + approve.within().map(d -> ", within " + Times.duration(d)).orElse("")
                + otherwise(approve.otherwise(), wording);
    }

    public static String who(Question.Approve approve, Wording wording) {
        if (approve.by().isEmpty()) {
            return "whoever carries out the run";
        }
        return (approve.atLeast() > 1 ? approve.atLeast() + " of " : "") + anyOf(approve.by(), wording);
    }

    static String anyOf(List<String> contacts, Wording wording) {
        return contacts.stream().map(wording::contact).collect(Collectors.joining(" or "));
    }

    private static String otherwise(Question.Otherwise otherwise, Wording wording) {
        return switch (otherwise) {
            case Question.KeepWaiting() -> "; without an answer it waits";
            case Question.Fail() -> "; without an answer it fails";
            case Question.Start() -> "; without an answer the rollback starts";
            case Question.AskNext ask -> "; without an answer: " + sentence(ask.approve(), wording);
        };
    }
}
