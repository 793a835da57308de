package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Subject;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What goes on at the same time now and came one after the other before, or the other way round. Where one of them changes
 * something, the other can no longer rest on its having ended.
 */
public final class SideBySides implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var common = plans.steps().common().stream().map(s -> s.after().id()).collect(Collectors.toSet());
        var was = SideBySide.in(plans.before());
        var is = SideBySide.in(plans.after());
        branches(is).forEach(branch -> {
            var came = beside(branch, is, was, common);
            if (!came.isEmpty()) {
                found.about(Subject.of(branch, plans.after()))
                        .note(
                                changes(branch) || came.stream().anyMatch(changing()) ? Effect.WEAKER : Effect.CHANGED,
                                "side-by-side",
                                "it goes on at the same time as what it was not beside before",
                                Optional.empty(),
                                Optional.of(titles(came, plans.after())));
            }
        });
        branches(was).forEach(branch -> {
            var gone = beside(branch, was, is, common);
            if (!gone.isEmpty()) {
                found.about(Subject.of(branch, plans.before()))
                        .note(
                                Effect.CHANGED,
                                "one-after-the-other",
                                "it no longer goes on at the same time as what it was beside",
                                Optional.of(titles(gone, plans.before())),
                                Optional.empty());
            }
        });
    }

    private static boolean changes(PlannedBlock branch) {
        return branch.allSteps().anyMatch(changing());
    }

    private static Predicate<PlannedStep> changing() {
        return step -> step.effects().changing();
    }

    private static List<PlannedBlock> branches(SideBySide sideBySide) {
        return sideBySide.all().stream()
                .flatMap(parallel -> parallel.branches().stream())
                .toList();
    }

    /** Steps that are beside a step of this branch here and not there, of those that both plans have. */
    private static Set<PlannedStep> beside(PlannedBlock branch, SideBySide here, SideBySide there, Set<String> common) {
        var found = new LinkedHashSet<PlannedStep>();
        branch.allSteps()
                .filter(step -> common.contains(step.id()))
                .forEach(step -> here.beside(step.id())
                        .filter(other -> common.contains(other.id()) && !there.are(step.id(), other.id()))
                        .forEach(found::add));
        return found;
    }

    private static String titles(Set<PlannedStep> steps, Plan plan) {
        return steps.stream().map(step -> Subject.of(step, plan).title()).collect(Collectors.joining("\n"));
    }
}
