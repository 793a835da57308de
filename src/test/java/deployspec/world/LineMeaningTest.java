package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Invocation;
import deployspec.execute.port.Prompt;
import deployspec.value.Ere;
import deployspec.world.Prompter.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineMeaningTest {
    private static final Prompt.Choice RUN = new Prompt.Choice("run", "run it", false);
    private static final Prompt.Choice SKIP = new Prompt.Choice("skip", "leave it out", true);

    @Test
    void enterRunsWhereRunningIsAskedAndIsNoAnswerElsewhere() {
        assertThat(of("", Prompt.Kind.RUN)).isEqualTo(new Reading.Chosen(RUN));
        assertThat(of("", Prompt.Kind.DO)).isInstanceOf(Reading.Unclear.class);
        assertThat(of("", Prompt.Kind.APPROVE)).isInstanceOf(Reading.Unclear.class);
    }

    @Test
    void aChoiceIsTakenByItsWordOrItsBeginning() {
        assertThat(of("SKIP", Prompt.Kind.DO)).isEqualTo(new Reading.Chosen(SKIP));
        assertThat(of("s", Prompt.Kind.DO)).isEqualTo(new Reading.Chosen(SKIP));
        assertThat(of("x", Prompt.Kind.DO)).isEqualTo(new Reading.Unclear("Choose one of: run, skip"));
    }

    @Test
    void wordsAreTakenOnlyWhereTheyFit() {
        assertThat(words("MIGRATE", new Prompt.Words(Optional.of("MIGRATE"), Optional.empty(), List.of(), false)))
                .isEqualTo(new Reading.Typed("MIGRATE"));
        assertThat(words("migrate", new Prompt.Words(Optional.of("MIGRATE"), Optional.empty(), List.of(), false)))
                .isInstanceOf(Reading.Unclear.class);
        assertThat(words(
                        "CHG12",
                        new Prompt.Words(
                                Optional.empty(), Optional.of(new Ere("^CHG[0-9]+$", false)), List.of(), false)))
                .isEqualTo(new Reading.Typed("CHG12"));
        assertThat(words("maybe", new Prompt.Words(Optional.empty(), Optional.empty(), List.of("yes", "no"), false)))
                .isEqualTo(new Reading.Unclear("Choose one of: yes, no"));
    }

    @Test
    void aSlashAsksForSomethingElse() {
        assertThat(of("/note all quiet", Prompt.Kind.DO))
                .isEqualTo(new Reading.Invoked(new Invocation.Note("op", "all quiet")));
        assertThat(of("/rollback 1", Prompt.Kind.DO))
                .isEqualTo(new Reading.Invoked(new Invocation.Judge("op", "Data is wrong")));
        assertThat(of("/rollback it burns", Prompt.Kind.DO))
                .isEqualTo(new Reading.Invoked(new Invocation.RollBack("op", "it burns")));
        assertThat(of("/stop", Prompt.Kind.DO)).isInstanceOf(Reading.Unclear.class);
    }

    @Test
    void aPatternMeansWhatItMeansInAShell() {
        assertThat(fitting("CHG12", new Ere("^CHG[[:digit:]]+$", false))).isEqualTo(new Reading.Typed("CHG12"));
        assertThat(fitting("CHGdig", new Ere("^CHG[[:digit:]]+$", false)))
                .isEqualTo(new Reading.Unclear("That does not match ^CHG[[:digit:]]+$."));
        assertThat(fitting("chg12", new Ere("^CHG", true))).isEqualTo(new Reading.Typed("chg12"));
        assertThat(fitting("chg12", new Ere("^CHG", false))).isInstanceOf(Reading.Unclear.class);
    }

    @Test
    void aPathIsAnAnswerWhereWordsAreAskedFor() {
        var any = new Prompt.Words(Optional.empty(), Optional.empty(), List.of(), false);
        assertThat(words("/srv/releases/7", any)).isEqualTo(new Reading.Typed("/srv/releases/7"));
        assertThat(words("/note all quiet", any))
                .isEqualTo(new Reading.Invoked(new Invocation.Note("op", "all quiet")));
    }

    private static Reading fitting(String line, Ere pattern) {
        return words(line, new Prompt.Words(Optional.empty(), Optional.of(pattern), List.of(), false));
    }

    private static Reading of(String line, Prompt.Kind kind) {
        return LineMeaning.of(line, prompt(kind, Optional.empty()), "op");
    }

    private static Reading words(String line, Prompt.Words words) {
        return LineMeaning.of(line, prompt(Prompt.Kind.ANSWER, Optional.of(words)), "op");
    }

    private static Prompt prompt(Prompt.Kind kind, Optional<Prompt.Words> words) {
        return new Prompt(
                kind,
                "key",
                Optional.empty(),
                Optional.empty(),
                "Well?",
                List.of(),
                Optional.empty(),
                words.isPresent() ? List.of() : List.of(RUN, SKIP),
                words,
                List.of(),
                List.of("Data is wrong"),
                true,
                Optional.empty());
    }
}
