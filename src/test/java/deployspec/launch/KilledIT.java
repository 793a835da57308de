package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged tool is killed at random instants and resumed, again and again, until its run has ended; a ledger outside, to
 * which every script appends when it begins and when it ends, says what really happened. {@code -Dkills=200} for more of
 * them, as CI asks for.
 */
final class KilledIT {
    private static final int KILLS = Integer.getInteger("kills", 50);
    private static final long SEED = Long.getLong("seed", 20_260_118L);
    private static final int STEPS = 16;
    private static final int AT_ONCE = 2;

    /** Some kills come while the tool starts, most behind its first word: however slow the machine, runs get on. */
    private static final int STARTING_MILLIS = 600;

    private static final int WORKING_MILLIS = 500;

    /** Only against a run that gets nowhere. */
    private static final int MOST_STARTS = 120;

    @TempDir
    private Path folder;

    /** Of all runs so far; behind the last one, whatever runs comes to its end. */
    private final AtomicInteger kills = new AtomicInteger();

    /** What came of one run. */
    private record Tally(int kills, int inside, int adopted, int unknown, List<String> wrong) {
        Tally plus(Tally other) {
            var all = new ArrayList<>(wrong);
            all.addAll(other.wrong);
            return new Tally(
                    kills + other.kills, inside + other.inside, adopted + other.adopted, unknown + other.unknown, all);
        }
    }

    @Test
    void noKillLosesAFinishedStepOrRepeatsOneInSilence() throws Exception {
        Tool.prepare(folder);
        var total = new Tally(0, 0, 0, 0, List.of());
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            int round = 0;
            while (kills.get() < KILLS) {
                int first = round;
                var runs = threads.invokeAll(IntStream.range(0, AT_ONCE)
                        .<Callable<Tally>>mapToObj(i -> () -> killedRun(first + i))
                        .toList());
                for (var run : runs) {
                    total = total.plus(run.get());
                }
                round += AT_ONCE;
            }
        }
        System.out.printf(
                "SIGKILL: %d kills, %d inside a step; of the steps in flight %d were adopted or re-attached, %d unknown, %d wrong%n",
                total.kills(),
                total.inside(),
                total.adopted(),
                total.unknown(),
                total.wrong().size());
        assertThat(total.wrong()).isEmpty();
        assertThat(total.inside()).isGreaterThanOrEqualTo(total.kills() * 30 / 100);
        assertThat(total.adopted()).isGreaterThanOrEqualTo(total.inside() * 99 / 100);
    }

    /** Every other run fails at its last step and goes back. */
    private Tally killedRun(int number) throws IOException, InterruptedException {
        var chance = new Random(SEED + number);
        boolean fails = number % 2 == 1;
        var tool = new Tool(Files.createDirectory(folder.resolve("run-" + number)));
        var ledger = Files.createFile(tool.folder().resolve("ledger"));
        Files.writeString(tool.folder().resolve("killed.yaml"), spec(fails));
        var tally = new Tally(0, 0, 0, 0, List.of());
        var answers = "answers: {}\n";
        for (int start = 0; start < MOST_STARTS; start++) {
            var said = tool.folder().resolve("said-" + start);
            Files.writeString(tool.folder().resolve("answers.yaml"), answers);
            var process = tool.start(said, arguments(tool, ledger));
            if (kills.get() < KILLS && !endsBeforeItIsKilled(process, said, chance)) {
                process.destroyForcibly().waitFor();
                kills.incrementAndGet();
                var inFlight = inFlight(ledger, tool);
                tally = tally.plus(new Tally(1, inFlight.isEmpty() ? 0 : 1, inFlight.isEmpty() ? 0 : 1, 0, List.of()));
                continue;
            }
            var ended = Tool.end(process, said);
            if (ended.exit() == 7) {
                // Nobody knows, so a person looks: the ledger says whether it ran.
                var step = waitedFor(ended.said());
                var ran = Files.readString(ledger).contains("begin " + step + "\n");
                tally = tally.plus(new Tally(0, 0, ran ? -1 : 0, ran ? 1 : 0, List.of()));
                answers = "answers: {%s.unknown: {answer: %s, why: the ledger}}\n"
                        .formatted(step, ran ? "done" : "again");
            } else {
                return tally.plus(new Tally(0, 0, 0, 0, wrong(ended, ledger, tool, fails)));
            }
        }
        throw new AssertionError("run %d gets nowhere; the seed is %d".formatted(number, SEED));
    }

    private static boolean endsBeforeItIsKilled(Process process, Path said, Random chance)
            throws IOException, InterruptedException {
        boolean starting = chance.nextInt(5) == 0;
        int millis = chance.nextInt(starting ? STARTING_MILLIS : WORKING_MILLIS);
        while (!starting && Files.size(said) == 0 && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
            // It has not said anything yet.
        }
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    private static String[] arguments(Tool tool, Path ledger) throws IOException {
        var runs = tool.runs();
        boolean begun = !runs.isEmpty() && begun(tool);
        var common = List.of(
                "--yes", "--answers", "answers.yaml", "--state", tool.state().toString());
        var arguments = new ArrayList<>(List.of("execute"));
        if (begun) {
            // A run needs its plan alone; to compare it with the spec at each of so many starts takes time.
            Files.deleteIfExists(tool.folder().resolve("killed.yaml"));
            arguments.addAll(List.of("--resume", runs.getFirst()));
        } else {
            // Killed before its first record: nothing can have run.
            assertThat(ledger).isEmptyFile();
            remove(tool.state());
            arguments.addAll(List.of("killed.yaml", "--set", "LEDGER=" + ledger));
        }
        arguments.addAll(common);
        return arguments.toArray(String[]::new);
    }

    private static boolean begun(Tool tool) throws IOException {
        var journal =
                tool.state().resolve("runs").resolve(tool.runs().getFirst()).resolve("journal.jsonl");
        return Files.exists(journal) && Files.readString(journal).contains("\n");
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What had begun and was not recorded as ended when the tool died. */
    private static List<String> inFlight(Path ledger, Tool tool) throws IOException {
        var lines = Files.readAllLines(ledger);
        if (lines.isEmpty()) {
            return List.of();
        }
        var last = lines.getLast().substring(lines.getLast().indexOf(' ') + 1);
        boolean recorded = tool.journal()
                .lines()
                .anyMatch(
                        line -> line.contains("\"action-ended\"") && line.contains("\"step\":\"%s\"".formatted(last)));
        return recorded ? List.of() : List.of(last);
    }

    private static String waitedFor(String said) {
        var key = said.indexOf(".unknown");
        assertThat(key).as(said).isPositive();
        int from = key;
        while (Character.isLetterOrDigit(said.charAt(from - 1)) || said.charAt(from - 1) == '-') {
            from--;
        }
        return said.substring(from, key);
    }

    private static List<String> wrong(Tool.Ended ended, Path ledger, Tool tool, boolean fails) throws IOException {
        var wrong = new ArrayList<String>();
        if (ended.exit() != (fails ? 4 : 0)) {
            wrong.add("it ended with %d:%n%s".formatted(ended.exit(), ended.said()));
        }
        var expected = new ArrayList<String>();
        for (int i = 1; i <= STEPS; i++) {
            expected.addAll(List.of("begin s" + i, "end s" + i));
        }
        for (int i = STEPS; fails && i >= 1; i--) {
            expected.addAll(List.of("begin undo-s" + i, "end undo-s" + i));
        }
        var really = Files.readAllLines(ledger);
        if (!really.equals(expected)) {
            wrong.add("%s ran instead of %s".formatted(really, expected));
        }
        if (ended.said().contains("fault of the program") || tool.runs().size() != 1) {
            wrong.add(ended.said());
        }
        return wrong;
    }

    private static String spec(boolean fails) {
        var steps = new StringBuilder();
        for (int i = 1; i <= STEPS; i++) {
            steps.append(
                    """
                      - step: Step %1$d
                        id: s%1$d
                        run: |
                          echo "begin $SPEC_STEP" >> "$LEDGER"
                          sleep 0.15
                          echo "end $SPEC_STEP" >> "$LEDGER"
                          %2$s
                        on-failure: rollback
                        undo:
                          run: |
                            echo "begin $SPEC_STEP" >> "$LEDGER"
                            sleep 0.05
                            echo "end $SPEC_STEP" >> "$LEDGER"
                """.formatted(i, fails && i == STEPS ? "exit 1" : "true").indent(0));
        }
        return """
                spec: deployment/v1
                id: killed
                title: Killed again and again
                inputs:
                  LEDGER: {about: Where each script says that it ran}
                phases:
                  - phase: Deploy
                    steps:
                %srollback:
                  decide: automatic
                  steps: [{step: Take it back, undo-steps: all}]
                """.formatted(steps);
    }
}
