package deployspec.report.run;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Lines, one below the other. On a terminal there may be one more below them that says what goes on now: it is written over, and
 * gives way to every other line, so that it never becomes one of them.
 */
public final class Screen {
    private static final int USUAL = 80;

    /**
     * From where the cursor stands on. It is left in front of the line: where a narrower window has broken the line in two, both
     * parts are behind it.
     */
    private static final String TO_THE_END = "\u001b[J";

    private final PrintWriter to;
    private final Optional<IntSupplier> columns;
    private String shown = "";
    private int width;

    private Screen(PrintWriter to, Optional<IntSupplier> columns) {
        this.to = to;
        this.columns = columns;
    }

    /** Where nothing that was written is written over: a file, a pipe, a log. */
    public static Screen plain(PrintWriter to) {
        return new Screen(to, Optional.empty());
    }

    /** @param columns asked each time, because a window changes; 0 = unknown */
    public static Screen terminal(PrintWriter to, IntSupplier columns) {
        return new Screen(to, Optional.of(columns));
    }

    boolean isLive() {
        return columns.isPresent();
    }

    /** How many columns a line may take: the last one is left free, where some terminals begin a new line. */
    int room() {
        int known = columns.map(IntSupplier::getAsInt).orElse(0);
        return (known > 0 ? known : USUAL) - 1;
    }

    void line(String words) {
        clear();
        to.println(words);
        to.flush();
    }

    /** @param words of at most so many columns as there is {@link #room} */
    void live(String words) {
        int room = room();
        if (words.isEmpty()) {
            clear();
        } else if (!words.equals(shown) || room != width) {
            to.print("\r" + words + TO_THE_END + "\r");
            to.flush();
            shown = words;
            width = room;
        }
    }

    /** What goes on is said no longer. */
    public void clear() {
        if (!shown.isEmpty()) {
            to.print("\r" + TO_THE_END);
            to.flush();
            shown = "";
        }
    }
}
