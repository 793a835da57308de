package deployspec.source;

/** A text as it would have to be written in quotes, for advice. */
final class Quoted {
    private static final int WORTH_REPEATING = 60;

    private Quoted() {}

    static String of(String text) {
        if (text.length() > WORTH_REPEATING) {
            return "\"…\"";
        }
        boolean plain = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
        return plain ? '"' + text + '"' : "'" + text.replace("'", "''") + "'";
    }
}
