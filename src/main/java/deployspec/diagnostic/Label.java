package deployspec.diagnostic;

/** A place and the few words that belong beside its underline; the words may be empty. */
public record Label(Span span, String text) {
    public static Label of(Span span) {
        return new Label(span, "");
    }
}
