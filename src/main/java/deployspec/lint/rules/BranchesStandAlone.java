package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Beside;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.Use;
import deployspec.model.Block;
import deployspec.model.Parallel;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** No branch rests on what another one does, because which of the two is faster differs from run to run. */
public final class BranchesStandAlone implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "branches-meet",
                Severity.ERROR,
                "Branches that go on side by side use what the other finds out, or find out or keep the same thing.",
                "Which of the two comes first differs from run to run, so what worked in ten rehearsals fails in the eleventh run.",
                "Move what both need before the `parallel`, or what needs both behind it; give what each finds out a name of its own.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var beside = Beside.in(subject.spec());
        if (beside.all().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Diagnostic>();
        Use.ofValues(subject.uses()).forEach(use -> uses(use, "captured", captures(), beside, found));
        subject.uses().names(Kind.STEP).forEach(use -> uses(use, "", BranchesStandAlone::ownId, beside, found));
        subject.uses().names(Kind.THRESHOLD).stream()
                .filter(use -> use.step().filter(step -> !reads(step, use)).isPresent())
                .forEach(use -> uses(use, "read", baselines(), beside, found));
        for (var parallel : beside.all()) {
            both(parallel, "`%s` is captured in another branch, too", captures(), found);
            both(parallel, "the baseline of `%s` is read in another branch, too", baselines(), found);
            both(parallel, "`%s` is kept by another branch, too", BranchesStandAlone::files, found);
        }
        return found;
    }

    /** What a step makes known, and where that is written. */
    private record Made(String name, Span span) {}

    private static Function<Step, Stream<Made>> captures() {
        return step -> step.captures().stream()
                .map(c -> new Made(c.name().value(), c.name().span()));
    }

    private static Function<Step, Stream<Made>> baselines() {
        return step -> step.baseline().stream().map(name -> new Made(name.value(), name.span()));
    }

    private static Stream<Made> ownId(Step step) {
        return Stream.of(new Made(step.id().value(), step.id().span()));
    }

    private static Stream<Made> files(Step step) {
        return step.keep().stream().map(file -> new Made(file.text().written(), file.span()));
    }

    private static boolean reads(Step step, Use use) {
        return step.baseline().stream().anyMatch(name -> name.value().equals(use.name()));
    }

    private void uses(Use use, String how, Function<Step, Stream<Made>> makes, Beside beside, List<Diagnostic> found) {
        use.step().stream()
                .flatMap(beside::beside)
                .flatMap(makes)
                .filter(made -> made.name().equals(use.name()))
                .findFirst()
                .ifPresent(made -> found.add(page().at(use.span(), summary(use, how))
                        .relatedTo(made.span(), "in another branch of the same `parallel`")
                        .withHelp(page().remedy())));
    }

    private static String summary(Use use, String how) {
        return how.isEmpty()
                ? "how `%s` ends is not known here: it goes on at the same time".formatted(use.name())
                : "`%s` is %s in another branch, which goes on at the same time".formatted(use.name(), how);
    }

    private void both(Parallel parallel, String summary, Function<Step, Stream<Made>> makes, List<Diagnostic> found) {
        var first = new HashMap<String, Made>();
        for (Block branch : parallel.branches()) {
            var here = branch.allSteps().flatMap(makes).toList();
            for (var made : here) {
                var other = first.get(made.name());
                if (other != null && !here.contains(other)) {
                    found.add(page().at(made.span(), summary.formatted(made.name()))
                            .relatedTo(other.span(), "there")
                            .withHelp(page().remedy()));
                }
            }
            here.forEach(made -> first.putIfAbsent(made.name(), made));
        }
    }
}
