package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.hostile.HostileFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel saw: an untrusted spec makes the tool start nothing, speak to nobody, and read nothing but the project. */
final class TouchesNothingIT {
    /** The system's own: libraries, locales, time zones, what a process may know about itself. */
    private static final List<String> SYSTEM = List.of("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/");

    /** The C library asks a name service cache for the user's name, if one runs. */
    private static final String NAME_SERVICE = "sun_path=\"/var/run/nscd/socket\"";

    private static final Pattern OPENED = Pattern.compile("open(?:at)?\\((?:AT_FDCWD, )?\"([^\"]*)\"");
    private static final Pattern USE_OF_A_SOCKET =
            Pattern.compile("(?m)^.*\\b(?:connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)\\(.*$");
    private static final Pattern NEW_PROCESS =
            Pattern.compile("(?m)^.*\\b(?:execve|execveat|fork|vfork|clone3?)\\((?!.*CLONE_THREAD).*$");

    @TempDir
    private Path folder;

    private Path project;
    private Path outside;

    @BeforeEach
    void aProjectThatNamesWhatLiesOutside() throws IOException {
        project = Files.createDirectories(folder.toRealPath().resolve("project"));
        Files.createDirectory(project.resolve(".git"));
        outside = Files.writeString(folder.resolve("outside.yaml"), HostileFiles.spec(""));
        var named = "# yaml-language-server: $schema=http://127.0.0.1:9/schema.json\n" + spec();
        Files.writeString(project.resolve("sound.yaml"), named);
        Files.writeString(
                project.resolve("refers.yaml"),
                HostileFiles.spec("$schema: http://127.0.0.1:9/schema.json\n$ref: file://" + outside));
    }

    /** Runs, measures, notifies and reads a secret from a file and a program, if it were to be carried out. */
    private String spec() {
        return """
                spec: deployment/v1
                id: sample
                title: Sample
                secrets:
                  KEY: {about: A key, file: %s}
                sources:
                  metrics: {prometheus: "http://127.0.0.1:9"}
                channels:
                  team: {webhook: {url: "${KEY}", body: {text: "${MESSAGE}"}}, needs: [KEY]}
                thresholds:
                  errors: {title: Errors, target: "< 1", measure: {query: up, from: metrics}}
                phases:
                  - phase: Deploy
                    steps:
                      - step: Tell the team
                        notify: [{channel: team, message: Go}]
                      - step: Look at a page
                        http: {url: "http://127.0.0.1:9/"}
                        read-only: true
                      - step: Start a process
                        run: touch started; cat %s
                        irreversible: It only shows that nothing is started
                        gates: [errors]
                """.formatted(outside, outside);
    }

    @Test
    void checking_planning_comparing_and_rendering_start_nothing_and_reach_for_nothing() throws IOException {
        var tool = Packaged.traced(folder);
        assertKeptToItself(tool.call(project, "validate", "sound.yaml"), 0);
        assertKeptToItself(tool.call(project, "validate", "refers.yaml"), 1);
        assertKeptToItself(tool.call(project, "plan", "sound.yaml"), 0);
        assertKeptToItself(tool.call(project, "diff", "sound.yaml", "sound.yaml"), 0);
        assertKeptToItself(tool.call(project, "render", "sound.yaml"), 0);
    }

    private void assertKeptToItself(Packaged.Ended ended, int exit) {
        assertThat(ended.exit()).as(ended.said()).isEqualTo(exit);
        assertThat(found(NEW_PROCESS, ended)).as("the JVM's own start").hasSize(1);
        assertThat(found(USE_OF_A_SOCKET, ended))
                .allSatisfy(use -> assertThat(use).contains(NAME_SERVICE));
        assertThat(opened(ended))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(isExpected(file)).as(file).isTrue());
        assertThat(ended.watched()).doesNotContain(outside.toString());
        assertThat(project.resolve("started")).doesNotExist();
    }

    private static List<String> found(Pattern calls, Packaged.Ended ended) {
        return calls.matcher(ended.watched()).results().map(MatchResult::group).toList();
    }

    private List<String> opened(Packaged.Ended ended) {
        return OPENED.matcher(ended.watched())
                .results()
                .map(opened -> project.resolve(opened.group(1)).normalize().toString())
                .distinct()
                .toList();
    }

    private boolean isExpected(String file) {
        var own = Stream.of(
                project,
                Path.of(System.getProperty("java.home")),
                Path.of("target", "launch").toAbsolutePath());
        return own.anyMatch(Path.of(file)::startsWith) || SYSTEM.stream().anyMatch(file::startsWith);
    }
}
