package deployspec.tools;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * What a terminal makes of what is written to it, as far as lines go: it wraps, breaks its lines anew when its window changes (or
 * cuts them, as some do), and keeps what has scrolled away. Cells hold a character with its marks; of a wide one, the second is
 * empty.
 */
public final class FakeTerminal {
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007]*\u0007|[@-Z\\\\-_=>])");

    private final boolean breaksAnew;
    private final List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<String> frames = new ArrayList<>();
    private int columns;
    private int line;
    private int cell;
    private int written;

    /** @param breaksAnew whether a narrower window breaks lines, as most terminals do, or cuts them */
    public FakeTerminal(int columns, boolean breaksAnew) {
        this.columns = columns;
        this.breaksAnew = breaksAnew;
    }

    public PrintWriter writer() {
        return new PrintWriter(
                new Writer() {
                    private final StringBuilder pending = new StringBuilder();

                    @Override
                    public void write(char[] text, int from, int length) {
                        pending.append(text, from, length);
                    }

                    @Override
                    public void flush() {
                        FakeTerminal.this.write(pending.toString());
                        pending.setLength(0);
                    }

                    @Override
                    public void close() {
                        flush();
                    }
                },
                false);
    }

    public int columns() {
        return columns;
    }

    /** How often something was written. */
    public int written() {
        return written;
    }

    public void resize(int to) {
        columns = to;
        if (!breaksAnew) {
            lines.replaceAll(l -> new ArrayList<>(l.subList(0, Math.min(to, l.size()))));
            cell = Math.min(cell, to - 1);
        }
    }

    public void write(String text) {
        written++;
        for (int i = 0; i < text.length(); ) {
            var escape = ESCAPE.matcher(text).region(i, text.length());
            if (escape.lookingAt()) {
                obey(escape.group());
                i = escape.end();
            } else {
                int point = text.codePointAt(i);
                put(point);
                i += Character.charCount(point);
            }
        }
        var frame = shown(lines.get(line));
        if (!frame.isEmpty() && (frames.isEmpty() || !frames.getLast().equals(frame))) {
            frames.add(frame);
        }
    }

    private void obey(String escape) {
        switch (escape) {
            case "\u001b[J" -> {
                erase();
                lines.subList(line + 1, lines.size()).clear();
            }
            case "\u001b[K" -> erase();
            default -> {
                // Colours, modes and questions move nothing.
                if (!escape.matches("\u001b(\\[[^A-Za-z]*[cnhlmpqtu]|[=>]|\\].*)")) {
                    throw new AssertionError("not known to this terminal: " + escape.replace('\u001b', '^'));
                }
            }
        }
    }

    private void erase() {
        var row = lines.get(line);
        row.subList(Math.min(cell, row.size()), row.size()).clear();
    }

    private void put(int point) {
        switch (point) {
            case '\r' -> cell -= cell % columns;
            case '\n' -> newLine();
            case '\b' -> cell = Math.max(0, cell - 1);
            case 7 -> {}
            default -> print(point);
        }
    }

    /** To the row below, which may be a part of the same line. */
    private void newLine() {
        int below = cell - cell % columns + columns;
        if (below < lines.get(line).size()) {
            cell = below;
            return;
        }
        cell = 0;
        if (++line == lines.size()) {
            lines.add(new ArrayList<>());
        }
    }

    private void print(int point) {
        var row = lines.get(line);
        int width = WCWidth.wcwidth(point);
        var text = Character.toString(point);
        if (width <= 0) {
            if (cell > 0) {
                row.set(cell - 1, row.get(cell - 1) + text);
            }
            return;
        }
        for (int i = 0; i < width; i++) {
            while (row.size() <= cell) {
                row.add(" ");
            }
            row.set(cell++, i == 0 ? text : "");
        }
    }

    /** How wide the line is that the cursor stands in. */
    public int width() {
        return lines.get(line).size();
    }

    /** What stands there and above, line by line. */
    public List<String> lines() {
        return lines.stream().map(FakeTerminal::shown).toList();
    }

    /** The line with the cursor, each time that it was another. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    private static String shown(List<String> cells) {
        return String.join("", cells).stripTrailing();
    }
}
