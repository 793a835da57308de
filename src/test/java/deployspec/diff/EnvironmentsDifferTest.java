package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One spec, several environments: each change is told once, with where it holds. */
final class EnvironmentsDifferTest {
    private static final String SPEC = """
            spec: deployment/v1
            id: pay
            title: Payment service
            inputs:
              URL: {default: "https://pay.example.com"}
            environments:
              staging: {inputs: {URL: "https://staging.example.com"}}
              production: {production: true, confirm: type-the-name}
            phases:
              - phase: Look
                steps:
                  - {step: Look, read-only: true, run: 'curl -fsS -m 5 "$URL"', timeout: 1m}
            """;

    @Test
    void tells_once_what_holds_everywhere() {
        assertThat(diff(SPEC, SPEC.replace("timeout: 1m", "timeout: 2m"))).containsExactly("timeout-longer []");
    }

    @Test
    void says_where_a_change_holds() {
        assertThat(diff(SPEC, SPEC.replace("staging.example.com", "stage.example.com")))
                .containsExactly("host-added [staging]", "value-changed [staging]");
        assertThat(diff(SPEC, SPEC.replace(", confirm: type-the-name", "")))
                .containsExactly("confirm-removed [production]");
    }

    @Test
    void tells_which_environments_came_and_went() {
        var more = SPEC.replace("environments:\n", "environments:\n  test: {}\n");
        assertThat(diff(SPEC, more)).containsExactly("environment-added []");
        assertThat(diff(more, SPEC)).containsExactly("environment-removed []");
    }

    @Test
    void loses_no_promise_with_a_name() {
        assertThat(diff(SPEC, SPEC.replace("production: {production: true, confirm: type-the-name}", "live: {}")))
                .containsExactly("production-dropped [live]", "confirm-removed [live]", "environment-renamed [live]");
    }

    @Test
    void loses_no_promise_where_no_environment_is_left() {
        var none = SPEC.replaceAll("(?s)environments:.*?phases:", "phases:");
        assertThat(diff(SPEC, none))
                .contains("production-dropped [production]", "confirm-removed [production]", "environment-removed []");
        assertThat(diff(none, SPEC)).contains("environment-added []").noneMatch(c -> c.contains("dropped"));
    }

    private static List<String> diff(String before, String after) {
        return EnvironmentsDiffer.diff(Specs.plans(before), Specs.plans(after)).stream()
                .map(f -> f.change().kind() + " " + f.environments())
                .toList();
    }
}
