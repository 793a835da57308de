package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.Action;
import deployspec.plan.Expect;
import deployspec.plan.Interpreter;
import deployspec.plan.PlannedAction;
import deployspec.plan.Question;
import deployspec.plan.Retry;
import deployspec.prose.Approvals;
import deployspec.prose.Messages;
import deployspec.prose.Prose;
import deployspec.prose.Requests;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be done. */
record ActionBlocks(Wording wording) {
    List<Block> of(PlannedAction planned) {
        var blocks = new ArrayList<Block>();
        var message = Messages.in(planned.action(), wording.plan());
        if (message.isPresent()) {
            blocks.add(message(message.get(), planned.action()));
        } else {
            blocks.addAll(of(planned.action()));
        }
        if (!planned.expect().equals(Expect.EXIT_ZERO) && !planned.expect().equals(Expect.HTTP_SUCCESS)) {
            blocks.add(bullet(Prose.of("Expect ").then(expectation(planned))));
        }
        if (!planned.retry().equals(Retry.NONE) && planned.essential()) {
            blocks.add(bullet("Up to %d attempts, the second after %s"
                    .formatted(
                            planned.retry().attempts(),
                            Times.duration(planned.retry().every()))));
        }
        return blocks;
    }

    private List<Block> of(Action action) {
        return switch (action) {
            case Action.RunProcess run -> script(run);
            case Action.CallHttp call -> List.of(new Block.Fence("http", Requests.whole(call, wording)));
            case Action.AskOperator ask -> question(ask.question());
            case Action.Pause pause -> List.of(bullet(pause(pause.until())));
        };
    }

    /** The script, and before it where it runs if that is not plain bash in the folder of the run. */
    List<Block> script(Action.RunProcess run) {
        var fence = new Block.Fence(language(run.interpreter()), variables(run) + run.script());
        var through = run.interpreter().via().map(via -> Line.plain("through ").then(Line.code(via))).stream();
        var in = run.directory().map(d -> Line.plain("in ").then(Line.code(wording.literal(d)))).stream();
        var secrets =
                secrets(run).stream().map(s -> Line.plain("with the secret ").then(Line.code(s)));
        var where = Stream.of(in, through, secrets).flatMap(s -> s).toList();
        return where.isEmpty()
                ? List.of(fence)
                : List.of(
                        new Block.Paragraph(Line.plain("Run ")
                                .then(Line.joined(", ", where))
                                .then(":")),
                        fence);
    }

    private static List<String> secrets(Action.RunProcess run) {
        return Stream.concat(run.secrets().stream(), run.interpreter().secrets().stream())
                .distinct()
                .filter(s -> (run.script() + run.interpreter().via().orElse("")).contains(s))
                .toList();
    }

    /** What is set for this script alone, in the form of its language where that has one. */
    private String variables(Action.RunProcess run) {
        var comment = run.interpreter().language() == Interpreter.Language.SQL ? "-- " : "# ";
        return run.environment().entrySet().stream()
                .filter(e -> !e.getKey().equals("MESSAGE"))
                .map(e -> {
                    var value = wording.literal(e.getValue());
                    return isShell(run.interpreter())
                            ? "export " + e.getKey() + "='" + value.replace("'", "'\\''") + "'\n"
                            : comment + e.getKey() + "=" + value.replace("\n", "\n" + comment) + "\n";
                })
                .collect(Collectors.joining());
    }

    static String language(Interpreter interpreter) {
        return switch (interpreter.language()) {
            case BASH -> "bash";
            case SH -> "sh";
            case SQL -> "sql";
            case PYTHON -> "python";
            case OTHER -> "text";
        };
    }

    private static boolean isShell(Interpreter interpreter) {
        return switch (interpreter.language()) {
            case BASH, SH -> true;
            case SQL, PYTHON, OTHER -> false;
        };
    }

    private Block message(Messages message, Action action) {
        var words = "Message to " + message.channel() + ": \"" + wording.literal(message.message()) + "\"";
        var text = Line.plain(words);
        if (action instanceof Action.AskOperator ask && ask.question() instanceof Question.Send send) {
            return bullet(
                    text.then(" (").then(Line.prose(wording.prose(send.how()))).then(")"));
        }
        return bullet(text);
    }

    private List<Block> question(Question question) {
        return switch (question) {
            case Question.Done() -> List.of();
            case Question.Send send -> List.of();
            case Question.Answer answer -> List.of(Fields.answer(answer, wording));
            case Question.Approve approve -> approval(approve);
        };
    }

    private List<Block> approval(Question.Approve approve) {
        var blocks = new ArrayList<Block>();
        approve.question().ifPresent(q -> blocks.add(new Block.Paragraph(Line.prose(wording.prose(q)))));
        blocks.add(bullet("Approval: " + Approvals.sentence(approve, wording)));
        blocks.add(Fields.signature("Approved by"));
        return blocks;
    }

    private static String pause(Action.Until until) {
        return switch (until) {
            case Action.Lasting lasting -> "Wait " + Times.duration(lasting.duration());
            case Action.Reaching reaching -> "Wait until " + Times.moment(reaching.moment());
        };
    }

    private static Prose expectation(PlannedAction planned) {
        var what = planned.action() instanceof Action.CallHttp ? "status " : "exit code ";
        var codes = planned.expect().codes().stream()
                .map(c -> c.from() == c.to() ? "" + c.from() : c.from() + " to " + c.to())
                .collect(Collectors.joining(" or ", what, ""));
        var has = planned.expect().has().stream()
                .map(p -> Prose.of("a line that matches ").thenCode(p.pattern()));
        var lacks = planned.expect().lacks().stream()
                .map(p -> Prose.of("no line that matches ").thenCode(p.pattern()));
        return Prose.joined(
                ", ", Stream.of(Stream.of(Prose.of(codes)), has, lacks).flatMap(s -> s));
    }
}
