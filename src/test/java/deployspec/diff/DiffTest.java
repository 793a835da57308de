package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is said of a real procedure when somebody makes it weaker, stronger, or only prettier. */
final class DiffTest {
    private static final Plan PORTAL = Specs.plan(Specs.PORTAL);

    static final List<Edit> WEAKER = Edit.in(Path.of("src/test/resources/diff/weaker.txt"));
    static final List<Edit> HARMLESS = Edit.in(Path.of("src/test/resources/diff/harmless.txt"));

    /** Each is looked at in both directions. */
    private static final Map<Edit, Plan> PLANS = new HashMap<>();

    @ParameterizedTest
    @FieldSource("WEAKER")
    void names_what_became_weaker(Edit edit) {
        var changes = Differ.diff(PORTAL, plan(edit));

        assertThat(weaker(changes)).containsExactlyInAnyOrderElementsOf(edit.expected());
    }

    @ParameterizedTest
    @FieldSource("WEAKER")
    void calls_the_way_back_no_weakening(Edit edit) {
        var changes = Differ.diff(plan(edit), PORTAL);

        var undecided = edit.expected().stream().filter(k -> k.endsWith("?"));
        assertThat(weaker(changes))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(undecided, edit.reversed().stream()).toList());
        assertThat(changes).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("HARMLESS")
    void calls_nothing_weaker_that_is_only_written_differently(Edit edit) {
        var changes = Differ.diff(PORTAL, plan(edit));

        assertThat(weaker(changes)).isEmpty();
        assertThat(changes.stream().map(Change::kind).distinct()).containsExactlyInAnyOrderElementsOf(edit.expected());
    }

    @Test
    void has_tables_of_the_size_that_a_reviewer_would_trust() {
        assertThat(WEAKER).hasSizeGreaterThanOrEqualTo(40);
        assertThat(HARMLESS).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void says_nothing_of_a_plan_and_itself() {
        assertThat(Differ.diff(PORTAL, Specs.plan(Specs.PORTAL))).isEmpty();
    }

    private static Plan plan(Edit edit) {
        return PLANS.computeIfAbsent(edit, e -> Specs.plan(e.apply(Specs.PORTAL)));
    }

    /** With a question mark where it can't be decided. */
    private static List<String> weaker(List<Change> changes) {
        return changes.stream()
                .filter(c -> c.effect().weakens())
                .map(c -> c.kind() + (c.effect() == Effect.UNCLEAR ? "?" : ""))
                .distinct()
                .toList();
    }
}
