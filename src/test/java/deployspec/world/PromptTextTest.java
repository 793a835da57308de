package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Prompt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PromptTextTest {
    private static final String ESCAPE = "\u001b[2J";

    @Test
    void aQuestionStandsAlignedUnderItsStep() {
        assertThat(new PromptText(() -> 60, false).of(migrate(""))).isEqualTo("""

                        ── 3.2 Migrate the database · Database owner

                           Adds the column `paid_at` to every order. Readers go on;
                           writers wait for about two minutes.

                           │ psql -f migrations/041.sql
                           │ psql -f migrations/042.sql

                           Migrate the production database?
                           answer until 1 Jan 22:41:07 UTC

                           run   run it
                           skip  leave it out, which is only right where somebody
                                 has migrated by hand

                           /rollback 1       Orders are written twice
                           /rollback REASON  for any other reason

                        """);
    }

    @Test
    void nothingFromASpecReachesTheTerminalAsAnEscape() {
        var text = new PromptText(() -> 80, false);
        var options = new Prompt.Words(Optional.empty(), Optional.empty(), List.of("yes" + ESCAPE), false);
        var prompt = migrate(ESCAPE);
        assertThat(text.of(prompt)).doesNotContain("\u001b").contains("⟨U+001B⟩[2J");
        assertThat(text.of(asking(options))).doesNotContain("\u001b").contains("one of: yes⟨U+001B⟩[2J");
        assertThat(text.contacts(List.of(new Prompt.Contact("dba", "Owner" + ESCAPE, Optional.of("A" + ESCAPE)))))
                .doesNotContain("\u001b");
        assertThat(text.nameOf(new Prompt.Contact("dba", "Owner" + ESCAPE, Optional.empty())))
                .doesNotContain("\u001b");
        assertThat(text.remark("no " + ESCAPE)).doesNotContain("\u001b");
    }

    @Test
    void coloursTakeNoRoom() {
        var plain = new PromptText(() -> 60, false).of(migrate(""));
        var coloured = new PromptText(() -> 60, true).of(migrate(""));
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001b\\[[0-9]m", "")).isEqualTo(plain);
    }

    @Test
    void wideCharactersAreWrappedByTheirWidth() {
        assertThat(Columns.wrapped("", "", "移行 する 時間", 9)).containsExactly("移行 する", "時間");
    }

    private static Prompt migrate(String odd) {
        return new Prompt(
                Prompt.Kind.RUN,
                "migrate",
                Optional.of(new Prompt.Position("migrate", "3.2", "Migrate the database" + odd)),
                Optional.of("Database owner" + odd),
                "Migrate the production database?" + odd,
                List.of("Adds the column `paid_at` to every order. Readers go on; writers wait for about two minutes."
                        + odd),
                Optional.of("psql -f migrations/041.sql\npsql -f migrations/042.sql" + odd),
                List.of(
                        new Prompt.Choice("run" + odd, "run it" + odd, false),
                        new Prompt.Choice(
                                "skip", "leave it out, which is only right where somebody has migrated by hand", true)),
                Optional.empty(),
                List.of(),
                List.of("Orders are written twice" + odd),
                true,
                Optional.of(Instant.parse("2026-01-01T22:41:07Z")));
    }

    private static Prompt asking(Prompt.Words words) {
        return new Prompt(
                Prompt.Kind.ANSWER,
                "which",
                Optional.empty(),
                Optional.empty(),
                "Which?",
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(words),
                List.of(),
                List.of(),
                false,
                Optional.empty());
    }
}
