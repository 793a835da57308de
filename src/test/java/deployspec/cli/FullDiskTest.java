package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deployspec.execute.event.Event;
import deployspec.world.DiskJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is too small for the run, by a little or by much; then there is room, and the run goes on. */
final class FullDiskTest {
    private static final List<Integer> KILOBYTES = IntStream.iterate(4, k -> k <= 512, k -> k < 64 ? k + 4 : k + 32)
            .boxed()
            .toList();
    private static final int STEPS = 4;

    @TempDir
    private Path folder;

    @Test
    void whereverItIsFullTheRunEndsInASentenceAndNothingHasRunWithoutARecord() throws Exception {
        int ended = 0;
        var spec = Files.writeString(folder.resolve("full.yaml"), spec());
        for (int kilobytes : KILOBYTES) {
            var state = Files.createDirectory(folder.resolve("state-" + kilobytes));
            assumeTrue(
                    succeeds(
                            "mount",
                            "-t",
                            "tmpfs",
                            "-o",
                            "mode=700,size=%dk".formatted(kilobytes),
                            "tmpfs",
                            state.toString()),
                    "only root may mount a small file system");
            try {
                var ledger = Files.createFile(folder.resolve("ledger-" + kilobytes));
                var call = call("execute", spec, "--yes", "--state", state, "--set", "LEDGER=" + ledger);
                ended += call.code() == 0 ? 0 : 1;
                check(call, state, ledger);
                assertThat(succeeds("mount", "-o", "remount,size=16m", state.toString()))
                        .isTrue();
                if (!runs(state).isEmpty()) {
                    check(
                            call("execute", "--resume", runs(state).getFirst(), "--yes", "--state", state),
                            state,
                            ledger);
                }
            } finally {
                succeeds("umount", "-l", state.toString());
            }
        }
        System.out.printf(
                "full disk: %d sizes from 4 to 512 KiB, %d ended the run, each in a sentence%n",
                KILOBYTES.size(), ended);
        assertThat(ended).isPositive().isLessThan(KILOBYTES.size());
    }

    private static Call call(Object... arguments) {
        return Call.in(Map.of("PATH", System.getenv("PATH")), new byte[0], arguments);
    }

    private static void check(Call call, Path state, Path ledger) throws IOException {
        assertThat(call.code()).as(call.err()).isIn(0, 1, 2, 7);
        assertThat(call.err()).doesNotContain("fault of the program", "\tat ", "java.");
        var began = Files.readAllLines(ledger);
        assertThat(new HashSet<>(began)).as(call.err()).hasSameSizeAs(began);
        if (!began.isEmpty()) {
            var journal = state.resolve("runs").resolve(runs(state).getFirst()).resolve("journal.jsonl");
            var announced = DiskJournal.look(journal).orElseThrow().stream()
                    .map(e -> e.event())
                    .filter(Event.ActionStarted.class::isInstance)
                    .map(e -> ((Event.ActionStarted) e).step())
                    .toList();
            assertThat(announced).containsAll(began);
        }
    }

    private static List<String> runs(Path state) {
        var runs = state.resolve("runs").toFile().list();
        return runs == null ? List.of() : List.of(runs);
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String spec() {
        var steps = new StringBuilder();
        for (int i = 1; i <= STEPS; i++) {
            steps.append("""
                      - step: Step %1$d
                        id: s%1$d
                        irreversible: It is written down
                        run: |
                          echo s%1$d >> "$LEDGER"
                          head -c 20000 /dev/zero | tr '\\0' x
                """.formatted(i));
        }
        return """
                spec: deployment/v1
                id: full
                title: Full
                inputs: {LEDGER: {about: Where each script says that it ran}}
                phases:
                  - phase: Main
                    steps:
                """ + steps;
    }
}
