package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a script has written last, out of the end of what it has written. */
final class LastLineTest {
    private final Masker masker = new Masker();

    @Test
    void theLastLineWithSomethingInItIsShown() {
        assertThat(line("one\ntwo\n \n\n")).isEqualTo("two");
        assertThat(line("one\ntwo, not ended")).isEqualTo("two, not ended");
        assertThat(line("10 %\r20 %\r30 %\r")).isEqualTo("30 %");
        assertThat(line("\n\n")).isEmpty();
    }

    @Test
    void coloursAreTakenOutAndPartNoSecret() {
        masker.conceal("hunter2");
        assertThat(line("\u001b[1;32mOK\u001b[0m copied\u001b[K")).isEqualTo("OK copied");
        assertThat(line("hun\u001b[31mter2 was said")).isEqualTo("*** was said");
    }

    /** Where the line begins before what was looked at, half a secret may stand at the cut. */
    @Test
    void halfASecretAtTheCutIsNotShown() {
        masker.conceal("hunter2");
        assertThat(LastLine.line("ter2 and more that was written behind it", true, masker))
                .doesNotContain("ter2")
                .endsWith("behind it");
        assertThat(LastLine.line("ter2 and more\nlast", true, masker)).isEqualTo("last");
    }

    private String line(String text) {
        return LastLine.line(text, false, masker);
    }
}
