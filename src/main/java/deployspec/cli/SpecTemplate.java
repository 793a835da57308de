package deployspec.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A spec to begin with. It lies in {@code templates/init}, where it is a valid spec as it stands: so it is checked as any
 * other, and an editor helps whoever changes it.
 *
 * @param about what it deploys, in a line
 */
record SpecTemplate(String name, String about) {
    static final List<SpecTemplate> ALL = List.of(
            new SpecTemplate("minimal", "One command, one gate, one way back"),
            new SpecTemplate("service", "A service in containers: health, an hour's watch, rollback by the numbers"),
            new SpecTemplate("database-migration", "Backup, four eyes, one transaction, proof, and two ways back"),
            new SpecTemplate("static-site", "Files on a web server: upload, switch a link, look, switch it back"),
            new SpecTemplate("checklist", "A checklist from paper: people do the steps, approve and sign"));

    /** @throws UsageFault if there is none of this name */
    static SpecTemplate named(String name) {
        return ALL.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageFault(
                        "there is no template `%s`".formatted(name),
                        "Choose from %s."
                                .formatted(String.join(
                                        ", ",
                                        ALL.stream().map(SpecTemplate::name).toList()))));
    }

    String text() {
        var resource = "/deployspec/templates/init/%s.yaml".formatted(name);
        try (var stream = SpecTemplate.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the template is missing from the class path: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
