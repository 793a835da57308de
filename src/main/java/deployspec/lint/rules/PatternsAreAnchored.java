package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Capture;
import deployspec.value.Ere;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pattern for what somebody types is tied to its beginning or end, because it is looked for anywhere in the value. */
public final class PatternsAreAnchored implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "pattern-not-anchored",
                Severity.WARNING,
                "The pattern of an input or of an answer accepts anything that has the right thing somewhere in it.",
                "`v[0-9]+` accepts `rev2-final` as well; the typing error goes on into the commands.",
                "Put `^` in front and `$` behind.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var ofInputs = spec.inputs().stream()
                .flatMap(i -> check(i.name().value(), i.name().span(), i.pattern()));
        var ofAnswers = Written.steps(spec)
                .flatMap(s -> s.captures().stream())
                .flatMap(c -> c.from() instanceof Capture.FromPerson person
                        ? check(c.name().value(), c.name().span(), person.pattern())
                        : Stream.empty());
        return Stream.concat(ofInputs, ofAnswers).toList();
    }

    private Stream<Diagnostic> check(String name, Span span, Optional<Ere> pattern) {
        return pattern.stream()
                .map(Ere::pattern)
                .filter(text -> !isAnchored(text) && !asksOnlyForSomething(text))
                .map(text -> page().at(span, "`%s` may be anything that has `%s` somewhere in it".formatted(name, text))
                        .withHelp(
                                "Write `pattern: \"^%s$\"`.".formatted(text.contains("|") ? "(" + text + ")" : text)));
    }

    private static boolean isAnchored(String pattern) {
        return pattern.startsWith("^") || pattern.startsWith("(^") || pattern.endsWith("$") || pattern.endsWith("$)");
    }

    /** Such as `.` or `[^ ]`: that there is anything at all. */
    private static boolean asksOnlyForSomething(String pattern) {
        return pattern.startsWith(".") || pattern.startsWith("[^") || pattern.startsWith("[[:");
    }
}
