package deployspec.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
