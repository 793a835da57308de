package deployspec.source;

/** The language's own typing of unquoted scalars, stricter than any YAML schema: no {@code yes}, no {@code 0x1F}, no {@code .inf}. */
final class PlainScalars {
    private PlainScalars() {}

    static Node.Type typeOf(String text) {
        return switch (text) {
            case "", "null" -> Node.Type.NULL;
            case "true", "false" -> Node.Type.BOOLEAN;
            default -> isJsonNumber(text) ? Node.Type.NUMBER : Node.Type.TEXT;
        };
    }

    static boolean isJsonNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int integerEnd = digits(text, at);
        if (integerEnd == at || (text.charAt(at) == '0' && integerEnd > at + 1)) {
            return false;
        }
        at = integerEnd;
        if (at < text.length() && text.charAt(at) == '.') {
            int fractionEnd = digits(text, at + 1);
            if (fractionEnd == at + 1) {
                return false;
            }
            at = fractionEnd;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponentEnd = digits(text, at);
            if (exponentEnd == at) {
                return false;
            }
            at = exponentEnd;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
