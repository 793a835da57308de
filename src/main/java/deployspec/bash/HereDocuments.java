package deployspec.bash;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads the lines of here-documents. The cursor stands at the start of a line. */
final class HereDocuments {
    private final Cursor in;

    HereDocuments(Cursor in) {
        this.in = in;
    }

    /** Reads all those whose operators stood on the line before. */
    void read() {
        var pending = List.copyOf(in.pending());
        in.pending().clear();
        pending.forEach(this::read);
    }

    private void read(PendingHereDocument here) {
        int start = in.index();
        Optional<String> almost = Optional.empty();
        while (in.index() < in.end()) {
            int line = in.index();
            int lineEnd = endOfLine(here.document().expands());
            if (delimits(here, line, lineEnd)) {
                fill(here, start, line);
                return;
            }
            String text = in.text(line, lineEnd);
            if (almost.isEmpty()) {
                almost = almostDelimits(here.document().delimiter(), text);
            }
            if (in.isInSubstitution() && text.startsWith(here.document().delimiter()) && text.contains(")")) {
                // bash takes this for the end, with a warning, and may lose what follows
                break;
            }
        }
        throw neverClosed(here, almost);
    }

    /** Goes to the start of the next line; a backslash joins lines unless the delimiter is quoted. */
    private int endOfLine(boolean joined) {
        int from = in.index();
        while (true) {
            in.seekRaw('\n');
            int end = in.index();
            in.nextRaw();
            if (!joined || end == in.end() || backslashesBefore(end, from) % 2 == 0) {
                return end;
            }
        }
    }

    private int backslashesBefore(int end, int from) {
        int count = 0;
        while (end - count > from && in.charAt(end - count - 1) == '\\') {
            count++;
        }
        return count;
    }

    private boolean delimits(PendingHereDocument here, int from, int to) {
        int i = from;
        while (here.withoutTabs() && i < to && in.charAt(i) == '\t') {
            i++;
        }
        String delimiter = here.document().delimiter();
        // longer than that only if a backslash splits the delimiter
        String line = in.text(i, Math.min(to, i + 3 * delimiter.length() + 2));
        return (here.document().expands() ? line.replace("\\\n", "") : line).equals(delimiter);
    }

    private void fill(PendingHereDocument here, int from, int to) {
        var tabs = new BitSet();
        if (here.withoutTabs()) {
            for (int i = from; i < to; i++) {
                if (in.charAt(i) == '\t' && (i == from || tabs.get(i - 1 - from) || in.charAt(i - 1) == '\n')) {
                    tabs.set(i - from);
                }
            }
        }
        var parts = in.nested(() -> {
            var body = new Quotes(tabs.isEmpty() ? in.part(from, to) : in.without(tabs, from, to));
            return here.document().expands() ? body.hereDocument() : body.text();
        });
        here.document().fill(parts, in.place(from), in.place(to));
    }

    private static Optional<String> almostDelimits(String delimiter, String line) {
        boolean same = line.strip().equals(delimiter)
                || (line.strip().startsWith(delimiter)
                        && line.strip().substring(delimiter.length()).matches("[);]+"));
        return same ? Optional.of(line) : Optional.empty();
    }

    private static Mistake neverClosed(PendingHereDocument here, Optional<String> almost) {
        var opener = here.opener();
        String delimiter = here.document().delimiter();
        String what =
                "no line after this says `%s` and nothing else, so the here-document never ends".formatted(delimiter);
        String hint = almost.map(line -> "; the line `%s` has more in it".formatted(visible(line)))
                .orElse("");
        return Mistake.at(opener.from(), opener.to(), what + hint);
    }

    private static String visible(String line) {
        return line.replace("\r", "\\r").replace("\t", "\\t");
    }
}
