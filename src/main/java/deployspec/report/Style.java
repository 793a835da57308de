package deployspec.report;

/** What colour and weight mean on a terminal; without colour, nothing is added. */
record Style(boolean coloured) {
    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("1;31", text);
    }

    String doubtful(String text) {
        return wrap("33", text);
    }

    String advised(String text) {
        return wrap("36", text);
    }

    String strong(String text) {
        return wrap("1", text);
    }

    /** What may be passed over. */
    String quiet(String text) {
        return wrap("2", text);
    }

    private String wrap(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
