package deployspec.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read out of a repository, in the states in which repositories are found. */
final class GitRevisionsTest {
    private static final PersonIdent SOMEBODY = new PersonIdent("Somebody", "somebody@example.com");

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void commitTwice() throws IOException, GitAPIException {
        tree = Files.createDirectory(folder.resolve("tree"));
        try (var git =
                Git.init().setDirectory(tree.toFile()).setInitialBranch("main").call()) {
            Files.createDirectory(tree.resolve("specs"));
            write("specs/pay.yaml", "one\n");
            Files.createSymbolicLink(tree.resolve("link.yaml"), Path.of("specs/pay.yaml"));
            commit(git, "first");
            git.tag()
                    .setName("v1")
                    .setAnnotated(true)
                    .setMessage("v1")
                    .setTagger(SOMEBODY)
                    .call();
            write("specs/pay.yaml", "two\n");
            commit(git, "second");
        }
        write("specs/pay.yaml", "not committed\n");
    }

    @Test
    void reads_a_file_by_branch_tag_ancestor_and_digest() throws IOException {
        assertThat(read("main", "specs/pay.yaml")).isEqualTo("two\n");
        assertThat(read("HEAD", "specs/pay.yaml")).isEqualTo("two\n");
        assertThat(read("HEAD~1", "specs/pay.yaml")).isEqualTo("one\n");
        assertThat(read("v1", "specs/pay.yaml")).isEqualTo("one\n");
        var digest = Files.readString(tree.resolve(".git/refs/heads/main")).strip();
        assertThat(read(digest.substring(0, 10), "specs/pay.yaml")).isEqualTo("two\n");
    }

    @Test
    void reads_what_is_packed() throws IOException, GitAPIException {
        try (var git = Git.open(tree.toFile())) {
            git.packRefs().setAll(true).call();
            git.gc().setAggressive(true).call();
        }
        assertThat(tree.resolve(".git/refs/heads/main")).doesNotExist();
        assertThat(read("main", "specs/pay.yaml")).isEqualTo("two\n");
        assertThat(read("v1", "specs/pay.yaml")).isEqualTo("one\n");
    }

    /** As `git worktree add` leaves it: a file that says where the repository is. */
    @Test
    void reads_from_another_work_tree_and_from_a_folder_in_it() throws IOException {
        var other = Files.createDirectories(folder.resolve("other/specs")).getParent();
        var own = Files.createDirectories(tree.resolve(".git/worktrees/other"));
        Files.writeString(other.resolve(".git"), "gitdir: " + own + "\n");
        Files.writeString(own.resolve("gitdir"), other.resolve(".git") + "\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("HEAD"), Files.readString(tree.resolve(".git/refs/heads/main")));

        assertThat(content(GitRevisions.read(other, "main~1", "specs/pay.yaml", 100)))
                .isEqualTo("one\n");
        assertThat(content(GitRevisions.read(other.resolve("specs"), "HEAD", "specs/pay.yaml", 100)))
                .isEqualTo("two\n");
    }

    @Test
    void says_what_there_is_instead() {
        assertThat(GitRevisions.read(tree, "mian", "specs/pay.yaml", 100))
                .isInstanceOfSatisfying(GitFile.NoRevision.class, none -> {
                    assertThat(none.known()).contains("main", "v1");
                    assertThat(none.shallow()).isFalse();
                });
        assertThat(GitRevisions.read(tree, "main^{", "specs/pay.yaml", 100)).isInstanceOf(GitFile.NoRevision.class);
        assertThat(GitRevisions.read(tree, "main", "specs/pya.yaml", 100))
                .isEqualTo(new GitFile.NoFile(List.of("link.yaml", "specs/pay.yaml")));
        assertThat(GitRevisions.read(tree, "main", "specs", 100)).isEqualTo(new GitFile.NotAFile("a folder"));
        assertThat(GitRevisions.read(tree, "main", "link.yaml", 100))
                .isEqualTo(new GitFile.NotAFile("a symbolic link"));
        assertThat(GitRevisions.read(folder, "main", "specs/pay.yaml", 100)).isEqualTo(new GitFile.NoRepository());
    }

    @Test
    void says_that_the_history_was_cut_off() throws IOException {
        var head = Files.readString(tree.resolve(".git/refs/heads/main"));
        Files.writeString(tree.resolve(".git/shallow"), head);

        assertThat(read("main", "specs/pay.yaml")).isEqualTo("two\n");
        assertThat(GitRevisions.read(tree, "main~1", "specs/pay.yaml", 100))
                .isInstanceOfSatisfying(
                        GitFile.NoRevision.class,
                        none -> assertThat(none.shallow()).isTrue());
    }

    @Test
    void reads_no_more_than_it_was_asked_for() {
        assertThat(content(GitRevisions.read(tree, "main", "specs/pay.yaml", 2)))
                .isEqualTo("tw");
    }

    /** Left to itself, the library measures the file system's clock with files of its own. */
    @Test
    void leaves_the_repository_as_it_is() throws IOException {
        var before = listing();
        read("main~1", "specs/pay.yaml");
        assertThat(listing()).isEqualTo(before);
    }

    /** A configuration of the user's that is broken would be an error if it were read; a variable would lead elsewhere. */
    @Test
    void knows_nothing_of_the_machine() {
        var system = new ClosedSystem(SystemReader.getInstance());
        assertThat(system.getenv("PATH")).isNull();
        assertThat(system.getUserConfig().getSections()).isEmpty();
        assertThat(system.getSystemConfig().getSections()).isEmpty();
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.map(f -> f + " " + f.toFile().lastModified()).sorted().toList();
        }
    }

    private String read(String revision, String path) {
        return content(GitRevisions.read(tree, revision, path, 100));
    }

    private static String content(GitFile file) {
        return file instanceof GitFile.Content content ? new String(content.bytes(), UTF_8) : file.toString();
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(tree.resolve(path), text);
    }

    private static void commit(Git git, String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(message)
                .setAuthor(SOMEBODY)
                .setCommitter(SOMEBODY)
                .setSign(false)
                .call();
    }
}
