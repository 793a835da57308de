package deployspec.value;

/** A planned stretch of time, or an instant when both ends are the same. Both ends have the same anchor. */
public record Window(Moment from, Moment to) {
    public Window {
        if (from.anchor() != to.anchor() || from.offset().compareTo(to.offset()) > 0) {
            throw new IllegalArgumentException("not a window: " + from + " to " + to);
        }
    }

    /** Reads {@code T+45m..T+60m}, or one moment; what {@link #written} wrote comes back equal. */
    public static Window parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            var moment = Moment.parse(text);
            return new Window(moment, moment);
        }
        var from = Moment.parse(text.substring(0, dots));
        var to = end(text.substring(dots + 2), dots + 2);
        if (from.anchor() != to.anchor()) {
            throw new Malformed(
                    "bad-window",
                    0,
                    text.length(),
                    "`" + text + "` begins counted from " + from.anchor() + " and ends counted from " + to.anchor(),
                    "Count both ends from " + from.anchor() + ".");
        }
        if (from.offset().compareTo(to.offset()) > 0) {
            throw new Malformed(
                    "bad-window",
                    0,
                    text.length(),
                    "`" + text + "` ends before it begins",
                    "Did you mean `" + to.written() + ".." + from.written() + "`?");
        }
        return new Window(from, to);
    }

    /** The form in which a spec writes it. */
    public String written() {
        return isInstant() ? from.written() : from.written() + ".." + to.written();
    }

    private static Moment end(String text, int offset) {
        try {
            return Moment.parse(text);
        } catch (Malformed e) {
            throw e.movedBy(offset);
        }
    }

    public boolean isInstant() {
        return from.equals(to);
    }
}
