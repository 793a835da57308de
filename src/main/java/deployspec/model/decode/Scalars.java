package deployspec.model.decode;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.model.Located;
import deployspec.source.Limits;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import deployspec.value.Durations;
import deployspec.value.Ere;
import deployspec.value.Malformed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;

/** Plain values: words, numbers, durations, dates, patterns. */
final class Scalars {
    private Scalars() {}

    static String text(Node node, Decoding decoding) {
        return ((Scalar) node).text();
    }

    static Located<String> name(Node node, Decoding decoding) {
        return new Located<>(((Scalar) node).text(), node.span());
    }

    static boolean flag(Node node, Decoding decoding) {
        return Boolean.parseBoolean(((Scalar) node).text());
    }

    /** A whole number; one that no machine word holds is as good as the largest. */
    static int integer(Node node, Decoding decoding) {
        return number(node, decoding).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }

    static BigDecimal number(Node node, Decoding decoding) {
        return new BigDecimal(((Scalar) node).text());
    }

    static Located<Duration> duration(Node node, Decoding decoding) {
        return new Located<>(parsed(node, Durations::parse, Duration.ofSeconds(1), decoding), node.span());
    }

    static Ere ere(Node node, boolean ignoreCase, Decoding decoding) {
        return parsed(node, text -> Ere.parse(text, ignoreCase), new Ere("x", ignoreCase), decoding);
    }

    static LocalDate date(Node node, Decoding decoding) {
        var text = ((Scalar) node).text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            decoding.report(
                    Diagnostic.error("bad-date", node.span(), Backticks.around(text) + " is not a day of the calendar")
                            .withHelp("Write year, month and day, such as `2026-01-18`."));
            return LocalDate.EPOCH;
        }
    }

    /** The constant that a kebab-case word of the schema stands for. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What a parser makes of a scalar's text; a fault is reported where it stands, and the substitute lets decoding go on. */
    static <T> T parsed(Node node, Function<String, T> parser, T substitute, Decoding decoding) {
        var scalar = (Scalar) node;
        if (scalar.text().length() > Limits.WORD) {
            decoding.report(Diagnostic.error(
                            "too-long",
                            scalar.span(),
                            "this has %,d characters; a value with a form of its own may have %,d"
                                    .formatted(scalar.text().length(), Limits.WORD))
                    .withHelp("Write it shorter; only prose and scripts may be long."));
            return substitute;
        }
        try {
            return parser.apply(scalar.text());
        } catch (Malformed e) {
            decoding.report(Diagnostic.error(e.code(), Parts.of(scalar, e.from(), e.to()), e.summary())
                    .withHelp(e.help()));
            return substitute;
        }
    }
}
