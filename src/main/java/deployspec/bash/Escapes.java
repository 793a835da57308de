package deployspec.bash;

/** Carries out the escapes of {@code $'…'}. */
final class Escapes {
    private final String written;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private Escapes(String written) {
        this.written = written;
    }

    static String carriedOut(String written) {
        return written.indexOf('\\') < 0 ? written : new Escapes(written).read();
    }

    private String read() {
        while (at < written.length()) {
            char c = written.charAt(at++);
            if (c == '\\' && at < written.length()) {
                escape(written.charAt(at++));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private void escape(char c) {
        switch (c) {
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'e', 'E' -> text.append('\u001b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000b');
            case '\\', '\'', '"', '?' -> text.append(c);
            case 'x' -> number(c, 16, 2);
            case 'u' -> number(c, 16, 4);
            case 'U' -> number(c, 16, 8);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                number(c, 8, 3);
            }
            case 'c' -> control();
            default -> text.append('\\').append(c);
        }
    }

    /** A character by its number; without digits, the escape stays as it is. */
    private void number(char escape, int radix, int most) {
        long number = 0;
        int start = at;
        while (at < written.length() && at - start < most && Character.digit(written.charAt(at), radix) >= 0) {
            number = number * radix + Character.digit(written.charAt(at++), radix);
        }
        if (at == start) {
            text.append('\\').append(escape);
        } else if (Character.isValidCodePoint((int) number) && number <= Character.MAX_CODE_POINT) {
            text.appendCodePoint((int) number);
        }
    }

    private void control() {
        if (at < written.length()) {
            text.append((char) (written.charAt(at++) & 0x1f));
        }
    }
}
