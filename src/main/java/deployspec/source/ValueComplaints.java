package deployspec.source;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is wrong with a value in itself: its kind, its form, its size. */
final class ValueComplaints {
    private static final Set<String> YES_AND_NO = Set.of("yes", "no", "on", "off", "true", "false", "y", "n");
    private static final Set<String> YES = Set.of("yes", "on", "true", "y");

    private final Position position;
    private final Expected expected;

    private ValueComplaints(Position position, Expected expected) {
        this.position = position;
        this.expected = expected;
    }

    static Diagnostic of(Position position, Expected expected, String keyword) {
        var complaints = new ValueComplaints(position, expected);
        return switch (keyword) {
            case "type", Branches.NONE_FITS -> complaints.wrongType();
            case "enum" -> complaints.unknownValue(strings(complaints.limit("enum")));
            case "const" ->
                complaints.unknownValue(List.of(complaints.limit("const").asString()));
            case "pattern", "format" -> complaints.badForm();
            case "minLength", "minItems", "minProperties" -> complaints.tooLittle(keyword);
            case "maxLength", "maxItems", "maxProperties" ->
                complaints.wrongCount("at most " + complaints.limit(keyword).asString(), keyword);
            case "minimum" ->
                complaints.outOfRange("at least " + complaints.limit(keyword).asString());
            case "maximum" ->
                complaints.outOfRange("at most " + complaints.limit(keyword).asString());
            case "exclusiveMinimum" ->
                complaints.outOfRange("more than " + complaints.limit(keyword).asString());
            case "exclusiveMaximum" ->
                complaints.outOfRange("less than " + complaints.limit(keyword).asString());
            case "uniqueItems" -> complaints.repeated();
            default ->
                complaints.advised(complaints.error("bad-value", position.called() + " is not allowed in this form"));
        };
    }

    private JsonNode limit(String keyword) {
        return expected.schema().get(keyword);
    }

    private static List<String> strings(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    private Diagnostic wrongType() {
        if (position.node() instanceof Node.Scalar scalar && scalar.type() == Node.Type.NULL) {
            String summary = scalar.text().isEmpty()
                    ? "nothing is written for " + position.called()
                    : position.called() + " must be " + wanted() + ", not `null`";
            return advised(error("empty-value", summary));
        }
        var complaint = error(
                "wrong-type",
                position.called() + " must be " + wanted() + ", not "
                        + position.node().noun());
        return mended().map(written -> complaint.withHelp("write `" + written + "`"))
                .orElseGet(() -> advised(complaint));
    }

    private String wanted() {
        List<String> types = expected.types();
        if (types.equals(List.of("string")) && limitless()) {
            return "text";
        }
        return expected.title()
                .orElseGet(() -> types.isEmpty()
                        ? "something else"
                        : types.stream().map(ValueComplaints::noun).collect(Collectors.joining(" or ")));
    }

    private boolean limitless() {
        return !expected.schema().has("pattern");
    }

    private static String noun(String type) {
        return switch (type) {
            case "string" -> "text";
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "`true` or `false`";
            case "array" -> "a list";
            case "object" -> "a mapping";
            default -> "nothing";
        };
    }

    /** The line as it would be right, where it is plain what was meant. */
    private Optional<String> mended() {
        if (!(position.node() instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        List<String> types = expected.types();
        String text = scalar.text();
        boolean wantsText = types.equals(List.of("string"))
                && (limitless()
                        || ShortTexts.fits(text)
                                && text.matches(limit("pattern").asString()));
        if (scalar.type() != Node.Type.TEXT) {
            return wantsText ? line(Quoted.of(text)) : Optional.empty();
        }
        if (types.contains("boolean") && YES_AND_NO.contains(text.toLowerCase(Locale.ROOT))) {
            return line(Boolean.toString(YES.contains(text.toLowerCase(Locale.ROOT))));
        }
        boolean wantsNumber = types.contains("integer") || types.contains("number");
        if (wantsNumber && PlainScalars.isJsonNumber(text)) {
            return line(text);
        }
        boolean wantsList = types.contains("array") && !types.contains("string");
        return wantsList && scalar.span().line() == scalar.span().endLine()
                ? line("[" + (text.matches("[A-Za-z0-9_.-]+") ? text : Quoted.of(text)) + "]")
                : Optional.empty();
    }

    private Optional<String> line(String value) {
        return Optional.of(position.name() + value);
    }

    private Diagnostic unknownValue(List<String> allowed) {
        String list = allowed.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        String must = position.called() + " must be " + (allowed.size() == 1 ? "" : "one of ") + list;
        if (!(position.node() instanceof Node.Scalar scalar)) {
            return error("unknown-value", must + ", not " + position.node().noun());
        }
        if (scalar.type() == Node.Type.NULL) {
            return error("empty-value", must + "; nothing is written");
        }
        var complaint = error("unknown-value", must + ", not " + Backticks.around(scalar.text()));
        return Suggestion.nearest(scalar.text(), allowed)
                .map(near -> complaint.saying("did you mean `" + near + "`?"))
                .orElse(complaint);
    }

    private Diagnostic badForm() {
        String text = position.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        String summary = text.isEmpty()
                ? position.called() + " is empty"
                : expected.title()
                        .map(title -> Backticks.around(text) + " is not " + title)
                        .orElse(position.called() + " cannot be " + Backticks.around(text));
        return advised(error("bad-form", summary));
    }

    private Diagnostic tooLittle(String keyword) {
        boolean empty = switch (position.node()) {
            case Node.Scalar scalar -> scalar.text().isEmpty();
            case Node.Items items -> items.values().isEmpty();
            case Node.Fields fields -> fields.byName().isEmpty();
        };
        if (empty) {
            return advised(error("empty-value", position.called() + " is empty"));
        }
        return limit(keyword).asInt() > 1 && keyword.equals("minLength")
                ? badForm()
                : wrongCount("at least " + limit(keyword).asString(), keyword);
    }

    private Diagnostic wrongCount(String count, String keyword) {
        String noun = keyword.endsWith("Items") ? "items" : keyword.endsWith("Properties") ? "keys" : "characters";
        boolean one = count.endsWith(" 1");
        return advised(error(
                "wrong-count",
                position.called() + " must have " + count + " " + (one ? noun.substring(0, noun.length() - 1) : noun)));
    }

    private Diagnostic outOfRange(String range) {
        String written = position.node() instanceof Node.Scalar scalar ? ", not " + scalar.text() : "";
        return advised(error("out-of-range", position.called() + " must be " + range + written));
    }

    private Diagnostic repeated() {
        var seen = new HashSet<String>();
        if (position.node() instanceof Node.Items items) {
            for (Node item : items.values()) {
                if (item instanceof Node.Scalar scalar && !seen.add(scalar.text())) {
                    return Diagnostic.error(
                            "repeated-item",
                            scalar.span(),
                            Backticks.around(scalar.text()) + " stands twice in " + position.called());
                }
            }
        }
        return error("repeated-item", "something stands twice in " + position.called());
    }

    private Diagnostic advised(Diagnostic complaint) {
        return expected.advice()
                .map(advice -> complaint.withHelp(position.called() + ": " + advice))
                .orElse(complaint);
    }

    private Diagnostic error(String code, String summary) {
        return Diagnostic.error(code, position.span(), summary);
    }
}
