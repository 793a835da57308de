package deployspec.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same commands, in the same order, with the same verdicts and the same end; while all is well, and when each one fails. */
final class EquivalenceTest {
    private static final long SEED = Long.getLong("equivalence.seed", 20260118);
    private static final int COUNT = Integer.getInteger("equivalence.procedures", 2);
    /** Of so many situations one is carried out part by part, too: each part is a process of its own, and takes its time. */
    private static final int PARTS_OF = 3;

    private static final Pattern COMMAND = Pattern.compile("(?:work|look) ([a-z0-9-]+)");

    @TempDir
    Path folder;

    static LongStream numbers() {
        return LongStream.range(0, COUNT);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void generatedProcedures(long number) throws Exception {
        var spec = Procedures.of(SEED, number);
        var plan = PlanFixtures.of(spec);
        var situations = new ArrayList<Set<String>>(List.of(Set.of()));
        commands(spec).forEach(name -> situations.add(Set.of(name)));
        var stages = new ArrayList<Stage>();
        for (var broken : situations) {
            stages.add(stage("workflow", broken));
        }
        var workflows = ByWorkflow.carryOut(plan, stages);
        for (int i = 0; i < situations.size(); i++) {
            var broken = situations.get(i);
            var executor = ByExecutor.carryOut(plan, stage("executor", broken));
            same("the runbook", ByRunbook.carryOut(plan, stage("runbook", broken)), executor, spec, broken);
            if (i % PARTS_OF == number % PARTS_OF) {
                same(
                        "the parts of a pipeline",
                        ByArgo.carryOut(plan, stage("pipeline", broken)),
                        executor,
                        spec,
                        broken);
            }
            same("the workflow", workflows.get(i), executor, spec, broken);
        }
    }

    private static List<String> commands(String spec) {
        return COMMAND.matcher(spec)
                .results()
                .map(m -> m.group(1))
                .map(name -> name.endsWith("-") ? name + "b" : name)
                .distinct()
                .toList();
    }

    private static void same(String who, Carried found, Carried executor, String spec, Set<String> broken) {
        var where = "%s, while %s is broken, in%n%s%n--- the executor%n%s%n--- %s%n%s"
                .formatted(who, broken, spec, executor.story(), who, found.story());
        assertThat(found.trace()).as(where).isEqualTo(executor.trace());
        var endings = new TreeMap<>(executor.endings());
        endings.keySet().retainAll(found.endings().keySet());
        assertThat(found.endings()).as(where).isEqualTo(endings);
        assertThat(found.result()).as(where).isEqualTo(executor.result());
    }

    private Stage stage(String name, Set<String> broken) throws IOException {
        return new Stage(Files.createTempDirectory(folder, name), broken);
    }
}
