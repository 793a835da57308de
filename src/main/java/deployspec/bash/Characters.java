package deployspec.bash;

/** Which characters mean something to the shell. */
final class Characters {
    private Characters() {}

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** Whether it can't be part of a word. */
    static boolean endsWord(int c) {
        return switch (c) {
            case Cursor.END, ' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>' -> true;
            default -> false;
        };
    }

    static boolean startsName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isInName(int c) {
        return startsName(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A parameter whose name is one character, such as {@code $?}. */
    static boolean isSpecialParameter(int c) {
        return switch (c) {
            case '@', '*', '#', '?', '-', '$', '!' -> true;
            default -> false;
        };
    }

    static boolean isName(String text) {
        return !text.isEmpty() && startsName(text.charAt(0)) && text.chars().allMatch(Characters::isInName);
    }
}
