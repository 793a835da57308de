package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Judged;
import deployspec.lint.uses.PossibleReadings;
import deployspec.model.Gate;
import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import deployspec.value.Bound;
import deployspec.value.Durations;
import deployspec.value.Level;
import deployspec.value.Read;
import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** There is a reading that opens each gate, because one that never opens is found out in the middle of a deployment. */
public final class GatesCanOpen implements SpecRule {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*[A-Za-zµ%/]*");

    @Override
    public Page page() {
        return new Page(
                "cannot-pass",
                Severity.WARNING,
                "No reading can open a gate.",
                "The deployment stops there whatever happens, and somebody learns to wave the gate through.",
                "Give the threshold a `target` that a good reading meets, and a `read` that finds such a reading.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Judged.all(spec).stream()
                .filter(j -> j.threshold().judgement().isEmpty())
                .flatMap(j -> check(j, spec).stream())
                .distinct()
                .toList();
    }

    private Optional<Diagnostic> check(Judged judged, Spec spec) {
        if (judged.watching().isEmpty() && good(judged.threshold()).findAny().isEmpty()) {
            return Optional.of(withoutTarget(judged));
        }
        return word(judged, spec).or(() -> number(judged, spec)).or(() -> lasting(judged));
    }

    private Diagnostic withoutTarget(Judged judged) {
        var threshold = judged.threshold();
        return page().at(
                        judged.gate().span(),
                        "`%s` has no `target`, and a gate opens on nothing else"
                                .formatted(threshold.id().value()))
                .relatedTo(threshold.span(), "only " + words(threshold) + " here")
                .withHelp(
                        "Give it a `target`; `warning`, `critical` and `rollback` say what is bad, and only a `watch` is content with their absence.");
    }

    private static String words(Threshold threshold) {
        return String.join(
                " and ",
                threshold.levels().stream()
                        .map(l -> "`" + l.value().kind().word() + "`")
                        .toList());
    }

    /** A word is waited for where only numbers are read. */
    private Optional<Diagnostic> word(Judged judged, Spec spec) {
        var measure = Judged.measure(judged.threshold(), spec)
                .filter(m -> !(m.source() instanceof MeasureSource.Typed) && isNumeric(m));
        var words = good(judged.threshold()).flatMap(l -> word(l).stream()).toList();
        if (measure.isEmpty()
                || words.isEmpty()
                || words.size() < good(judged.threshold()).count()) {
            return Optional.empty();
        }
        var first = words.getFirst();
        return Optional.of(
                page().at(first.span(), "the reading is a number, and never `%s`".formatted(first.value()))
                        .relatedTo(measure.get().span(), "read as a number here")
                        .withHelp(
                                measure.get().source() instanceof MeasureSource.Query
                                        ? "Compare with a number: a query answers with one."
                                        : "Write `read: text` in the measure, or say with `regex` or `json` where the word stands."));
    }

    private static boolean isNumeric(Measure measure) {
        var read = measure.read().value();
        return measure.source() instanceof MeasureSource.Query
                || read instanceof Read.Number
                || read instanceof Read.Lines
                || read instanceof Read.MatchingLines
                || read instanceof Read.Status
                || read instanceof Read.Percentile;
    }

    /** The word that the level waits for, if it is none that could be a number. */
    private static Optional<Located<String>> word(Located<Level> level) {
        return level.value().bound() instanceof Bound.Is is
                        && is.text().parts().stream().allMatch(Text.Literal.class::isInstance)
                        && !NUMBER.matcher(is.text().written().strip()).matches()
                ? Optional.of(new Located<>(is.text().written(), level.span()))
                : Optional.empty();
    }

    /** Where what is good is bad as well, the order of the levels is wrong, and another rule says so. */
    private Optional<Diagnostic> number(Judged judged, Spec spec) {
        var threshold = judged.threshold();
        return PossibleReadings.of(threshold, Judged.measure(threshold, spec))
                .filter(readings ->
                        good(threshold).allMatch(l -> readings.none(l.value().bound())))
                .flatMap(readings -> good(threshold).findFirst())
                .map(level -> page().at(
                                level.span(),
                                "no reading of `%s` meets this"
                                        .formatted(threshold.title().text().shown()))
                        .withHelp("Whatever is measured, the gate stays shut. Change the bound, or what is measured."));
    }

    /** What must have lasted has not when it is looked at for the first time, and there is no second time. */
    private Optional<Diagnostic> lasting(Judged judged) {
        boolean inPlace = judged.gate() instanceof Gate.InPlace;
        if (!inPlace || judged.watching().isPresent()) {
            return Optional.empty();
        }
        var patience = judged.gate().terms().within().orElse(Duration.ZERO);
        boolean hasty = good(judged.threshold())
                .allMatch(l -> l.value()
                        .lasting()
                        .filter(d -> d.compareTo(patience) > 0)
                        .isPresent());
        return good(judged.threshold())
                .findFirst()
                .filter(l -> hasty)
                .map(l -> page().at(
                                l.span(),
                                "this must have lasted %s, and the gate looks %s"
                                        .formatted(
                                                lasting(l),
                                                patience.isZero() ? "once" : "for " + Durations.print(patience)))
                        .withHelp("Write `within: %s` or more beside it, or leave out how long it must last."
                                .formatted(lasting(l))));
    }

    private static String lasting(Located<Level> level) {
        return Durations.print(level.value().lasting().orElse(Duration.ZERO));
    }

    private static Stream<Located<Level>> good(Threshold threshold) {
        return threshold.levels().stream().filter(l -> !isBad(l.value()));
    }

    private static boolean isBad(Level level) {
        return level.kind().compareTo(Level.Kind.WARNING) >= 0;
    }

    private static String title(Threshold threshold) {
        return threshold.title().text().shown();
    }
}
