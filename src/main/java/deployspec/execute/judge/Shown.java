package deployspec.execute.judge;

import deployspec.execute.event.Reading;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Readings, instants and answers as a verdict's sentence shows them. */
public final class Shown {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final int ANSWER = 2000;

    private Shown() {}

    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** A short bare number stands as it was found: it may be a word, such as the version 1.0. */
    static String reading(Reading reading) {
        if (reading.number().isPresent()
                && reading.unit() == Unit.ONE
                && reading.text().length() <= 12) {
            return reading.text();
        }
        return reading.number()
                .map(number -> number(number)
                        + (reading.unit().symbol().isEmpty()
                                ? ""
                                : " " + reading.unit().symbol()))
                .orElseGet(() -> "“" + cut(reading.text(), 60) + "”");
    }

    /** Six digits are more than anybody reads; the exact number stands in the reading. */
    private static String number(BigDecimal number) {
        var rounded = number.precision() - number.scale() > 6
                ? number.setScale(0, RoundingMode.HALF_EVEN)
                : number.round(new MathContext(6));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** An answer as it is kept as evidence. */
    public static String answer(String text) {
        return cut(text.strip(), ANSWER);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
