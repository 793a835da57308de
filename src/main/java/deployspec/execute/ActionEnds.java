package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.ActionOutcome;
import deployspec.execute.judge.Answer;
import deployspec.execute.judge.Found;
import deployspec.execute.judge.Reader;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.plan.Capture;
import deployspec.plan.Expect;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedStep;
import deployspec.value.Durations;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the result of a script or request comes to: its outcome, and the values found in its output. */
record ActionEnds(PlannedStep step, int index, int attempt, Instant now) {
    private static final Pattern WEB_PAGE = Pattern.compile("\\s{0,100}<(!doctype )?html", Pattern.CASE_INSENSITIVE);

    /** @param secrets captured, to be kept at hand and nowhere else */
    record Ends(List<Event> events, Map<String, String> secrets) {}

    private record Outcome(ActionOutcome outcome, Optional<Integer> code, String how, Output output) {}

    Ends of(Result result) {
        var action = step.actions().get(index);
        var outcome = outcome(result, action);
        List<Event> events = new ArrayList<>();
        Map<String, String> secrets = new TreeMap<>();
        boolean last = index == lastEssential();
        if (outcome.outcome() == ActionOutcome.PASSED && last) {
            for (var capture : step.captures()) {
                if (!(capture.origin() instanceof Capture.FromOutput from)) {
                    continue;
                }
                var text = Looks.text(outcome.output(), from.stream());
                // What is left out stood before the last line.
                var answer = from.read() instanceof Read.LastLine ? Answer.of(text) : Answer.ofOutput(text);
                switch (Reader.find(answer, from.read(), Unit.ONE, now)) {
                    case Found.Nothing nothing ->
                        outcome = new Outcome(
                                ActionOutcome.NO_DATA,
                                outcome.code(),
                                capture.name() + " was not found: " + nothing.why(),
                                outcome.output());
                    case Found.Value value -> {
                        events.add(new Event.Captured(
                                step.id(),
                                capture.name(),
                                capture.secret()
                                        ? Optional.empty()
                                        : Optional.of(value.reading().text())));
                        if (capture.secret()) {
                            secrets.put(capture.name(), value.reading().text());
                        }
                    }
                }
            }
        }
        events.add(new Event.ActionEnded(
                step.id(), index, attempt, outcome.outcome(), outcome.code(), outcome.how(), notBefore(result)));
        if (result instanceof Result.ScriptEnded ended && !ended.leftRunning().isEmpty()) {
            events.add(new Event.Noted(
                    step.id(), "it has ended and left running: " + String.join(", ", ended.leftRunning())));
        }
        return new Ends(events, secrets);
    }

    /** Of messages alone: how often a step is tried, and when, the plan says. */
    private Optional<Instant> notBefore(Result result) {
        return !step.actions().get(index).essential() && result instanceof Result.HttpAnswered answered
                ? answered.comeBack().map(now::plus)
                : Optional.empty();
    }

    private int lastEssential() {
        for (int i = step.actions().size() - 1; i >= 0; i--) {
            if (step.actions().get(i).essential()) {
                return i;
            }
        }
        return -1;
    }

    private Outcome outcome(Result result, PlannedAction action) {
        return switch (result) {
            case Result.ScriptEnded ended -> written(ended, action.expect());
            case Result.HttpAnswered answered ->
                !action.essential() && isWebPage(answered)
                        ? bad(
                                ActionOutcome.NO_DATA,
                                "HTTP " + answered.status() + " with a web page, as a proxy or a login answers it",
                                Output.NONE)
                        : answered(answered, action.expect());
            case Result.TimedOut timedOut ->
                bad(
                        ActionOutcome.ERROR,
                        "it did not end within " + Durations.print(action.timeout()),
                        timedOut.output());
            case Result.Failed failed -> bad(ActionOutcome.ERROR, failed.why(), Output.NONE);
            case Result.Cancelled cancelled ->
                bad(ActionOutcome.UNKNOWN, "it was stopped half-way", cancelled.output());
            case Result.Lost lost -> bad(ActionOutcome.UNKNOWN, "nobody knows what became of it", Output.NONE);
            case Result.Replied r -> bad(ActionOutcome.ERROR, "it was answered like a question", Output.NONE);
            case Result.SecretFound s -> bad(ActionOutcome.ERROR, "it was answered like a secret", Output.NONE);
            case Result.FilesKept f -> bad(ActionOutcome.ERROR, "it was answered like files", Output.NONE);
        };
    }

    /** No receiver of messages says so that it has one. */
    private static boolean isWebPage(Result.HttpAnswered answered) {
        return answered.status() < 300 && WEB_PAGE.matcher(answered.body()).lookingAt();
    }

    /** Of a body that is not known as a whole only the beginning is there. */
    private Outcome answered(Result.HttpAnswered answered, Expect expect) {
        var outcome = judged(answered.status(), "HTTP " + answered.status(), new Output(answered.body(), ""), expect);
        boolean looksInside = !expect.lacks().isEmpty()
                || step.captures().stream().anyMatch(c -> c.origin() instanceof Capture.FromOutput);
        return looksInside ? unlessFlawed(outcome, answered.flaw()) : outcome;
    }

    /** Nobody can say what is not in a text that is not known as a whole. */
    private static Outcome written(Result.ScriptEnded ended, Expect expect) {
        var output = ended.output();
        var outcome = judged(ended.exit(), "exit code " + ended.exit(), output, expect);
        return expect.lacks().isEmpty() ? outcome : unlessFlawed(outcome, Output.flaw(output.out() + output.err()));
    }

    private static Outcome unlessFlawed(Outcome outcome, Optional<String> flaw) {
        return outcome.outcome() == ActionOutcome.PASSED && flaw.isPresent()
                ? new Outcome(ActionOutcome.NO_DATA, outcome.code(), flaw.get(), outcome.output())
                : outcome;
    }

    private static Outcome judged(int code, String name, Output output, Expect expect) {
        if (!expect.allows(code)) {
            return new Outcome(ActionOutcome.FAILED, Optional.of(code), name + Looks.tail(output), output);
        }
        var text = expect.has().isEmpty() && expect.lacks().isEmpty() ? "" : output.out() + output.err();
        for (var has : expect.has()) {
            if (!has.isIn(text)) {
                return new Outcome(
                        ActionOutcome.FAILED,
                        Optional.of(code),
                        "no line of its output matches " + has.pattern(),
                        output);
            }
        }
        for (var lacks : expect.lacks()) {
            if (lacks.isIn(text)) {
                return new Outcome(
                        ActionOutcome.FAILED,
                        Optional.of(code),
                        "a line of its output matches " + lacks.pattern(),
                        output);
            }
        }
        return new Outcome(ActionOutcome.PASSED, Optional.of(code), name, output);
    }

    private static Outcome bad(ActionOutcome outcome, String how, Output output) {
        return new Outcome(outcome, Optional.empty(), how, output);
    }
}
