package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import deployspec.hostile.HostileFiles;
import deployspec.hostile.HostilePlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no file is named in a sentence, without waiting for it; what lies outside of the root is not found in it. */
final class HostilePlacesTest {
    /** Opening a pipe would wait for ever. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void aProject() throws Exception {
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectory(project.resolve(".git"));
    }

    @Test
    void says_what_it_is_instead_of_opening_it() throws Exception {
        var told = new StringBuilder();
        for (var place : HostilePlaces.in(project).values()) {
            var call = validate(place);
            assertThat(call.code()).isEqualTo(Exit.USAGE.code());
            told.append(call.without(project)).append('\n');
        }
        Approvals.verify(told);
    }

    @Test
    void walks_past_them() throws Exception {
        HostilePlaces.in(project);
        Files.delete(project.resolve("zeros.yaml"));
        Files.writeString(project.resolve("good.yaml"), HostileFiles.spec(""));

        assertThat(validate(project)).returns(Exit.DONE.code(), Call::code);
    }

    @Test
    void follows_no_link_out_of_the_root() throws Exception {
        var outside = Files.writeString(folder.resolve("outside.yaml"), HostileFiles.spec("nonsense: 1"));
        var link = Files.createSymbolicLink(project.resolve("link.yaml"), outside);

        assertThat(validate(project))
                .returns(Exit.USAGE.code(), Call::code)
                .satisfies(call -> assertThat(call.err())
                        .contains("link.yaml` is a link to")
                        .doesNotContain("nonsense"));
        assertThat(validate(link))
                .as("a file that was named is read, wherever it lies")
                .returns(Exit.FINDINGS.code(), Call::code);
    }

    @Test
    void finds_nothing_behind_a_link_to_a_folder() throws Exception {
        Files.writeString(project.resolve("good.yaml"), HostileFiles.spec(""));
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("bad.yaml"), HostileFiles.spec("nonsense: 1"));
        Files.createSymbolicLink(project.resolve("out"), outside);
        Files.createSymbolicLink(project.resolve("round"), project);

        assertThat(validate(project)).returns(Exit.DONE.code(), Call::code);
    }

    private static Call validate(Path place) {
        return assertTimeoutPreemptively(HANGS, () -> Call.of("validate", place));
    }
}
