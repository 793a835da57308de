package deployspec.value;

/**
 * Text in which nothing hides: control characters, characters that turn the direction of writing and characters without
 * width stand as {@code ⟨U+202E⟩}, so that what a person reads is what is there. Line ends and tabs stay.
 */
public final class Visible {
    private static final int JOINER = 0x200D;

    private Visible() {}

    public static String of(String text) {
        if (text.codePoints().noneMatch(Visible::hides)) {
            return text;
        }
        var visible = new StringBuilder();
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (hides(point) && !joinsEmoji(point, before, i < text.length() ? text.codePointAt(i) : 0)) {
                visible.append("⟨U+%04X⟩".formatted(point));
            } else {
                visible.appendCodePoint(point);
            }
            before = point;
        }
        return visible.toString();
    }

    private static boolean hides(int point) {
        return point != '\n'
                && point != '\t'
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }

    /** Families and flags are several emoji held together by a character without width. */
    private static boolean joinsEmoji(int point, int before, int after) {
        return point == JOINER && (Character.isEmoji(before) || before == 0xFE0F) && Character.isEmoji(after);
    }
}
