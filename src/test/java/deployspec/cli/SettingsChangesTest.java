package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diff.Subject;
import deployspec.lint.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of a project's settings is told like one of the spec: the check of the next change depends on it. */
final class SettingsChangesTest {
    private static final PersonIdent SOMEBODY = new PersonIdent("Somebody", "somebody@example.com");

    @TempDir
    private Path folder;

    @Test
    void what_was_silenced_or_let_through_is_weaker_and_the_other_way_round() throws IOException, GitAPIException {
        commit("""
                fail-on: warning
                rules: {fixed-sleep: error, key-order: none}
                """, """
                fail-on: none
                rules: {fixed-sleep: note, curl-accepts-errors: none}
                """);
        var before = ProjectSettings.at(folder, "HEAD~1");
        var after = ProjectSettings.at(folder, "HEAD");

        assertThat(told(before, after))
                .containsExactly(
                        "WEAKER rule-relaxed curl-accepts-errors: warning → curl-accepts-errors: none",
                        "WEAKER rule-relaxed fixed-sleep: error → fixed-sleep: note",
                        "STRONGER rule-tightened key-order: none → key-order: note",
                        "WEAKER check-relaxed fail-on: warning → fail-on: none");
        assertThat(told(after, before))
                .filteredOn(line -> line.startsWith("WEAKER"))
                .hasSize(1);
        assertThat(told(after, after)).isEmpty();
    }

    @Test
    void a_project_without_settings_has_the_usual_ones() throws IOException, GitAPIException {
        commit("fail-on: error\n");

        assertThat(told(Settings.USUAL, ProjectSettings.at(folder, "main"))).isEmpty();
        assertThat(ProjectSettings.at(folder, "elsewhere")).isEqualTo(Settings.USUAL);
    }

    private static List<String> told(Settings before, Settings after) {
        return SettingsChanges.between(before, after, new Subject(Subject.Sort.PROCEDURE, "pay", "Payments")).stream()
                .map(entry -> entry.finding().change())
                .map(change -> "%s %s %s → %s"
                        .formatted(
                                change.effect(),
                                change.kind(),
                                change.before().orElse(""),
                                change.after().orElse("")))
                .toList();
    }

    /** One after the other, on the branch main. */
    private void commit(String... versions) throws IOException, GitAPIException {
        try (var git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            for (var settings : versions) {
                Files.writeString(folder.resolve(Settings.FILE), settings);
                git.add().addFilepattern(".").call();
                git.commit()
                        .setMessage("settings")
                        .setAuthor(SOMEBODY)
                        .setCommitter(SOMEBODY)
                        .setSign(false)
                        .call();
            }
        }
    }
}
