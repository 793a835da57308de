package deployspec.equivalence;

import deployspec.plan.PlanFixtures;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same commands, in the same order, with the same verdicts and the same end; while all is well, when each thing fails in turn,
 * and when each person refuses.
 */
final class EquivalenceTest {
    private static final long SEED = Long.getLong("equivalence.seed", 20260118);
    private static final int COUNT = Integer.getInteger("equivalence.procedures", 2);
    private static final int FIRST = Integer.getInteger("equivalence.first", 0);

    @TempDir
    Path folder;

    static LongStream numbers() {
        return LongStream.range(FIRST, FIRST + COUNT);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void generatedProcedures(long number) throws Exception {
        var procedure = Procedures.of(SEED, number);
        var plan = PlanFixtures.of(procedure.spec(), procedure.environment());
        new Comparison(plan, procedure.spec(), folder, MadeStage::new).in(procedure.situations());
    }
}
