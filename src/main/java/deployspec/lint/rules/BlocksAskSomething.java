package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Block;
import deployspec.model.Rollback;
import java.util.List;
import java.util.stream.Stream;

/** A phase, section or branch asks for something, because one without a step passes unseen, whatever its title promises. */
public final class BlocksAskSomething implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "nothing-to-do",
                Severity.WARNING,
                "A phase, section or branch has no step, no gate and no approval.",
                "Its title promises something that nobody is asked to do; a run goes through it without stopping.",
                "Write the steps, even if a person does them, or take it out. What only explains is a `note` of the section it explains.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var phases = subject.spec().phases().stream().map(phase -> phase.block());
        var ofRollback = subject.spec().rollback().stream()
                .flatMap(rollback -> rollback instanceof Rollback.Procedure procedure
                        ? Block.inside(procedure.items(), procedure.sections())
                        : Stream.empty());
        return Stream.concat(phases, ofRollback).flatMap(this::check).toList();
    }

    /** The outermost that is empty speaks for all inside. */
    private Stream<Diagnostic> check(Block block) {
        return asks(block)
                ? block.inside().flatMap(this::check)
                : Stream.of(page().at(
                                block.title().span(),
                                "nobody is asked to do anything in `%s`"
                                        .formatted(block.title().text().shown()))
                        .withHelp(page().remedy()));
    }

    private static boolean asks(Block block) {
        return block.approve().isPresent()
                || !block.enter().isEmpty()
                || !block.leave().isEmpty()
                || block.allSteps().findAny().isPresent();
    }
}
