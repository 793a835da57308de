package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests run without a terminal, so that only a wish can bring colour. */
final class ColourTest {
    @ParameterizedTest
    @CsvSource({
        "AUTO,   '',                              false",
        "AUTO,   TERM=xterm,                      false",
        "AUTO,   CLICOLOR_FORCE=1,                true",
        "AUTO,   FORCE_COLOR=1,                   true",
        "AUTO,   FORCE_COLOR=0,                   false",
        "AUTO,   FORCE_COLOR=,                    false",
        "AUTO,   CLICOLOR_FORCE=1 TERM=dumb,      true",
        "AUTO,   NO_COLOR=1 CLICOLOR_FORCE=1,     false",
        "AUTO,   NO_COLOR= CLICOLOR_FORCE=1,      true",
        "AUTO,   CLICOLOR=0,                      false",
        "ALWAYS, NO_COLOR=1,                      true",
        "ALWAYS, TERM=dumb,                       true",
        "NEVER,  CLICOLOR_FORCE=1 FORCE_COLOR=1,  false",
    })
    void follows_the_option_then_the_environment(Colour option, String environment, boolean coloured) {
        assertThat(Colour.wanted(option, read(environment))).isEqualTo(coloured);
    }

    private static Map<String, String> read(String environment) {
        return Stream.of(environment.split(" ", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
