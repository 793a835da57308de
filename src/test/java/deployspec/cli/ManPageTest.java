package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.cli.manual.CommandPage;
import deployspec.cli.manual.CommandPage.Option;
import deployspec.cli.manual.ManPage;
import deployspec.cli.manual.Taken;
import deployspec.render.HostileStrings;
import deployspec.tools.Groff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual page is what the command line says of itself, in a form that every formatter reads. */
final class ManPageTest {
    private static final Path PAGE = Path.of("docs/man/spec.1");

    @TempDir
    private Path folder;

    @Test
    void saysWhatTheCommandsSay() throws IOException {
        var page = Call.of("man").out();
        if (System.getProperty("deployspec.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("%s is stale: run `mvn test -Dtest=ManPageTest -Ddeployspec.write`", PAGE)
                .isEqualTo(page);
    }

    @Test
    void theFormatterFindsNothing() {
        assertThat(Groff.check(PAGE)).isEmpty();
    }

    @Test
    void readsAsItWasMeant() {
        assertThat(Groff.shown(PAGE, 80))
                .contains("spec - checks, renders and carries out deployment procedures")
                .contains("--dry-run", "source <(spec completion bash)", "~/.local/state/deployspec/runs/")
                .doesNotContain("`", "\\");
        assertThat(Groff.shown(PAGE, 80).lines()).allMatch(line -> line.length() <= 80);
    }

    /** Whatever a description says, it is shown and nothing else happens. */
    @Test
    void aDescriptionIsNeverARequest() throws IOException {
        var texts = Stream.concat(
                        Stream.of(".so /etc/passwd", "'br", "a \\fBbold\\fR claim", "back\\slash"),
                        HostileStrings.brief().stream().map(HostileStrings::value))
                .filter(text -> text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '`') && !text.isBlank())
                .map(text -> text.strip().replaceAll(" +", " "))
                .toList();
        assertThat(texts).hasSizeGreaterThan(20);
        var page = Files.writeString(folder.resolve("odd.1"), ManPage.of(page(texts), List.of()));

        assertThat(Groff.check(page)).isEmpty();
        assertThat(Groff.shown(page, 500).lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsAll(texts);
    }

    private static CommandPage page(List<String> descriptions) {
        var options = descriptions.stream()
                .map(d -> new Option(List.of("--option"), "", new Taken.Nothing(), d, false))
                .toList();
        var sub = new CommandPage("sub", "Does something.", options, List.of(), List.of());
        return new CommandPage("odd", "Does this and that.", List.of(), List.of(), List.of(sub));
    }
}
