package deployspec.equivalence;

import deployspec.execute.event.Event;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes on side by side has an order within each branch, and towards what comes before and behind. What is done in the branch
 * with that number of the parallel with that number has {@code gNUMBERbNUMBER} in its name.
 *
 * @param failing branches in which something fails: how far the others come by then, nobody has said
 */
record Beside(Set<Branch> failing) {
    private static final Pattern BRANCH = Pattern.compile("g([0-9]+)b([0-9]+)");

    record Branch(int parallel, int number) {}

    /** What fails of itself, whatever the situation is, is known from a run. */
    static Beside in(Plan plan, Situation situation, Carried executor) {
        var ended = plan.allSteps().stream()
                .filter(step -> executor.responseTo(step) != Response.CONTINUE)
                .map(PlannedStep::id);
        return new Beside(Stream.of(situation.faults().keySet().stream(), situation.refusing().stream(), ended)
                .flatMap(names -> names)
                .flatMap(name -> branch(name).stream())
                .collect(Collectors.toSet()));
    }

    private static Optional<Branch> branch(String name) {
        var branch = BRANCH.matcher(name);
        return branch.find()
                ? Optional.of(new Branch(Integer.parseInt(branch.group(1)), Integer.parseInt(branch.group(2))))
                : Optional.empty();
    }

    /** Whether a branch fails before anything has changed: whether another has changed something by then, and it is taken back, too. */
    boolean leavesTheWayBackOpen(Carried executor) {
        return !failing.isEmpty() && !executor.story().contains(Event.RollbackArmed.class.getSimpleName());
    }

    List<String> trace(List<String> trace) {
        return ordered(trace.stream().filter(this::isKnown).toList(), Function.identity());
    }

    List<Carried.Gate> gates(List<Carried.Gate> gates) {
        return ordered(gates.stream().filter(g -> isKnown(g.title())).toList(), Carried.Gate::title);
    }

    List<Carried.Sample> samples(List<Carried.Sample> samples) {
        return ordered(samples.stream().filter(s -> isKnown(s.title())).toList(), Carried.Sample::title);
    }

    Map<String, Carried.Ending> known(Map<String, Carried.Ending> endings) {
        var known = new TreeMap<>(endings);
        known.keySet().removeIf(step -> !isKnown(step));
        return known;
    }

    private boolean isKnown(String name) {
        var here = branch(name);
        return here.isEmpty()
                || failing.stream()
                        .noneMatch(there -> there.parallel() == here.get().parallel() && !there.equals(here.get()));
    }

    /** Branch after branch, wherever what belongs to one parallel stands together. */
    private static <T> List<T> ordered(List<T> things, Function<T, String> name) {
        var ordered = new ArrayList<T>();
        var together = new ArrayList<T>();
        Optional<Integer> parallel = Optional.empty();
        for (var thing : things) {
            var here = branch(name.apply(thing)).map(Branch::parallel);
            if (!here.equals(parallel)) {
                ordered.addAll(sorted(together, name));
                together.clear();
                parallel = here;
            }
            together.add(thing);
        }
        ordered.addAll(sorted(together, name));
        return ordered;
    }

    private static <T> List<T> sorted(List<T> together, Function<T, String> name) {
        return together.stream()
                .sorted(Comparator.comparing(
                        thing -> branch(name.apply(thing)).map(Branch::number).orElse(0)))
                .toList();
    }
}
