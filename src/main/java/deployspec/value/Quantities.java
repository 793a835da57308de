package deployspec.value;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as a spec writes them: {@code 500ms}, {@code 0.1 %}, {@code ${BUDGET}}, {@code baseline + 10%}. */
public final class Quantities {
    private static final String CODE = "bad-quantity";
    private static final String NUMBER = "[0-9]+(?:[.][0-9]+)?";
    private static final Pattern AMOUNT = Pattern.compile("(-?" + NUMBER + ")( ?)([A-Za-zµ%/]*)");
    private static final Pattern INPUT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final Pattern OFFSET =
            Pattern.compile("baseline(?: *(\\+/-|[+±-]) *(" + NUMBER + ")( ?)([A-Za-z%]*))?");

    private Quantities() {}

    /** Reads a quantity; one that {@link Quantity#written} wrote comes back equal. */
    public static Quantity parse(String text) {
        var input = INPUT.matcher(text);
        if (input.matches()) {
            return new Quantity.FromInput(input.group(1));
        }
        var offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return new Quantity.Baseline(offset(offset));
        }
        var amount = AMOUNT.matcher(text);
        if (amount.matches()) {
            return amount(amount);
        }
        throw notAQuantity(text);
    }

    private static Quantity amount(Matcher amount) {
        var symbol = amount.group(3);
        var unit = Unit.of(symbol).orElseThrow(() -> Unit.unknown(symbol, amount.start(3)));
        return new Quantity.Amount(number(amount.group(1)), unit);
    }

    private static Quantity.Offset offset(Matcher offset) {
        if (offset.group(1) == null) {
            return new Quantity.Exactly();
        }
        var number = number(offset.group(2));
        var sign = offset.group(1);
        var moved = sign.equals("-") ? number.negate() : number;
        var around = sign.equals("±") || sign.equals("+/-");
        return switch (offset.group(4)) {
            case "%" -> around ? new Quantity.Around(number) : new Quantity.Percent(moved);
            case "pp" -> {
                if (around) {
                    throw unitOfOffset(offset, "A range around the baseline is written in percent: `baseline ± 10%`.");
                }
                yield new Quantity.Points(moved);
            }
            default ->
                throw unitOfOffset(
                        offset,
                        "Write `baseline + 10%` for a tenth more, `baseline + 10pp` for ten percentage points.");
        };
    }

    private static Malformed unitOfOffset(Matcher offset, String help) {
        return new Malformed(
                CODE,
                offset.start(2),
                offset.end(4),
                "`" + offset.group(2) + offset.group(3) + offset.group(4) + "` is no distance from a baseline",
                help);
    }

    private static Malformed notAQuantity(String text) {
        if (text.startsWith("$")) {
            return new Malformed(
                    CODE,
                    0,
                    text.length(),
                    "`" + text + "` names no input",
                    "Names are upper case and stand in braces, such as `${BUDGET}`.");
        }
        if (text.matches("-?[0-9]{1,3}(,[0-9]{3})+.*")) {
            return new Malformed(
                    CODE, 0, text.length(), "`" + text + "` has commas in its number", "Write the digits together.");
        }
        if (text.matches("-?[0-9]+,[0-9]+.*")) {
            return new Malformed(
                    CODE,
                    0,
                    text.length(),
                    "`" + text + "` has a decimal comma",
                    "Write `" + text.replaceFirst(",", ".") + "`.");
        }
        return new Malformed(
                CODE,
                0,
                text.length(),
                text.isEmpty() ? "a quantity is missing" : "`" + text + "` is not a quantity",
                "Write a number with its unit (`500ms`, `0.1%`), an input (`${BUDGET}`) or `baseline`.");
    }

    /** One form for each value, so that equal numbers are equal quantities. */
    private static BigDecimal number(String digits) {
        var number = new BigDecimal(digits).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
