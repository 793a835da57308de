package deployspec.lint.uses;

import deployspec.model.Block;
import deployspec.model.Environment;
import deployspec.model.Gate;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.Threshold;
import deployspec.model.Undo;
import java.util.stream.Stream;

/** What a spec has written down, wherever that is. */
public final class Written {
    private Written() {}

    /** Whether it says that a mistake in it reaches customers; much advice is for such specs alone. */
    public static boolean reachesProduction(Spec spec) {
        return spec.environments().stream().anyMatch(Environment::production);
    }

    /** Every threshold: the declared ones, then those written in place in a gate. */
    public static Stream<Threshold> thresholds(Spec spec) {
        var inPlace =
                gates(spec).flatMap(g -> g instanceof Gate.InPlace in ? Stream.of(in.threshold()) : Stream.empty());
        return Stream.concat(spec.thresholds().stream(), inPlace);
    }

    public static Stream<Gate> gates(Spec spec) {
        var ofBlocks = blocks(spec).flatMap(b -> Stream.concat(b.enter().stream(), b.leave().stream()));
        var ofSteps = steps(spec).flatMap(s -> Stream.concat(s.gates().stream(), undoGates(s)));
        return Stream.concat(ofBlocks, ofSteps);
    }

    /** The steps of the phases, then those of the rollback; checks behind the step they belong to. */
    public static Stream<Step> steps(Spec spec) {
        return Stream.concat(spec.steps(), spec.rollbackSteps());
    }

    /** Phases, sections and branches, outer ones first. */
    public static Stream<Block> blocks(Spec spec) {
        var phases = spec.phases().stream().flatMap(p -> blocks(p.block()));
        var rollback = spec.rollback().stream()
                .flatMap(
                        r -> r instanceof Rollback.Procedure p ? Block.inside(p.items(), p.sections()) : Stream.empty())
                .flatMap(Written::blocks);
        return Stream.concat(phases, rollback);
    }

    private static Stream<Block> blocks(Block block) {
        return Stream.concat(Stream.of(block), block.inside().flatMap(Written::blocks));
    }

    static Stream<Gate> undoGates(Step step) {
        return step.undo().stream().flatMap(u -> u instanceof Undo.ByAction by ? by.gates().stream() : Stream.empty());
    }
}
