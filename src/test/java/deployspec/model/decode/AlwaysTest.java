package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done in any case is done by steps alone. */
final class AlwaysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "note: Nobody is asked",
                "parallel: [{branch: A, steps: [S]}, {branch: B, steps: [S]}]",
            })
    void notes_and_branches_are_refused(String item) {
        assertThat(Documents.complaintAbout(
                        "rollback: {sections: [{section: Back, steps: [S], always: [{%s}]}]}".formatted(item)))
                .startsWith("always-holds-steps at [")
                .contains("] `always` holds steps and nothing else. Write a note as the `about` of a step");
    }
}
