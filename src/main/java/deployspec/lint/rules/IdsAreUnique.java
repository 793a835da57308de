package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Block;
import deployspec.model.Id;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** No two steps, and no two phases, sections or branches, may share an id, because the journal names them by it. */
public final class IdsAreUnique implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "duplicate-id",
                Severity.ERROR,
                "Two steps, or two phases, sections or branches, have the same id.",
                "The journal, a resume and every reference name a part by its id alone.",
                "Write an `id` of its own for one of them; without one, the id is made from the title.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Stream.of(Written.blocks(spec).map(Block::id), stepIds(spec))
                .flatMap(ids -> repeated(ids).stream())
                .toList();
    }

    private List<Diagnostic> repeated(Stream<Id> ids) {
        var first = new HashMap<String, Id>();
        var found = new ArrayList<Diagnostic>();
        ids.forEach(id -> {
            var earlier = first.putIfAbsent(id.value(), id);
            if (earlier != null) {
                found.add(complain(id, earlier));
            }
        });
        return found;
    }

    private Diagnostic complain(Id id, Id earlier) {
        var twice = page().at(id.span(), "the id `%s` is taken".formatted(id.value()))
                .relatedTo(earlier.span(), "taken here");
        return id.written()
                ? twice.withHelp("Choose another id for one of them.")
                : twice.saying("made from this title")
                        .withHelp("Write an `id` of its own here: titles may repeat, ids may not.");
    }

    /** Checks that nobody named are found below their step, so they cannot collide with another step's. */
    private static Stream<Id> stepIds(Spec spec) {
        var checks = new HashSet<>(
                Written.steps(spec).flatMap(s -> s.checks().stream()).toList());
        return Written.steps(spec).filter(s -> !checks.contains(s)).flatMap(IdsAreUnique::ids);
    }

    private static Stream<Id> ids(Step step) {
        return Stream.concat(
                Stream.of(step.id()), step.checks().stream().map(Step::id).map(id -> below(step.id(), id)));
    }

    private static Id below(Id parent, Id check) {
        return check.written() ? check : new Id(parent.value() + "." + check.value(), false, check.span());
    }
}
