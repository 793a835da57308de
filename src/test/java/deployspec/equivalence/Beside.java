package deployspec.equivalence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What goes on side by side has an order within each branch, and towards what comes before and behind. What is done in the branch
 * with that number of the parallel with that number has {@code gNUMBERbNUMBER} in its name.
 *
 * @param failing the branch in which something fails: how far the others come by then, nobody has said
 */
record Beside(Optional<Branch> failing) {
    private static final Pattern BRANCH = Pattern.compile("g([0-9]+)b([0-9]+)");

    record Branch(int parallel, int number) {}

    static Beside in(Situation situation) {
        return new Beside(Stream.concat(situation.faults().keySet().stream(), situation.refusing().stream())
                .flatMap(name -> branch(name).stream())
                .findFirst());
    }

    private static Optional<Branch> branch(String name) {
        var branch = BRANCH.matcher(name);
        return branch.find()
                ? Optional.of(new Branch(Integer.parseInt(branch.group(1)), Integer.parseInt(branch.group(2))))
                : Optional.empty();
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
        return failing.isEmpty()
                || here.isEmpty()
                || here.get().parallel() != failing.get().parallel()
                || here.equals(failing);
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
