package deployspec.diagnostic;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    private static final List<String> KNOWN = List.of("title", "timeout", "late", "id", "error-rate", "GET");

    @ParameterizedTest
    @CsvSource({
        "titel, title",
        "tittle, title",
        "timeuot, timeout",
        "eror-rate, error-rate",
        "error_rate, error-rate",
        "get, GET",
        "Title, title",
        "lat, late"
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(Suggestion.nearest(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "retry", "x"})
    void offersNothingThatIsFarAway(String written) {
        assertThat(Suggestion.nearest(written, List.of("title", "timeout"))).isEmpty();
    }

    @Test
    void neverOffersWhatWasWritten() {
        assertThat(Suggestion.nearest("title", List.of("title"))).isEmpty();
    }

    @Test
    void prefersTheNearestAndThenTheFirstByName() {
        assertThat(Suggestion.nearest("step", List.of("steps", "stop", "stem"))).contains("stem");
    }

    @Test
    void measuresNoLongTexts() {
        assertThat(Suggestion.nearest("x".repeat(60_000), List.of("x".repeat(60_000) + "y")))
                .isEmpty();
    }

    @Test
    void comparesWithNoThousands() {
        var names = IntStream.range(0, 1_001).mapToObj(i -> "name-" + i).toList();

        assertThat(Suggestion.nearest("nam-1", names)).isEmpty();
        assertThat(Suggestion.nearest("nam-1", names.subList(0, 1_000))).contains("name-1");
    }

    @Test
    void answersAThousandQuestionsAboutAHundredNamesAndNoMore() {
        var suggestions = new Suggestions(
                IntStream.range(0, 100).mapToObj(i -> "name-" + i).toList());

        var answered = IntStream.range(0, 3_000)
                .filter(i -> suggestions.nearest("nam-7").isPresent())
                .count();

        assertThat(answered).isEqualTo(1_000);
    }

    @Test
    void findsWhateverIsNearEnough() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var written = word(random);
            var known = word(random);
            boolean near = !written.equals(known) && distance(written, known) <= Math.max(1, written.length() / 3);

            assertThat(Suggestion.nearest(written, List.of(known)).isPresent())
                    .as("%s, %s".formatted(written, known))
                    .isEqualTo(near);
        }
    }

    private static String word(Random random) {
        return random.ints(1 + random.nextInt(14), 'a', 'd')
                .mapToObj(Character::toString)
                .collect(joining());
    }

    /** By the definition: what the last letters cost, and the rest. */
    private static int distance(String a, String b) {
        var cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.startsWith(b.substring(j - 1, j) + b.charAt(j - 2), i - 2)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
