package deployspec.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * One complaint with a place.
 *
 * @param code the fault in kebab-case, the name that {@code spec explain} and suppressions use
 * @param summary one sentence without a final full stop: what is wrong; names of the spec stand in `backticks`
 * @param subject the smallest range that is wrong, with a few words such as {@code did you mean `x`?}
 * @param related other places that explain the complaint, such as the first of two declarations
 * @param help what to do about it, each entry a sentence; may be empty
 */
public record Diagnostic(
        String code, Severity severity, String summary, Label subject, List<Label> related, List<String> help)
        implements Comparable<Diagnostic> {
    public Diagnostic {
        related = List.copyOf(related);
        help = List.copyOf(help);
    }

    public static Diagnostic error(String code, Span span, String summary) {
        return new Diagnostic(code, Severity.ERROR, summary, Label.of(span), List.of(), List.of());
    }

    public static Diagnostic warning(String code, Span span, String summary) {
        return new Diagnostic(code, Severity.WARNING, summary, Label.of(span), List.of(), List.of());
    }

    /** The same complaint, this severe. */
    public Diagnostic as(Severity other) {
        return new Diagnostic(code, other, summary, subject, related, help);
    }

    /** The same complaint with these words beside the underline. */
    public Diagnostic saying(String text) {
        return new Diagnostic(code, severity, summary, new Label(subject.span(), text), related, help);
    }

    /** The same complaint, naming one more place. */
    public Diagnostic relatedTo(Span span, String text) {
        var more = new ArrayList<>(related);
        more.add(new Label(span, text));
        return new Diagnostic(code, severity, summary, subject, more, help);
    }

    /** The same complaint with one more sentence of advice. */
    public Diagnostic withHelp(String sentence) {
        var more = new ArrayList<>(help);
        more.add(sentence);
        return new Diagnostic(code, severity, summary, subject, related, more);
    }

    public Span span() {
        return subject.span();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Diagnostic other) {
        int order = span().compareTo(other.span());
        order = order != 0 ? order : code.compareTo(other.code);
        return order != 0 ? order : summary.compareTo(other.summary);
    }
}
