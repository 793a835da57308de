package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Rollback;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A number that decides is judged by a gate, because in a text it is read, agreed with, and not measured. */
public final class BoundsAreGated implements SpecRule {
    private static final String NUMBER = "(\\d+(?:[.,]\\d+)?)";
    private static final String UNIT =
            "(%|percent\\b|ms\\b|milliseconds?\\b|s\\b|secs?\\b|seconds?\\b|[kKMGT]i?B\\b|GB\\b|MB\\b)";

    /** By a sign, with a unit or out of something; a bare number behind a sign may be a version. */
    private static final Pattern BY_SIGN = Pattern.compile("(?<![-=<>\\w])(<=|>=|<|>|≤|≥) ?" + NUMBER + " ?(?:" + UNIT
            + "|(min(?:utes?)?|h|hours?|req/s|rps)\\b|(/ ?\\d+))");

    private static final Pattern BY_WORD = Pattern.compile(
            "(?i:\\b(less than|fewer than|lower than|not more than|no more than|more than|greater than|higher than|at least|at most|below|above|exceeds?) )"
                    + NUMBER + " ?" + UNIT);

    /** What stands in front of a colon and names nothing that could be measured. */
    private static final Set<String> NO_SUBJECT = Set.of(
            "target", "targets", "expected", "acceptable", "critical", "warning", "goal", "limit", "note", "e.g.");

    @Override
    public Page page() {
        return new Page(
                "bound-in-prose",
                Severity.WARNING,
                "A text says how large something may be, and no gate of the step measures it.",
                "Everybody reads the number; nothing stops when it is missed.",
                "Write it as a gate of the step, with a measure, or with `typed` where a person reads it off. If it only explains, name the threshold in `shows`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var inSteps = spec.steps().filter(BoundsAreGated::judgesNothing).flatMap(step -> check(step).stream());
        var invoked = spec.rollback().stream()
                .flatMap(rollback -> rollback instanceof Rollback.Procedure procedure
                        ? procedure.judgements().stream()
                        : Stream.empty())
                .flatMap(text -> in(text).limit(1))
                .map(this::judgement);
        return Stream.concat(inSteps, invoked).toList();
    }

    /** Where a text says how large something may be. */
    private record Limit(Template text, MatchResult found) {
        String written() {
            return found.group().strip();
        }

        Span span() {
            return place(text, found);
        }

        /** What is in front of it: {@code CPU usage: <70%}. */
        Optional<String> subject() {
            var before = text.text().shown().substring(0, found.start());
            int colon = before.indexOf(':');
            return colon > 0 && !NO_SUBJECT.contains(before.substring(0, colon).toLowerCase(Locale.ROOT))
                    ? Optional.of(before.substring(0, colon))
                    : Optional.empty();
        }
    }

    /** A person does it, or a script ends well whatever it found; checks may have gates of their own. */
    private static boolean judgesNothing(Step step) {
        return (step.action().value() instanceof StepAction.None
                        || step.action().value() instanceof StepAction.Run)
                && step.gates().isEmpty()
                && step.shows().isEmpty()
                && step.baseline().isEmpty()
                && step.captures().isEmpty()
                && step.expect().isEmpty()
                && step.checks().stream()
                        .allMatch(check ->
                                check.gates().isEmpty() && check.shows().isEmpty());
    }

    private Optional<Diagnostic> check(Step step) {
        var limits = Stream.of(Stream.of(step.title()), step.about().stream(), step.details().stream())
                .flatMap(texts -> texts)
                .flatMap(BoundsAreGated::in)
                .filter(limit -> !comparesItself(step, limit))
                .toList();
        return limits.isEmpty() ? Optional.empty() : Optional.of(complain(step, limits));
    }

    /** A script that names the number may well compare with it: {@code --fail-under=80}. */
    private static boolean comparesItself(Step step, Limit limit) {
        return step.action().value() instanceof StepAction.Run run
                && run.script().text().contains(limit.found().group(2));
    }

    private Diagnostic complain(Step step, List<Limit> limits) {
        var first = limits.getFirst();
        var title = step.title().text().shown();
        int more = limits.size() - 1;
        var summary = more == 0
                ? "`%s` is to hold, and `%s` has no gate that measures it".formatted(first.written(), title)
                : "`%s` and %s are to hold, and `%s` has no gate that measures them"
                        .formatted(first.written(), more == 1 ? "another bound" : more + " other bounds", title);
        var complaint = page().at(first.span(), summary);
        for (var other : limits.subList(1, limits.size())) {
            complaint = complaint.relatedTo(other.span(), "and this");
        }
        return complaint.withHelp(
                "Write it as a gate: `gates: [{title: %s, target: \"%s\", measure: …}]`; where a person reads the number off, `measure: {typed: …}`."
                        .formatted(first.subject().orElse("…"), level(first.found())));
    }

    private Diagnostic judgement(Limit limit) {
        return page().at(limit.span(), "`%s` is left to a person to notice".formatted(limit.written()))
                .withHelp(
                        "Write it as the `rollback` level of a threshold, which is watched all the time: `rollback: \"%s for 5m\"`."
                                .formatted(level(limit.found())));
    }

    private static Stream<Limit> in(Template text) {
        var words = text.text().shown();
        return words.chars().noneMatch(Character::isDigit)
                ? Stream.empty()
                : Stream.of(BY_SIGN, BY_WORD)
                        .flatMap(pattern -> pattern.matcher(words).results())
                        .map(found -> new Limit(text, found));
    }

    /** As a level is written; what is out of something is a bare number there. */
    private static String level(MatchResult bound) {
        var unit = bound.group().replaceFirst("^.*?[0-9]+(?:[.,][0-9]+)?", "").strip();
        return "%s %s%s".formatted(sign(bound.group(1)), bound.group(2).replace(',', '.'), unit(unit));
    }

    private static String sign(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "less than", "fewer than", "lower than", "below" -> "<";
            case "not more than", "no more than", "at most" -> "<=";
            case "more than", "greater than", "higher than", "above", "exceed", "exceeds" -> ">";
            case "at least" -> ">=";
            default -> word;
        };
    }

    private static String unit(String unit) {
        return unit.startsWith("/") || unit.startsWith("r")
                ? ""
                : unit.startsWith("mil") || unit.equals("ms")
                        ? "ms"
                        : unit.startsWith("p")
                                ? "%"
                                : unit.startsWith("s")
                                        ? "s"
                                        : unit.startsWith("min") ? "m" : unit.startsWith("h") ? "h" : unit;
    }

    /** The bound alone where the text stands on one line as it is. */
    private static Span place(Template text, MatchResult bound) {
        var span = text.span();
        var words = text.text().shown();
        int width = words.codePointCount(0, words.length());
        int quotes = (span.endColumn() - span.column() - width) / 2;
        boolean asWritten = span.line() == span.endLine()
                && (quotes == 0 || quotes == 1)
                && span.endColumn() - span.column() == width + 2 * quotes;
        return asWritten
                ? span.within(
                        quotes + words.codePointCount(0, bound.start()),
                        words.codePointCount(bound.start(), bound.end()))
                : span;
    }
}
