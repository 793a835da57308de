package deployspec.report;

import deployspec.value.Visible;

/** How many columns of a terminal a character takes. */
public final class Columns {
    /** Behind a character that is drawn as text by itself, it makes many terminals draw a wide picture. */
    private static final int AS_PICTURE = 0xFE0F;

    /** First and last of each range that East Asian terminals draw two columns wide, emoji apart. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF},
        {0x1F200, 0x1F2FF}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}
    };

    private Columns() {}

    public static int of(String text) {
        return Visible.of(text).codePoints().map(Columns::of).sum();
    }

    /** At most so many columns of it, on any terminal; where something is missing, it ends in {@code …}. */
    public static String cut(String text, int width) {
        var shown = Visible.of(text);
        if (atMost(shown) <= width) {
            return shown;
        }
        var cut = new StringBuilder();
        int left = width - 1;
        for (int point : shown.codePoints().toArray()) {
            left -= atMost(point);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return width < 1 ? "" : cut.append('…').toString();
    }

    /** As many as any terminal takes. */
    public static int atMost(String text) {
        return Visible.of(text).codePoints().map(Columns::atMost).sum();
    }

    private static int atMost(int point) {
        return point == AS_PICTURE ? 1 : of(point);
    }

    static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        if (Character.isEmojiPresentation(point)) {
            return true;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
