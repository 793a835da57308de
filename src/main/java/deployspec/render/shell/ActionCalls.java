package deployspec.render.shell;

import deployspec.plan.Action.AskOperator;
import deployspec.plan.Action.CallHttp;
import deployspec.plan.Action.Lasting;
import deployspec.plan.Action.Pause;
import deployspec.plan.Action.Reaching;
import deployspec.plan.Action.RunProcess;
import deployspec.plan.Body;
import deployspec.plan.Expect;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedContact;
import deployspec.plan.Question;
import deployspec.plan.Retry;
import deployspec.prose.Approvals;
import deployspec.prose.Wording;
import deployspec.value.Ere;
import deployspec.value.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An action as calls: how it is done, line by line, then the doing.
 *
 * @param captured names of the values that steps find out
 */
record ActionCalls(Wording wording, Set<String> captured) {
    /** How long an action may take that nobody has said it for. */
    private static final Duration USUAL = Duration.ofMinutes(10);

    List<ShellCommand> of(PlannedAction planned) {
        var calls = new ArrayList<ShellCommand>();
        switch (planned.action()) {
            case RunProcess run -> {
                calls.addAll(judged(planned));
                calls.addAll(surroundings(run));
                calls.add(ShellCommand.of("script").reading(run.script()).orReturn());
            }
            case CallHttp call -> {
                calls.addAll(judged(planned));
                calls.addAll(parts(call));
                calls.add(ShellCommand.of("request", call.method(), call.url()).orReturn());
            }
            case AskOperator ask -> calls.addAll(asked(ask.question()));
            case Pause pause -> calls.add(paused(pause));
        }
        return calls;
    }

    /** Everything of a script but the script. */
    List<ShellCommand> surroundings(RunProcess run) {
        var calls = new ArrayList<ShellCommand>();
        var found = captured.stream().filter(run.values()::contains).toList();
        if (!found.isEmpty()) {
            calls.add(ShellCommand.of("finds").with(found));
        }
        run.directory().ifPresent(d -> calls.add(ShellCommand.of("in_directory", d)));
        run.environment().forEach((name, value) -> calls.add(ShellCommand.of("with_value", name, value)));
        if (!run.secrets().isEmpty()) {
            calls.add(ShellCommand.of("needs").with(run.secrets()));
        }
        run.interpreter().via().ifPresent(via -> {
            var language = run.interpreter().language().name().toLowerCase(Locale.ROOT);
            calls.add(ShellCommand.of("through", via, language));
            if (!run.interpreter().secrets().isEmpty()) {
                calls.add(
                        ShellCommand.of("through_needs").with(run.interpreter().secrets()));
            }
        });
        var crossing = crossing(run);
        if (run.interpreter().via().isPresent() && !crossing.isEmpty()) {
            calls.add(ShellCommand.of("hand_over").with(crossing));
        }
        return calls;
    }

    /** Everything of a request but method and address. */
    static List<ShellCommand> parts(CallHttp call) {
        var calls = new ArrayList<ShellCommand>();
        if (!call.secrets().isEmpty()) {
            calls.add(ShellCommand.of("needs").with(call.secrets()));
            calls.add(ShellCommand.of("need_secrets").with(call.secrets()).orReturn());
        }
        call.parameters().forEach((name, value) -> calls.add(ShellCommand.of("parameter", name, value)));
        call.headers().forEach((name, value) -> calls.add(ShellCommand.of("header", name, value)));
        call.body()
                .ifPresent(body -> calls.add(
                        switch (body) {
                            case Body.Plain plain -> ShellCommand.of("body", plain.text());
                            case Body.Json json -> ShellCommand.of("json_body", JsonText.of(json.value()));
                        }));
        return calls;
    }

    static ShellCommand limit(Duration timeout) {
        return ShellCommand.of("at_most_for", ShellNumber.seconds(timeout));
    }

    /** Whether letter case counts, then the pattern, as one word. */
    static String pattern(Ere ere) {
        return (ere.ignoreCase() ? "i " : "- ") + ere.pattern();
    }

    private static List<String> crossing(RunProcess run) {
        var names = new TreeSet<>(run.values());
        names.addAll(run.environment().keySet());
        names.addAll(run.secrets());
        names.addAll(Names.builtIn());
        names.removeAll(run.interpreter().secrets());
        names.retainAll(Names.wordsIn(run.script()));
        return List.copyOf(names);
    }

    private static List<ShellCommand> judged(PlannedAction planned) {
        var calls = new ArrayList<ShellCommand>();
        if (!planned.timeout().equals(USUAL)) {
            calls.add(limit(planned.timeout()));
        }
        var expect = planned.expect();
        if (!expect.codes().equals(Expect.EXIT_ZERO.codes())) {
            calls.add(ShellCommand.of("expect_codes")
                    .with(expect.codes().stream()
                            .map(c -> c.from() + "-" + c.to())
                            .toList()));
        }
        expect.has().forEach(p -> calls.add(ShellCommand.of("expect_line", pattern(p))));
        expect.lacks().forEach(p -> calls.add(ShellCommand.of("expect_no_line", pattern(p))));
        var retry = planned.retry();
        if (!retry.equals(Retry.NONE)) {
            var codes = retry.onExit().stream().map(String::valueOf).collect(Collectors.joining(" "));
            calls.add(ShellCommand.of(
                    "retry", retry.attempts(), ShellNumber.seconds(retry.every()), retry.backoff(), codes));
        }
        if (!planned.essential()) {
            calls.add(ShellCommand.of("not_essential"));
        }
        return calls;
    }

    private List<ShellCommand> asked(Question question) {
        return switch (question) {
            case Question.Done done -> List.of(ShellCommand.of("by_hand").orReturn());
            case Question.Send send ->
                List.of(ShellCommand.of(
                                "send_by_hand",
                                send.channel(),
                                ShellWord.shown(send.how()),
                                ShellWord.shown(send.message()))
                        .orReturn());
            case Question.Answer answer ->
                List.of(question("capture_answer", answer).orReturn());
            case Question.Approve approve ->
                List.of(
                        ShellCommand.of("about", Approvals.sentence(approve, wording)),
                        ShellCommand.of("approve")
                                .with(approval(approve, "Do you agree?"))
                                .orReturn());
        };
    }

    static ShellCommand question(String call, Question.Answer answer) {
        return ShellCommand.of(
                        call,
                        answer.name(),
                        ShellWord.shown(answer.question()),
                        answer.pattern().map(ActionCalls::pattern).orElse(""))
                .with(answer.options());
    }

    /** The people who speak for those asked, by the ids of their contacts, how many of them, whether the operator counts, and the question. */
    List<String> approval(Question.Approve approve, String usualQuestion) {
        var people = wording.plan().whoAnswersFor(approve.by());
        return List.of(
                people.stream().map(PlannedContact::id).collect(Collectors.joining(" ")),
                Integer.toString(approve.atLeast()),
                approve.notOperator() ? "not-operator" : "",
                approve.question().map(q -> ShellWord.shown(q).text()).orElse(usualQuestion));
    }

    private static ShellCommand paused(Pause pause) {
        return switch (pause.until()) {
            case Lasting lasting ->
                ShellCommand.of("pause_for", ShellNumber.seconds(lasting.duration()))
                        .orReturn();
            case Reaching reaching ->
                ShellCommand.of(
                                "pause_until",
                                reaching.moment().anchor().name(),
                                ShellNumber.seconds(reaching.moment().offset()))
                        .orReturn();
        };
    }
}
