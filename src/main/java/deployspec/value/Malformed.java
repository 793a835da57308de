package deployspec.value;

/**
 * Text that is not what it should be, such as a duration without a unit. Thrown by the parsers of this package and turned
 * into a diagnostic by whoever knows where the text stands.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int from;
    private final int to;
    private final String help;

    /**
     * @param code the fault in kebab-case
     * @param from where the smallest wrong part begins, an index into the parsed text
     * @param to where it ends
     * @param summary what is wrong, one sentence without a full stop
     * @param help what to write instead
     */
    public Malformed(String code, int from, int to, String summary, String help) {
        super(summary);
        this.code = code;
        this.from = from;
        this.to = to;
        this.help = help;
    }

    /** The same fault, when the text was only a part of a longer one. */
    Malformed movedBy(int offset) {
        return new Malformed(code, from + offset, to + offset, summary(), help);
    }

    public String code() {
        return code;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public String summary() {
        return String.valueOf(getMessage());
    }

    public String help() {
        return help;
    }
}
