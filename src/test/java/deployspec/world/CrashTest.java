package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiled;
import deployspec.execute.Answers;
import deployspec.execute.event.Event;
import deployspec.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty steps and their rollback on a disk that may crash behind each operation, and lose, tear and reorder what was not synced. */
final class CrashTest {
    private static final int ROLLED_BACK = 4;

    /** So many steps, of which the last fails and all are taken back. */
    static Plan plan(int steps) {
        return Compiled.plan("""
                phases:
                  - phase: Deploy
                    steps:
                %srollback:
                  decide: automatic
                  steps: [{step: Take it back, undo-steps: all}]
                """.formatted(IntStream.rangeClosed(1, steps)
                .mapToObj(number -> step(number, number == steps))
                .collect(Collectors.joining())));
    }

    private static String step(int number, boolean fails) {
        return """
                - step: Step %1$d
                  id: s%1$d
                  run: do-%1$d%2$s
                  on-failure: rollback
                  undo: {run: undo-%1$d}
            """.formatted(number, fails ? "-fails" : "").indent(4);
    }

    /** The process ends, nothing has begun without a record, and once there is room again the run goes on. */
    @Test
    void aDiskThatBreaksAtAnyOperationEndsTheRunAndLosesNothing() throws IOException {
        var plan = plan(3);
        var whole = new CrashRun(plan, new SimulatedDisk());
        assertThat(whole.begin()).isEqualTo(ROLLED_BACK);
        int operations = whole.disk.operations.size();
        var told = new ArrayList<String>();
        for (int operation = 0; operation < operations; operation++) {
            for (boolean forGood : new boolean[] {true, false}) {
                var how = forGood ? "No space left on device" : "Input/output error";
                var run = new CrashRun(plan, new SimulatedDisk().breakingAt(operation, how, forGood));
                told.add(broken(run));
                run.disk.mended();
                if (run.entries.isEmpty()) {
                    assertThat(run.world.ledger).as("operation " + operation).isEmpty();
                } else {
                    goesOn(plan, run, "operation %d, %s".formatted(operation, how));
                }
            }
        }
        assertThat(told)
                .filteredOn(how -> how.startsWith("cannot write the journal"))
                .hasSizeGreaterThan(100);
        System.out.printf(
                "broken disk: full for good and one failed operation, each at %d operations, %d of these runs ended there%n",
                operations, told.stream().filter(how -> !how.isEmpty()).count());
    }

    private static String broken(CrashRun run) {
        try {
            run.begin();
            return "";
        } catch (IOException | StateFault e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void goesOn(Plan plan, CrashRun broken, String when) {
        var began = began(broken);
        for (var script : began) {
            assertThat(broken.entries)
                    .as(when)
                    .anySatisfy(e -> assertThat(e.event())
                            .isInstanceOfSatisfying(
                                    Event.ActionStarted.class,
                                    started -> assertThat(CrashJudge.script(plan, started.step()))
                                            .isEqualTo(script)));
        }
        var next = new CrashRun(plan, broken.disk);
        assertThat(next.resume(Answers.NONE)).as(when).isIn(ROLLED_BACK, 5, 7);
        assertThat(began(next)).as(when).noneMatch(began::contains);
    }

    private static List<String> began(CrashRun run) {
        return run.world.ledger.stream()
                .filter(o -> !o.ended())
                .map(CrashWorld.Outside::script)
                .toList();
    }

    @Test
    void noCrashLosesRepeatsOrInventsAnything() throws IOException {
        var judge = judge(plan(20), new CrashRun(plan(20), new SimulatedDisk()), 12);
        System.out.printf(
                "simulated disk: %d operations, %d crash states, %d resumes, %d of them asked about one step, %d violations%n",
                judge.operations(), judge.states, judge.resumes, judge.unknown, judge.violations.size());
        assertThat(judge.violations).isEmpty();
        assertThat(judge.states).isGreaterThanOrEqualTo(20_000);
    }

    /** Three branches of two steps each between others, of which the last fails; all are taken back. */
    static Plan branches() {
        var branches = IntStream.rangeClosed(1, 3)
                .mapToObj(branch -> "- branch: Branch %d\n  steps:\n".formatted(branch)
                        + step(2 * branch, false)
                        + step(2 * branch + 1, false))
                .collect(Collectors.joining());
        return Compiled.plan("""
                phases:
                  - phase: Deploy
                    steps:
                %s        - parallel:
                %s%srollback:
                  decide: automatic
                  steps: [{step: Take it back, undo-steps: all}]
                """.formatted(step(1, false), branches.indent(12), step(8, true)));
    }

    @Test
    void noCrashWhileBranchesGoOnLosesRepeatsOrInventsAnything() throws IOException {
        var judge = judge(branches(), new CrashRun(branches(), new SimulatedDisk()), 6);
        System.out.printf(
                "simulated disk, branches: %d operations, %d crash states, %d resumes, %d of them asked, %d violations%n",
                judge.operations(), judge.states, judge.resumes, judge.unknown, judge.violations.size());
        assertThat(judge.violations).isEmpty();
        assertThat(judge.states).isGreaterThanOrEqualTo(2_000);
    }

    static CrashJudge judge(Plan plan, CrashRun whole, int randomOnes) throws IOException {
        assertThat(whole.begin()).isEqualTo(ROLLED_BACK);
        var judge = new CrashJudge(plan, whole, ROLLED_BACK);
        judge.judgeAll(randomOnes);
        return judge;
    }
}
