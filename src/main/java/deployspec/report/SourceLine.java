package deployspec.report;

import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a file as a terminal can show it: nothing hides, a tab is an arrow, and every character knows its columns.
 */
record SourceLine(List<Cell> cells) {
    private static final String TAB = "→   ";
    private static final String CUT = "…";

    /** One character of the source and what is shown for it. */
    record Cell(String shown, int columns) {}

    /** A part of the line and where the marked range lies in it, in columns from 0. */
    record Window(String text, int from, int width) {}

    static SourceLine of(String line) {
        var cells = new ArrayList<Cell>();
        line.codePoints().forEach(point -> cells.add(cell(point)));
        return new SourceLine(List.copyOf(cells));
    }

    private static Cell cell(int point) {
        if (point == '\t') {
            return new Cell(TAB, TAB.length());
        }
        // One character at a time: joined emoji are taken apart, because terminals disagree about their width.
        String shown = Visible.of(Character.toString(point));
        return new Cell(shown, Columns.of(shown));
    }

    /**
     * As much of the line as fits into {@code width} columns and shows the beginning of the range.
     *
     * @param from the first marked character, from 0
     * @param to the first that is no longer marked
     */
    Window around(int from, int to, int width) {
        int begin = Math.min(from, cells.size());
        int end = Math.max(begin, Math.min(to, cells.size()));
        if (columns(0, cells.size()) <= width) {
            return window(0, cells.size(), begin, end);
        }
        int first = firstShown(begin, end, width);
        int last = first;
        int room = width - (first > 0 ? 1 : 0);
        while (last < cells.size() && columns(first, last + 1) <= room - (last + 1 < cells.size() ? 1 : 0)) {
            last++;
        }
        return window(first, last, begin, Math.max(begin, Math.min(end, last)));
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
        var text = new StringBuilder(first > 0 ? CUT : "");
        cells.subList(first, last).forEach(cell -> text.append(cell.shown()));
        text.append(last < cells.size() ? CUT : "");
        int before = (first > 0 ? 1 : 0) + columns(first, begin);
        return new Window(text.toString(), before, Math.max(1, columns(begin, end)));
    }

    private int columns(int from, int to) {
        return cells.subList(from, to).stream().mapToInt(Cell::columns).sum();
    }
}
