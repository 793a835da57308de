package deployspec.lint.rules;

import deployspec.bash.Situation;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.uses.ScriptUse;
import deployspec.lint.uses.Written;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.value.Dimension;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A rate is a part of a whole, because a number of errors says nothing without the number of requests. */
public final class CountsAreNoRates implements SpecRule {
    private static final Pattern SHARE = Pattern.compile("[0-9] ?%");

    @Override
    public Page page() {
        return new Page(
                "count-for-rate",
                Severity.WARNING,
                "A number of lines is held against a share.",
                "Twenty errors are a disaster among a hundred requests and nothing among a million; the count alone can be neither above nor below 0.1 %.",
                "Divide by the whole: a query such as `sum(rate(errors[5m])) / sum(rate(requests[5m]))`, or print the share and measure that.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        // Few scripts count, and to find out what one is held against takes longer.
        return subject.scripts().stream()
                .flatMap(script -> counting(script)
                        .filter(count -> saysAShare(script.use(), subject.spec()))
                        .map(count -> page().at(
                                        script.place(count),
                                        "`%s` counts; it measures no share".formatted(script.written(count)))
                                .withHelp(page().remedy())))
                .toList();
    }

    private static boolean saysAShare(ScriptUse use, Spec spec) {
        return switch (use.role()) {
            case ACTION -> use.step().filter(CountsAreNoRates::saysAShare).isPresent();
            case MEASURE -> measures(spec).anyMatch(measure -> isOf(measure, use) && isShare(measure));
            case UNDO, DONE_IF, TEST, CHANNEL, SHELL, SECRET -> false;
        };
    }

    private static boolean saysAShare(Step step) {
        return Stream.concat(Stream.of(step.title()), step.details().stream())
                .anyMatch(prose -> SHARE.matcher(prose.text().written()).find());
    }

    private static Stream<Measure> measures(Spec spec) {
        return Written.thresholds(spec)
                .flatMap(threshold -> Stream.concat(threshold.measure().stream(), threshold.baseline().stream()));
    }

    private static boolean isOf(Measure measure, ScriptUse use) {
        return measure.source() instanceof MeasureSource.Run run
                && run.script().span().equals(use.script().span());
    }

    private static boolean isShare(Measure measure) {
        return measure.unit()
                .filter(unit -> unit.value().dimension() == Dimension.RATIO)
                .isPresent();
    }

    /** What prints a count as the answer of the whole script. */
    private static Stream<Invocation> counting(ShellScript script) {
        return script.invocations().stream()
                .skip(Math.max(0, script.invocations().size() - 1))
                .filter(last -> last.situation().subshell().isEmpty())
                .filter(last -> last.situation().position() != Situation.Position.FIRST)
                .filter(last ->
                        last.is("wc") && last.has("-l", "--lines") || last.is("grep") && last.has("-c", "--count"));
    }
}
