package deployspec.model.decode;

import deployspec.model.Late;
import deployspec.model.Located;
import deployspec.model.Timing;
import deployspec.source.Node;
import deployspec.value.ChangeWindow;
import deployspec.value.Moment;
import deployspec.value.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;

/** Windows and moments. */
final class Times {
    private static final Moment START = new Moment(Moment.Anchor.T, Duration.ZERO);

    private static final ChangeWindow ALWAYS = new ChangeWindow(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, 0, 24 * 60, "UTC");

    private Times() {}

    static Timing timing(Cursor c) {
        var at = c.optional("at", Times::window);
        if (at.isEmpty()) {
            Choice.useless(
                    c, List.of("hold", "late"), "there is no planned time", "Write `at`, such as `at: T+0m..T+15m`.");
        }
        return new Timing(
                at,
                c.flag("hold"),
                c.word("late", Late.class).orElse(Late.NOTE),
                c.optional("takes", Scalars::duration));
    }

    static Moment moment(Node node, Decoding decoding) {
        return Scalars.parsed(node, Moment::parse, START, decoding);
    }

    static ChangeWindow changeWindow(Node node, Decoding decoding) {
        return Scalars.parsed(node, ChangeWindow::parse, ALWAYS, decoding);
    }

    private static Located<Window> window(Node node, Decoding decoding) {
        return new Located<>(Scalars.parsed(node, Window::parse, new Window(START, START), decoding), node.span());
    }
}
