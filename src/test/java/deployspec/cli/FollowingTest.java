package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.RunRecord;
import deployspec.report.run.StatusText;
import deployspec.world.RunArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is followed while it grows, from a terminal and from a log. */
final class FollowingTest {
    @TempDir
    private Path folder;

    private RunRecord whole;

    @BeforeEach
    void carryOut() throws IOException {
        var rehearsed = Rehearsed.shop(folder, "shop-20260120-014000-0001");
        rehearsed.carryOut(at -> 0.0004, 0);
        whole = RunArchive.at(rehearsed.state()).read(rehearsed.run());
    }

    @Test
    void aLogHasALineForEachThingThatHappens() {
        var told = followed(false, of(4, 1), of(9, 1), whole);
        assertThat(told.lines().filter(l -> l.contains("▸")).toList())
                .containsExactly(
                        "01:40:00 ▸ A.1 Look at what is live",
                        "01:40:00 ▸ A.2 Go ahead",
                        "01:40:00 ▸ B.1 Switch to the release",
                        "01:40:00 ▸ B.2 Watch it");
        assertThat(told).doesNotContain("\u001b").contains("state      done");
    }

    /** The same lines are written over: up as many as were written, each cleared to its end, nothing left below. */
    @Test
    void aTerminalIsWrittenOver() {
        var told = followed(true, of(4, 1), of(9, 1), whole);
        var screens = told.split("\u001b\\[J", -1);
        assertThat(screens).hasSize(4);
        assertThat(screens[3]).isEmpty();
        for (int i = 0; i < 3; i++) {
            var begin =
                    i == 0 ? "" : "\u001b[%dF".formatted(screens[i - 1].lines().count());
            assertThat(screens[i]).startsWith(begin + "shop-20260120-014000-0001\u001b[K\n");
            assertThat(screens[i].lines()).allMatch(line -> line.endsWith("\u001b[K"));
        }
        assertThat(screens[0]).contains("running").doesNotContain("done");
        assertThat(screens[2]).contains("done");
    }

    private static String followed(boolean redraw, RunRecord... looks) {
        var told = new StringWriter();
        Iterator<RunRecord> next = List.of(looks).iterator();
        var pauses = new int[1];
        var text = new StatusText(80, false);
        new Following(
                        new PrintWriter(told),
                        run -> text.show(run, Instant.EPOCH, "spec", attempt -> Optional.empty()),
                        false,
                        () -> pauses[0]++)
                .follow(next::next, redraw);
        assertThat(next).isExhausted();
        assertThat(pauses[0]).isEqualTo(looks.length - 1);
        return told.toString();
    }

    private RunRecord of(int records, long process) {
        return new RunRecord(whole.plan(), whole.entries().subList(0, records), whole.head(), 0, Optional.of(process));
    }
}
