package deployspec.equivalence;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostics;
import deployspec.model.Environment;
import deployspec.model.decode.SpecDecoder;
import deployspec.plan.Plan;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own specs in three ways: while all is well, and when each call and each request in turn fails. */
final class SpecsEquivalenceTest {
    /** Of the calls and requests of each spec, how many fail in turn; there are about seventy. */
    private static final int FAILURES = Integer.getInteger("equivalence.failures", 0);

    private static final long SEED = Long.getLong("equivalence.seed", 20260118);

    @TempDir
    Path folder;

    @Test
    void quickstart() throws Exception {
        var plan = plan("specs/quickstart.yaml", Optional.empty());
        compare(plan, QuickstartStage::new, List.of(new Situation(Map.of(), Set.of(), Map.of("RELEASE", "broken"))));
    }

    @Test
    void storyPortal() throws Exception {
        compare(plan("specs/story-portal-v2.yaml", Optional.of("production")), PortalStage::new, List.of());
    }

    private void compare(Plan plan, BiFunction<Path, Situation, Stage> make, List<Situation> more) throws Exception {
        var green = ByExecutor.carryOut(plan, make.apply(Files.createTempDirectory(folder, "green"), Situation.GREEN));
        var calls = new ArrayList<>(green.trace().stream().distinct().toList());
        Collections.shuffle(calls, new Random(SEED));
        var situations = new ArrayList<>(more);
        situations.add(Situation.GREEN);
        calls.stream().limit(FAILURES).forEach(call -> situations.add(Situation.with(call, Fault.BAD)));
        new Comparison(plan, plan.head().spec(), folder, make).in(situations);
    }

    private static Plan plan(String path, Optional<String> environment) throws IOException {
        var found = new Diagnostics();
        var spec = YamlReader.read(path, Files.readAllBytes(Path.of(path)))
                .root()
                .flatMap(root -> SpecDecoder.decode(root, found))
                .orElseThrow();
        Optional<Environment> planned = spec.environments().stream()
                .filter(e -> environment.filter(e.name().value()::equals).isPresent())
                .findFirst();
        return Compiler.compile(spec, path, planned).plan();
    }
}
