package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the variables that an arithmetic expression names without a dollar. */
final class CalculationNames {
    /** A number, which may contain letters, or a name. */
    private static final Pattern TOKEN = Pattern.compile("[0-9][0-9A-Za-z_@#]*|([A-Za-z_][A-Za-z0-9_]*)");

    private static final Pattern CHANGE = Pattern.compile("[ \\t\\n]*(\\+\\+|--|=(?!=)|(?:[-+*/%&^|]|<<|>>)=)");
    private static final Pattern CHANGE_BEFORE = Pattern.compile("(\\+\\+|--)[ \\t\\n]*$");
    private final List<Name> reads = new ArrayList<>();
    private final List<Name> sets = new ArrayList<>();

    private CalculationNames() {}

    static CalculationNames in(List<Part> parts) {
        var names = new CalculationNames();
        names.readAll(parts);
        return names;
    }

    /** Quotes mean nothing in arithmetic, and {@code let} needs them. */
    private void readAll(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Literal literal) {
                boolean joinsBefore = i > 0 && !(parts.get(i - 1) instanceof Part.Literal);
                boolean joinsAfter = i + 1 < parts.size() && !(parts.get(i + 1) instanceof Part.Literal);
                read(literal, joinsBefore, joinsAfter);
            } else if (parts.get(i) instanceof Part.SingleQuoted quoted) {
                read(new Part.Literal(quoted.text(), quoted.from() + 1, quoted.to() - 1), false, false);
            } else if (parts.get(i) instanceof Part.DoubleQuoted quoted) {
                readAll(quoted.parts());
            }
        }
    }

    List<Name> reads() {
        return reads;
    }

    List<Name> sets() {
        return sets;
    }

    /** A name that touches an expansion is not all of the name. */
    private void read(Part.Literal literal, boolean joinsBefore, boolean joinsAfter) {
        String text = literal.text();
        for (Matcher token = TOKEN.matcher(text); token.find(); ) {
            boolean whole = !(joinsBefore && token.start() == 0) && !(joinsAfter && token.end() == text.length());
            if (token.group(1) != null && whole) {
                int from = literal.from() + token.start();
                add(new Name(token.group(1), from, from + token.group(1).length()), text, token.start(), token.end());
            }
        }
    }

    private void add(Name name, String text, int start, int end) {
        var change = CHANGE.matcher(text).region(pastSubscript(text, end), text.length());
        if (change.lookingAt()) {
            sets.add(name);
            if (!change.group(1).equals("=")) {
                reads.add(name);
            }
        } else {
            reads.add(name);
            if (CHANGE_BEFORE
                    .matcher(text)
                    .region(Math.max(0, start - 8), start)
                    .find()) {
                sets.add(name);
            }
        }
    }

    private static int pastSubscript(String text, int end) {
        if (end == text.length() || text.charAt(end) != '[') {
            return end;
        }
        int inside = 0;
        for (int i = end; i < text.length(); i++) {
            inside += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
            if (inside == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
