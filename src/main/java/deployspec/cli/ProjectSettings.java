package deployspec.cli;

import deployspec.diagnostic.Diagnostics;
import deployspec.lint.Settings;
import deployspec.lint.SettingsReader;
import deployspec.source.YamlReader;
import deployspec.world.GitFile;
import deployspec.world.GitRevisions;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Finds the settings of the project that a spec belongs to. */
final class ProjectSettings {
    private ProjectSettings() {}

    /**
     * Those in the spec's root; the usual ones if there are none.
     *
     * @throws UsageFault naming the first thing that is wrong with them
     */
    static Settings of(Path spec) {
        var file = SpecPath.rootOf(spec).resolve(Settings.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Settings.USUAL;
        }
        var complaints = new Diagnostics();
        var settings = SettingsReader.read(YamlReader.read(Settings.FILE, SpecPath.bytes(file)), complaints);
        complaints.sorted().stream().findFirst().ifPresent(complaint -> {
            throw new UsageFault(
                    "%s: %s".formatted(complaint.span().place(), complaint.summary()),
                    complaint.help().stream()
                            .findFirst()
                            .orElse("Correct it: " + complaint.subject().text()));
        });
        return settings;
    }

    /** Those of a project as they were at a revision; of what is wrong with them, `validate` complains. */
    static Settings at(Path here, String revision) {
        return GitRevisions.read(here, revision, Settings.FILE, SpecPath.MOST_BYTES) instanceof GitFile.Content content
                ? SettingsReader.read(YamlReader.read(Settings.FILE, content.bytes()), new Diagnostics())
                : Settings.USUAL;
    }
}
