package deployspec.execute.judge;

import deployspec.value.Unit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as programs print them, perhaps with a unit behind. */
final class Numbers {
    /** Bounded, because exact arithmetic on an exponent of a million never ends. */
    private static final Pattern FORM = Pattern.compile(
            "\\s*([-+]?(?:[0-9]{1,40}(?:[.][0-9]{0,40})?|[.][0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?)\\s*([A-Za-zµ%/]*)\\s*");

    private static final Pattern NOT_FINITE =
            Pattern.compile("\\s*[-+]?(nan|inf|infinity)\\s*", Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    sealed interface Parsed {
        record Amount(BigDecimal number, Unit unit) implements Parsed {}

        record Refused(String why) implements Parsed {}
    }

    /** @param unit of a number without one; another unit must be of the same dimension */
    static Parsed parse(String text, Unit unit) {
        if (NOT_FINITE.matcher(text).matches()) {
            return new Parsed.Refused(text.strip() + " is not a finite number");
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return new Parsed.Refused("“" + Shown.cut(text.strip(), 60) + "” is not a number");
        }
        var symbol = form.group(2);
        var own = symbol.isEmpty() ? unit : Unit.of(symbol).orElse(null);
        if (own == null) {
            return new Parsed.Refused("“" + symbol + "” is not a unit");
        }
        if (own.dimension() != unit.dimension()) {
            return new Parsed.Refused(
                    "“" + text.strip() + "” is not a " + unit.dimension().name().toLowerCase(Locale.ROOT));
        }
        return new Parsed.Amount(new BigDecimal(form.group(1)), own);
    }
}
