package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Action;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedContact;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Question;
import deployspec.render.SamplePlan;
import deployspec.report.PlanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * No difference of two plans goes unsaid: each value in the canonical JSON of a plan that uses all of the language is changed,
 * each item of each list taken out, doubled and put behind the next.
 */
final class EveryDifferenceTest {
    private static final Plan PLAN = SamplePlan.plan();
    private static final String JSON = PlanJson.write(PLAN);

    @Test
    void everyMutationIsSaid() {
        var unsaid = new ArrayList<String>();
        int[] plans = {0};
        new Mutations(JSON).each((place, json) -> {
            var mutated = read(json);
            mutated.ifPresent(plan -> {
                plans[0]++;
                if (Differ.diff(PLAN, plan).isEmpty() || Differ.diff(plan, PLAN).isEmpty()) {
                    unsaid.add(place);
                }
            });
            return mutated.isPresent();
        });
        assertThat(unsaid).isEmpty();
        assertThat(plans[0]).isGreaterThan(900);
    }

    /** Two values in parts of the plan that do not know each other: all that is said of one is said beside the other. */
    @Test
    void noDifferenceHidesAnother() {
        var values = values();
        var places = List.copyOf(values.keySet());
        var random = new Random(42);
        int pairs = 0;
        while (pairs < 200) {
            var one = places.get(random.nextInt(places.size()));
            var other = places.get(random.nextInt(places.size()));
            var both = areApart(one, other) ? read(with(values, one, other)) : Optional.<Plan>empty();
            if (both.isPresent()) {
                pairs++;
                var alone = Differ.diff(PLAN, read(with(values, one)).orElseThrow());
                assertThat(said(Differ.diff(PLAN, both.get())))
                        .as(one + " and " + other)
                        .containsAll(said(alone));
            }
        }
    }

    /** By place, another value that may stand there. */
    private static Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        new Mutations(JSON).each((place, json) -> {
            boolean value = !place.contains(" ") && !place.matches(".*/[0-9]+");
            if (value && read(json).isPresent()) {
                values.put(place, JsonMapper.shared().readTree(json).at(place));
                return true;
            }
            return !value;
        });
        return values;
    }

    private static boolean areApart(String one, String other) {
        var a = one.split("/");
        var b = other.split("/");
        boolean inDifferentParts = !a[1].equals(b[1]) || (a[1].equals("phases") && !a[2].equals(b[2]));
        return inDifferentParts && !(titlesAGate(one) && titlesAGate(other));
    }

    /** A gate takes its title from its threshold. */
    private static boolean titlesAGate(String place) {
        return place.matches(".*/(gates|thresholds)/[0-9]+/title");
    }

    private static String with(Map<String, JsonNode> values, String... places) {
        var tree = JsonMapper.shared().readTree(JSON);
        for (var place : places) {
            int slash = place.lastIndexOf('/');
            if (tree.at(place.substring(0, slash)) instanceof ObjectNode parent) {
                parent.set(place.substring(slash + 1), values.get(place));
            }
        }
        return tree.toString();
    }

    private static Set<String> said(List<Change> changes) {
        return changes.stream()
                .map(c -> c.effect() + " " + c.kind() + " of " + c.subject().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empty for what is no plan, and for what is the same one. */
    private static Optional<Plan> read(String json) {
        try {
            var plan = PlanJson.read(json);
            return plan.equals(PLAN) || !isWhole(plan) ? Optional.empty() : Optional.of(plan);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether all that is named is there; whoever prints a plan relies on that. */
    private static boolean isWhole(Plan plan) {
        var thresholds = plan.thresholds().stream().map(PlannedThreshold::id).toList();
        var contacts = plan.contacts().stream().map(PlannedContact::id).toList();
        return !new PlanText(100, false).show(plan, "0".repeat(64)).isEmpty()
                && thresholds.containsAll(plan.allSteps().stream()
                        .flatMap(s -> Stream.concat(s.baselines().stream(), s.description().shows().stream()))
                        .toList())
                && contacts.containsAll(Stream.of(
                                plan.escalation().stream().map(h -> h.contact()),
                                plan.signOff().stream().flatMap(s -> s.by().stream()),
                                plan.contacts().stream().flatMap(c -> c.members().stream()))
                        .flatMap(s -> s)
                        .toList())
                && plan.allSteps().stream()
                        .flatMap(s -> s.actions().stream())
                        .allMatch(a -> contacts.containsAll(by(a.action())));
    }

    private static List<String> by(Action action) {
        return action instanceof Action.AskOperator ask && ask.question() instanceof Question.Approve approve
                ? by(approve).toList()
                : List.of();
    }

    private static Stream<String> by(Question.Approve approve) {
        var next = approve.otherwise() instanceof Question.AskNext ask ? by(ask.approve()) : Stream.<String>empty();
        return Stream.concat(approve.by().stream(), next);
    }
}
