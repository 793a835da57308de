package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Effect;
import deployspec.diff.Extent;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.plan.Plan;
import deployspec.plan.Question;
import deployspec.plan.Question.Approve;
import deployspec.plan.Question.Otherwise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two approvals: who may give them, how many must, until when, and what silence leads to. */
final class ApprovalTerms {
    private ApprovalTerms() {}

    static void compare(Pair<Approve> pair, Matched plans, Changes.About about) {
        by(pair, plans, about);
        if (pair.differsIn(Approve::atLeast)) {
            boolean fewer = pair.after().atLeast() < pair.before().atLeast();
            about.note(
                    fewer ? Effect.WEAKER : Effect.STRONGER,
                    fewer ? "quorum-lowered" : "quorum-raised",
                    (fewer ? "fewer" : "more") + " people have to agree",
                    pair.map(a -> "at-least: " + a.atLeast()));
        }
        if (pair.differsIn(Approve::notOperator)) {
            boolean may = !pair.after().notOperator();
            about.note(
                    may ? Effect.WEAKER : Effect.STRONGER,
                    may ? "operator-may-approve" : "operator-may-not-approve",
                    "whoever carries out the run " + (may ? "counts, too" : "does not count any more"),
                    pair.map(a -> a.notOperator() ? "not: operator" : "the operator counts"));
        }
        about.plain("question-changed", "the question", pair.map(Approve::question), Printed::text);
        about.longer("the time for an answer", "answer-time", pair.map(Approve::within));
        otherwise(pair.map(Approve::otherwise), plans, about);
    }

    private static void by(Pair<Approve> pair, Matched plans, Changes.About about) {
        if (!pair.differsIn(Approve::by)) {
            return;
        }
        var extent = who(pair, plans);
        about.note(
                extent.effect(),
                switch (extent) {
                    case WIDER -> "more-approvers";
                    case NARROWER -> "fewer-approvers";
                    case SAME, OTHER -> "approvers-changed";
                },
                switch (extent) {
                    case WIDER -> "more people may agree";
                    case NARROWER -> "fewer people may agree";
                    case SAME -> "the same people may agree, named in another way";
                    case OTHER -> "other people may agree";
                },
                new Pair<>(named(pair.before(), plans.before()), named(pair.after(), plans.after())));
    }

    /** Without a name, anybody who carries out the run may. */
    private static Extent who(Pair<Approve> pair, Matched plans) {
        if (pair.before().by().isEmpty() || pair.after().by().isEmpty()) {
            return pair.after().by().isEmpty() ? Extent.WIDER : Extent.NARROWER;
        }
        var before = people(pair.before().by(), plans.before());
        var after = people(pair.after().by(), plans.after());
        return Extent.of(after.containsAll(before), before.containsAll(after));
    }

    /** A body counts through its members. */
    private static Set<String> people(List<String> by, Plan plan) {
        var people = new HashSet<String>();
        for (var id : by) {
            var members = plan.contact(id).members();
            people.addAll(members.isEmpty() ? List.of(id) : members);
        }
        return people;
    }

    private static String named(Approve approve, Plan plan) {
        return approve.by().isEmpty()
                ? "whoever carries out the run"
                : Printed.of(plan).contacts(approve.by());
    }

    private static void otherwise(Pair<Otherwise> pair, Matched plans, Changes.About about) {
        if (!pair.differs()) {
            return;
        }
        if (pair.before() instanceof Question.AskNext b && pair.after() instanceof Question.AskNext a) {
            compare(new Pair<>(b.approve(), a.approve()), plans, about);
            return;
        }
        int sign = Integer.compare(rank(pair.after()), rank(pair.before()));
        about.note(
                sign < 0 ? Effect.WEAKER : sign > 0 ? Effect.STRONGER : Effect.UNCLEAR,
                sign < 0 ? "softer-otherwise" : sign > 0 ? "harder-otherwise" : "otherwise-changed",
                sign < 0
                        ? "silence leads to less"
                        : sign > 0 ? "silence leads to more" : "silence leads to something else",
                new Pair<>(
                        word(pair.before(), Printed.of(plans.before())),
                        word(pair.after(), Printed.of(plans.after()))));
    }

    private static int rank(Otherwise otherwise) {
        return switch (otherwise) {
            case Question.KeepWaiting() -> 0;
            case Question.AskNext next -> 0;
            case Question.Fail() -> 1;
            case Question.Start() -> 1;
        };
    }

    private static String word(Otherwise otherwise, Printed printed) {
        return switch (otherwise) {
            case Question.KeepWaiting() -> "otherwise: wait";
            case Question.Fail() -> "otherwise: fail";
            case Question.Start() -> "otherwise: start";
            case Question.AskNext next -> "otherwise: ask " + printed.approval(next.approve());
        };
    }

    /** Two answers in words. */
    static void answers(Pair<Question.Answer> pair, Changes.About about) {
        about.plain("answer-renamed", "the name of an answer", pair.map(Question.Answer::name), n -> n);
        about.plain("question-changed", "the question", pair.map(Question.Answer::question), Printed::text);
        Choices.pattern(pair.map(Question.Answer::pattern), "answer", about);
        Choices.options(pair.map(Question.Answer::options), "answer", about);
    }
}
