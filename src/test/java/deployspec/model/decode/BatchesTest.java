package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.model.ForEach;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many turns of a loop are done when its gates are judged. */
final class BatchesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 50%, 100%]  | 1 3 5",
                "[100%]          | 5",
                "[2, 5]          | 2 5",
                "[1%, 21%, 100%] | 1 2 5",
            })
    void each_number_says_how_many_are_done(String written, String ends) {
        var loop = Documents.step(step("batch: " + written)).forEach().orElseThrow();

        assertThat(loop.batches()).isEqualTo(numbers(ends));
        assertThat(loop).extracting(ForEach::iterations).asList().hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2, 1, 100%] | this batch is empty: it ends with 1 turn, and so many are done before it",
                "[1, 20%, 5]  | this batch is empty: it ends with 1 turn, and so many are done before it",
                "[1, 80%]     | the last batch ends with 4 of 5 turns, and nothing would do the others",
                "[1, 6]       | the loop has only 5 turns",
                "[1, 99999999999999999999] | the loop has only 5 turns",
            })
    void what_cannot_be_is_refused(String written, String summary) {
        assertThat(Documents.complaint(step("batch: " + written)))
                .startsWith("bad-batch at [")
                .contains("] " + summary + ". ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{step: S, run: ls, gates: [live], batch: [1]} | there is no `for-each`.",
                "{step: S, run: ls, for-each: {A: [x, y]}, batch: [1, 2]} | nothing is judged between two batches.",
                "{step: S, watch: [{for: 1h, every: 5m}], gates: [live], for-each: {A: [x, y]}, batch: [1, 2]}"
                        + " | each turn watches for itself.",
            })
    void what_would_do_nothing_is_refused(String step, String why) {
        assertThat(Documents.complaint(step))
                .startsWith("key-without-effect at [batch] `batch` does nothing here: " + why);
    }

    private static List<Integer> numbers(String written) {
        return List.of(written.split(" ")).stream().map(Integer::valueOf).toList();
    }

    private static String step(String batch) {
        return """
                step: Roll out
                for-each: {HOST: [a, b, c, d, e]}
                run: ./deploy.sh
                undone-by: x
                gates: [live]
                """ + batch + "\n";
    }
}
