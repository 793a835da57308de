package deployspec.value;

import java.time.Duration;
import java.util.regex.Pattern;

/** An instant relative to one that a run fixes. */
public record Moment(Anchor anchor, Duration offset) {
    private static final Pattern FORM = Pattern.compile("([A-Z])(?:([+-])(.*))?");

    /** Reads {@code T}, {@code T-7d}, {@code R+5m}; one that {@link #written} wrote comes back equal. */
    public static Moment parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Malformed(
                    "bad-moment",
                    0,
                    text.length(),
                    "`" + text + "` is not a moment",
                    "Write `T`, `R` or `E` and how long before or after, such as `T-7d`, `T+45m` or `E+24h`.");
        }
        var anchor = anchor(form.group(1));
        if (form.group(3) == null) {
            return new Moment(anchor, Duration.ZERO);
        }
        try {
            var offset = Durations.parse(form.group(3));
            return new Moment(anchor, form.group(2).equals("-") ? offset.negated() : offset);
        } catch (Malformed e) {
            throw e.movedBy(form.start(3));
        }
    }

    /** The form in which a spec writes it. */
    public String written() {
        return offset.isZero()
                ? anchor.name()
                : anchor + (offset.isNegative() ? "-" : "+") + Durations.print(offset.abs());
    }

    private static Anchor anchor(String letter) {
        return switch (letter) {
            case "T" -> Anchor.T;
            case "R" -> Anchor.R;
            case "E" -> Anchor.E;
            default ->
                throw new Malformed(
                        "bad-moment",
                        0,
                        1,
                        "`" + letter + "` is no anchor of a moment",
                        "`T` is the instant given to the run, `R` the start of a rollback, `E` the end of the procedure.");
        };
    }

    /** What a moment is counted from. */
    public enum Anchor {
        /** The instant given to the run. */
        T,
        /** The start of a rollback. */
        R,
        /** The end of all that is not timed from E. */
        E
    }
}
