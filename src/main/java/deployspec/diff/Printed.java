package deployspec.diff;

import deployspec.plan.Action;
import deployspec.plan.Condition;
import deployspec.plan.Measure;
import deployspec.plan.Plan;
import deployspec.plan.Question;
import deployspec.prose.Approvals;
import deployspec.prose.Conditions;
import deployspec.prose.Readings;
import deployspec.prose.Requests;
import deployspec.prose.Wording;
import deployspec.value.Durations;
import deployspec.value.Ere;
import deployspec.value.Level;
import deployspec.value.Text;
import deployspec.value.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of one plan as a reviewer reads them in a comparison: as a spec would write them, names unresolved. */
public record Printed(Wording wording) {
    /** Of a plan; every name stands for itself, because what differs may be the name. */
    public static Printed of(Plan plan) {
        return new Printed(new Wording(plan, Map.of()));
    }

    public static String duration(Duration duration) {
        return Durations.print(duration);
    }

    public static String window(Optional<Window> window) {
        return window.map(Window::written).orElse("");
    }

    public static String text(Text text) {
        return text.written();
    }

    public static String text(Optional<Text> text) {
        return text.map(Text::written).orElse("");
    }

    public static String texts(List<Text> texts) {
        return texts.stream().map(Text::written).collect(Collectors.joining("\n"));
    }

    public static String words(List<String> words) {
        return String.join(", ", words);
    }

    public static String level(Level level) {
        return level.bound().written()
                + level.lasting().map(d -> " for " + duration(d)).orElse("");
    }

    /** The levels by their names, on one line. */
    public static String levels(List<Level> levels) {
        return levels.stream().map(l -> l.kind().word() + " " + level(l)).collect(Collectors.joining(", "));
    }

    public static String pattern(Ere pattern) {
        return pattern.pattern() + (pattern.ignoreCase() ? " (in upper or lower case)" : "");
    }

    public String contacts(List<String> ids) {
        return ids.stream().map(wording::contact).collect(Collectors.joining(", "));
    }

    public String approval(Question.Approve approve) {
        return Approvals.sentence(approve, wording);
    }

    /** The clause, and the scripts that decide it. */
    public String condition(Condition condition) {
        var scripts = Conditions.scripts(condition).map(this::action).toList();
        return condition instanceof Condition.Test
                ? scripts.getFirst()
                : Stream.concat(Stream.of(Conditions.clause(condition, wording).text()), scripts.stream())
                        .collect(Collectors.joining("\n"));
    }

    public String action(Action action) {
        return switch (action) {
            case Action.RunProcess run -> script(run);
            case Action.CallHttp call -> Requests.whole(call, wording);
            case Action.AskOperator ask -> question(ask.question());
            case Action.Pause pause ->
                switch (pause.until()) {
                    case Action.Lasting lasting -> "wait " + duration(lasting.duration());
                    case Action.Reaching reaching ->
                        "wait until " + reaching.moment().written();
                };
        };
    }

    /** The script, below what it is run by and with where that is not plain bash. */
    private static String script(Action.RunProcess run) {
        var head = Stream.of(
                        run.interpreter().via().map(via -> "shell: " + via),
                        run.directory().map(d -> "dir: " + d.written()),
                        run.environment().isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of("env: "
                                        + run.environment().entrySet().stream()
                                                .map(e -> e.getKey() + "="
                                                        + e.getValue().written())
                                                .collect(Collectors.joining(" "))))
                .flatMap(Optional::stream);
        return Stream.concat(head, Stream.of(run.script().stripTrailing())).collect(Collectors.joining("\n"));
    }

    public String question(Question question) {
        return switch (question) {
            case Question.Done() -> "a person does it and says so";
            case Question.Send send ->
                "a person sends through " + send.channel() + ": "
                        + send.message().written();
            case Question.Answer answer ->
                "a person answers: " + answer.question().written()
                        + (answer.options().isEmpty() ? "" : " (" + String.join(" or ", answer.options()) + ")")
                        + answer.pattern()
                                .map(p -> " (matching " + pattern(p) + ")")
                                .orElse("");
            case Question.Approve approve -> "approved by " + approval(approve);
        };
    }

    public String measure(Measure measure) {
        return switch (measure) {
            case Measure.Probe probe ->
                probe.query()
                        .map(Text::written)
                        .orElseGet(() -> action(probe.action()) + "\n→ "
                                + Readings.noun(probe.read()).text());
            case Measure.Output output ->
                Readings.noun(output.read()).text() + " in " + Readings.stream(output.stream());
            case Measure.Typed typed -> "a person types: " + typed.question().written();
            case Measure.Judged judged ->
                "a person judges: " + judged.judgement().question().written() + " (good is "
                        + judged.judgement().good() + ")";
        };
    }
}
