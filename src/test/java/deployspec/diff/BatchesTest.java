package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More that is changed before somebody looks is weaker. */
final class BatchesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 50%, 100%] | [2, 50%, 100%] | check-later",
                "[1, 50%, 100%] | [1, 80%, 100%] | check-later",
                "[1, 50%, 100%] | [1, 100%]      | check-removed",
                "[1, 100%]      | [100%]         | check-removed",
            })
    void a_larger_batch_is_weaker(String before, String after, String kind) {
        assertThat(Differ.diff(Specs.plan(spec(before)), Specs.plan(spec(after))))
                .filteredOn(c -> c.effect() == Effect.WEAKER)
                .extracting(Change::kind)
                .contains(kind);
        assertThat(Differ.diff(Specs.plan(spec(after)), Specs.plan(spec(before))))
                .noneMatch(c -> c.effect() == Effect.WEAKER);
    }

    private static String spec(String batch) {
        return """
                spec: deployment/v1
                id: x
                title: X
                phases:
                  - phase: Deploy
                    steps:
                      - step: Roll out
                        for-each: {HOST: [a, b, c, d, e]}
                        batch: %s
                        run: ./deploy.sh "$HOST"
                        undo: {run: ./back.sh "$HOST"}
                        gates: [{title: Errors, target: "< 1", measure: {run: ./errors.sh}}]
                """.formatted(batch);
    }
}
