package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.lint.SpecRule;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Id;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** No two phases, sections or steps may share an id, because the journal names them by it. */
public final class IdsAreUnique implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "duplicate-id",
                "Two parts of the procedure have the same id.",
                "The journal, a resume and every reference name a part by its id alone.",
                "Write an `id` of its own for one of them; without one, the id is made from the title.");
    }

    @Override
    public List<Diagnostic> check(Spec spec) {
        var first = new HashMap<String, Id>();
        var found = new ArrayList<Diagnostic>();
        ids(spec).forEach(id -> {
            var earlier = first.putIfAbsent(id.value(), id);
            if (earlier != null) {
                found.add(complain(id, earlier));
            }
        });
        return found;
    }

    private Diagnostic complain(Id id, Id earlier) {
        var twice = Diagnostic.error(page().code(), id.span(), "the id `%s` is taken".formatted(id.value()))
                .relatedTo(earlier.span(), "taken here");
        return id.written()
                ? twice.withHelp("choose another id for one of them")
                : twice.saying("made from this title").withHelp("write an `id` of its own here: titles may repeat, ids may not");
    }

    /** Checks that nobody named are found below their step, so they cannot collide with another step's. */
    private static Stream<Id> ids(Spec spec) {
        var phases = spec.phases().stream().flatMap(p -> ids(p.block()));
        var rollback = spec.rollback().stream().flatMap(r -> switch (r) {
            case Rollback.Procedure procedure ->
                Stream.concat(
                        steps(procedure.items()).flatMap(IdsAreUnique::ids),
                        procedure.sections().stream().flatMap(s -> ids(s.block())));
            case Rollback.Irreversible irreversible -> Stream.<Id>empty();
        });
        return Stream.concat(phases, rollback);
    }

    private static Stream<Id> ids(Block block) {
        return Stream.of(
                        Stream.of(block.id()),
                        steps(block.items()).flatMap(IdsAreUnique::ids),
                        block.sections().stream().flatMap(s -> ids(s.block())))
                .flatMap(s -> s);
    }

    private static Stream<Step> steps(List<BlockItem> items) {
        return items.stream().filter(Step.class::isInstance).map(Step.class::cast);
    }

    private static Stream<Id> ids(Step step) {
        return Stream.concat(
                Stream.of(step.id()),
                step.checks().stream().map(Step::id).map(id -> below(step.id(), id)));
    }

    private static Id below(Id parent, Id check) {
        return check.written() ? check : new Id(parent.value() + "." + check.value(), false, check.span());
    }
}
