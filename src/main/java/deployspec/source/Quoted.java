package deployspec.source;

/** A text as it would have to be written in quotes, for advice. */
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        boolean plain = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
        return plain ? '"' + text + '"' : "'" + text.replace("'", "''") + "'";
    }
}
