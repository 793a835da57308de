package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import deployspec.source.Node;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is written without quotes is the same for every reader of YAML, because a spec is also read by editors, CI and
 * scripts, many of which still follow YAML 1.1. The forms are those of its types, yaml.org/type.
 */
public final class ScalarsReadAlike implements SpecRule {
    private static final Set<String> BOOLEANS = Set.of(
            "yes", "Yes", "YES", "no", "No", "NO", "True", "TRUE", "False", "FALSE", "on", "On", "ON", "off", "Off",
            "OFF");

    private static final Set<String> NOTHING = Set.of("~", "Null", "NULL");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)");
    private static final Pattern CLOCK = Pattern.compile("[-+]?[1-9][0-9_]*(:[0-5]?[0-9])++([.][0-9_]*)?");
    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?([0-9][0-9_]*[.][0-9_]*|[.][0-9_]+)([eE][-+][0-9]+)?|[-+]?[.](inf|Inf|INF)|[.](nan|NaN|NAN)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

    /** Where a date is what is meant. */
    private static final Set<String> DATES = Set.of("updated", "last", "next", "until");

    @Override
    public Page page() {
        return new Page(
                "read-otherwise",
                Severity.WARNING,
                "A text without quotes is something else to other readers of YAML.",
                "Deployspec reads it as it is written; a script, an editor or a CI job that reads the same file finds a boolean, a number or an error.",
                "Put it in quotes.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.surface()
                .words()
                .filter(word -> word.scalar().isPlain() && word.scalar().type() == Node.Type.TEXT)
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Word word) {
        var text = word.text();
        var otherwise = word.inFlow() && text.indexOf('?') >= 0
                ? Optional.of("an error: in brackets, they end the text at the `?`")
                : otherwise(text, DATES.contains(word.under()));
        return otherwise.stream()
                .map(what -> page().at(
                                word.scalar().span(),
                                "to other readers of YAML, %s is %s".formatted(quoted(text), what))
                        .withHelp("Write `\"%s\"`.".formatted(text)));
    }

    private static String quoted(String text) {
        return text.contains("`") ? "this" : "`" + text + "`";
    }

    private static Optional<String> otherwise(String text, boolean date) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        if (BOOLEANS.contains(text)) {
            boolean yes = Set.of("yes", "true", "on").contains(text.toLowerCase(Locale.ROOT));
            return Optional.of("the boolean `%s`".formatted(yes));
        }
        if (NOTHING.contains(text)) {
            return Optional.of("no value at all");
        }
        if (text.equals("=")) {
            return Optional.of("an error: a sign for a default value that few of them know");
        }
        char first = text.isEmpty() ? 'x' : text.charAt(0);
        if (!(first >= '0' && first <= '9') && first != '-' && first != '+' && first != '.') {
            return Optional.empty();
        }
        return number(text).or(() -> !date && DATE.matcher(text).matches() ? Optional.of("a date") : Optional.empty());
    }

    private static Optional<String> number(String text) {
        if (INTEGER.matcher(text).matches()) {
            return integer(text.replace("_", ""));
        }
        if (CLOCK.matcher(text).matches()) {
            return Optional.of(
                    text.contains(".")
                            ? "a number of seconds, counted by sixties"
                            : "the number %s, counted by sixties".formatted(sixties(text.replace("_", ""))));
        }
        return FRACTION.matcher(text).matches() ? Optional.of("a number") : Optional.empty();
    }

    /** Empty for what is a number nowhere, such as {@code 08}. */
    private static Optional<String> integer(String text) {
        var sign = text.startsWith("-") ? "-" : "";
        var digits = text.replaceFirst("^[-+]", "");
        if (digits.startsWith("0b")) {
            return spoken(sign, digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return spoken(sign, digits.substring(2), 16);
        }
        if (digits.startsWith("0o")) {
            return spoken(sign, digits.substring(2), 8);
        }
        if (digits.length() > 1 && digits.startsWith("0")) {
            return digits.matches("[0-7]+") ? spoken(sign, digits, 8) : Optional.empty();
        }
        return spoken(sign, digits, 10);
    }

    private static Optional<String> spoken(String sign, String digits, int radix) {
        return digits.isEmpty()
                ? Optional.empty()
                : Optional.of("the number %s%s".formatted(sign, new BigInteger(digits, radix)));
    }

    private static BigInteger sixties(String text) {
        var sum = BigInteger.ZERO;
        for (var part : text.replaceFirst("^[-+]", "").split(":", -1)) {
            sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return text.startsWith("-") ? sum.negate() : sum;
    }
}
