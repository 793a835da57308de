package deployspec.report;

/** What colour and weight mean on a terminal; without colour, nothing is added. */
public record Style(boolean coloured) {
    public String good(String text) {
        return wrap("32", text);
    }

    public String bad(String text) {
        return wrap("1;31", text);
    }

    public String doubtful(String text) {
        return wrap("33", text);
    }

    public String advised(String text) {
        return wrap("36", text);
    }

    public String strong(String text) {
        return wrap("1", text);
    }

    /** What may be passed over. */
    public String quiet(String text) {
        return wrap("2", text);
    }

    private String wrap(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
