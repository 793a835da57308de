package deployspec.report;

import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file as a terminal can show it: nothing hides, a tab is an arrow, and every character knows its columns. Of
 * a line of a million characters it is only the part around what is to be shown.
 *
 * @param before how many characters of the line stand before the cells
 * @param after whether more of the line follows them
 */
record SourceLine(List<Cell> cells, int before, boolean after) {
    /** Characters to each side of the marked range that are looked at for each column: some take none. */
    private static final int FOR_EACH_COLUMN = 4;

    private static final String TAB = "→   ";
    private static final String CUT = "…";

    /** One character of the source and what is shown for it. */
    record Cell(String shown, int columns) {}

    /** A part of the line and where the marked range lies in it, in columns from 0. */
    record Window(String text, int from, int width) {}

    /**
     * As much of a line as fits into {@code width} columns and shows the beginning of the range.
     *
     * @param from the first marked character, from 0
     * @param to the first that is no longer marked
     */
    static Window window(String line, int from, int to, int width) {
        int length = line.codePointCount(0, line.length());
        int begin = Math.min(from, length);
        int first = Math.max(0, begin - width * FOR_EACH_COLUMN);
        int last = Math.min(length, begin + width * FOR_EACH_COLUMN);
        int start = line.offsetByCodePoints(0, first);
        var shown = line.substring(start, line.offsetByCodePoints(start, last - first));
        return of(shown, first, last < length).around(begin, Math.min(Math.max(begin, to), last), width);
    }

    private static SourceLine of(String part, int before, boolean after) {
        var cells = new ArrayList<Cell>();
        part.codePoints().forEach(point -> cells.add(cell(point)));
        return new SourceLine(List.copyOf(cells), before, after);
    }

    private static Cell cell(int point) {
        if (point == '\t') {
            return new Cell(TAB, TAB.length());
        }
        // One character at a time: joined emoji are taken apart, because terminals disagree about their width.
        String shown = Visible.of(Character.toString(point));
        return new Cell(shown, Columns.of(shown));
    }

    private Window around(int from, int to, int width) {
        int begin = from - before;
        int end = to - before;
        if (before == 0 && !after && columns(0, cells.size()) <= width) {
            return window(0, cells.size(), begin, end);
        }
        int first = firstShown(begin, end, width);
        int last = first;
        int room = width - (isCutBefore(first) ? 1 : 0);
        while (last < cells.size() && columns(first, last + 1) <= room - (isCutAfter(last + 1) ? 1 : 0)) {
            last++;
        }
        return window(first, last, begin, Math.max(begin, Math.min(end, last)));
    }

    private boolean isCutBefore(int first) {
        return before > 0 || first > 0;
    }

    private boolean isCutAfter(int last) {
        return after || last < cells.size();
    }

    /** The range is shown whole if it can be, a third of the room left of it showing what it belongs to. */
    private int firstShown(int begin, int end, int width) {
        int wanted = Math.max(width / 3, width - 2 - Math.max(1, columns(begin, end)));
        int first = begin;
        while (first > 0 && columns(first - 1, begin) <= Math.min(wanted, width * 2 / 3)) {
            first--;
        }
        return first;
    }

    private Window window(int first, int last, int begin, int end) {
        var text = new StringBuilder(isCutBefore(first) ? CUT : "");
        cells.subList(first, last).forEach(cell -> text.append(cell.shown()));
        text.append(isCutAfter(last) ? CUT : "");
        int left = (isCutBefore(first) ? 1 : 0) + columns(first, begin);
        return new Window(text.toString(), left, Math.max(1, columns(begin, end)));
    }

    private int columns(int from, int to) {
        return cells.subList(from, to).stream().mapToInt(Cell::columns).sum();
    }
}
