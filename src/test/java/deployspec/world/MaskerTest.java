package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
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
}
