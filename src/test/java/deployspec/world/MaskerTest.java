package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskerTest {
    @ParameterizedTest
    @ValueSource(strings = {"hunter2hunter2", "p&ss w/rd+\"quoted\"", "päßwörd", "both\nlines here", "abcd"})
    void noFormOfASecretIsLeft(String secret) {
        var masker = new Masker();
        masker.conceal(secret);
        assertThat(masker.mask("<" + secret + ">")).isEqualTo("<***>");
        var percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        assertThat(masker.mask("?t=" + percent)).isEqualTo("?t=***");
        assertThat(masker.mask(secret.lines().findFirst().orElseThrow())).isEqualTo("***");
        for (var before : new String[] {"", "x", "xy", "xyz"}) {
            var text = Base64.getEncoder().encodeToString((before + secret + "tail").getBytes(StandardCharsets.UTF_8));
            assertThat(secret.length() < 5 || masker.mask(text).contains("***")).isTrue();
        }
    }

    /** A script may have written half of a secret when somebody looks. */
    @ParameterizedTest
    @CsvSource({
        "pass, pass",
        "the word is h, 'the word is '",
        "the word is hunter, 'the word is '",
        "hunter2, ***",
        "hunter2hunt, ***",
        "hunter3, hunter3",
        "hunter2 is it, *** is it"
    })
    void theBeginningOfASecretIsNotShown(String written, String shown) {
        var masker = new Masker();
        masker.conceal("hunter2");
        assertThat(masker.maskUnfinished(written)).isEqualTo(shown);
    }
}
