package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Beside;
import deployspec.lint.uses.Placed;
import deployspec.model.Block;
import deployspec.model.Parallel;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two branches that one person does by hand gain nothing, because a person does one thing at a time. */
public final class BranchesNeedSeveralHands implements SpecRule {
    private static final String OPERATOR = "whoever carries out the run";

    @Override
    public Page page() {
        return new Page(
                "branches-share-one-person",
                Severity.WARNING,
                "Two branches of a `parallel` are done by hand, all of it by the same person.",
                "One person does one thing at a time: they come one after the other, and the plan promises time that nobody has.",
                "Write the steps one after the other, or give the branches to different people with `owner`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var owners = new HashMap<Step, String>();
        Placed.all(subject.spec())
                .forEach(p -> owners.put(
                        p.step(), p.owner().map(o -> "`" + o.value() + "`").orElse(OPERATOR)));
        var found = new ArrayList<Diagnostic>();
        Beside.in(subject.spec()).all().forEach(parallel -> check(parallel, owners, found));
        return found;
    }

    private void check(Parallel parallel, Map<Step, String> owners, List<Diagnostic> found) {
        var first = new HashMap<String, Block>();
        for (var branch : parallel.branches()) {
            onlyHands(branch, owners).ifPresent(person -> {
                var other = first.putIfAbsent(person, branch);
                if (other != null) {
                    found.add(page().at(
                                    branch.title().span(),
                                    "%s does all of this and all of `%s`, one thing at a time"
                                            .formatted(
                                                    person, other.title().text().shown()))
                            .relatedTo(other.title().span(), "the other branch")
                            .withHelp(page().remedy()));
                }
            });
        }
    }

    /** The person who does all of it; empty where a script or a second person has a part in it. */
    private static Optional<String> onlyHands(Block branch, Map<Step, String> owners) {
        var people = branch.allSteps()
                .map(step -> isByHand(step) ? owners.getOrDefault(step, OPERATOR) : "")
                .distinct()
                .toList();
        return people.size() == 1 && !people.getFirst().isEmpty() ? Optional.of(people.getFirst()) : Optional.empty();
    }

    private static boolean isByHand(Step step) {
        return step.action().value() instanceof StepAction.None
                && step.gates().isEmpty()
                && step.baseline().isEmpty();
    }
}
