package deployspec.cli;

import deployspec.execute.event.RunRecord;
import deployspec.report.WorkflowCommand;
import deployspec.report.run.RunLines;
import deployspec.report.run.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Shows a run for as long as a process carries it out. On a terminal the same lines are written over, each to its end, so that
 * nothing flickers; anywhere else what happens is told line by line.
 */
final class Following {
    private static final String TO_THE_LINE_END = "\u001b[K";
    private static final String TO_THE_END = "\u001b[J";

    private final PrintWriter to;
    private final Function<RunRecord, String> text;
    private final boolean coloured;
    private final Runnable pause;

    /**
     * @param text where a run stands
     * @param pause takes the time between two looks
     */
    Following(PrintWriter to, Function<RunRecord, String> text, boolean coloured, Runnable pause) {
        this.to = to;
        this.text = text;
        this.coloured = coloured;
        this.pause = pause;
    }

    /** @param redraw whether lines can be written over */
    void follow(Supplier<RunRecord> look, boolean redraw) {
        if (redraw) {
            overwriting(look);
        } else {
            line(look);
        }
    }

    private void overwriting(Supplier<RunRecord> look) {
        long shown = 0;
        while (true) {
            var run = look.get();
            var screen = WorkflowCommand.inert(text.apply(run));
            var back = shown == 0 ? "" : "\u001b[%dF".formatted(shown);
            to.print(back + screen.replace("\n", TO_THE_LINE_END + "\n") + TO_THE_END);
            to.flush();
            shown = screen.lines().count();
            if (run.process().isEmpty()) {
                return;
            }
            pause.run();
        }
    }

    private void line(Supplier<RunRecord> look) {
        var run = look.get();
        var lines = new RunLines(run.plan(), run.begun().run(), List.of(), Screen.plain(to), coloured, false);
        int told = 0;
        while (true) {
            run.entries().stream().skip(told).forEach(lines::recorded);
            told = run.entries().size();
            if (run.process().isEmpty()) {
                break;
            }
            pause.run();
            run = look.get();
        }
        to.print("\n" + WorkflowCommand.inert(text.apply(run)));
        to.flush();
    }
}
