package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.peers.SshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that run on another machine, which is this one behind a real SSH server. */
final class SshIT {
    @TempDir
    private Path folder;

    @Test
    void another_machine_is_measured_and_changed_through_ssh() throws IOException, InterruptedException {
        try (var server = SshServer.in(folder)) {
            var spec =
                    """
                    spec: deployment/v1
                    id: remote
                    title: Remote
                    inputs: {NAME: {default: none}}
                    shells:
                      web: {via: "%s", language: bash}
                      mistaken: {via: "%s", language: bash}
                      stranger: {via: "%s", language: bash}
                    phases:
                      - phase: Main
                        steps:
                          - {step: Change, shell: web, run: "printf '%%s' \\"$NAME\\" > '%s/name'", irreversible: a test}
                          - step: Look
                            gates:
                              - {title: over there, target: "= 4", measure: {run: "wc -w <<< \\"$SSH_CONNECTION\\"", shell: web}}
                              - {title: a value that crossed, target: {is: "${NAME}"}, measure: {run: "cat '%s/name'", shell: web, read: text}}
                              - {title: after a hungry command, target: "= 0", measure: {run: "cat > /dev/null; cat | wc -c", shell: web}}
                          - {step: Fail, on-failure: continue, gates: [{title: half of it, target: "= 1", measure: {run: "echo 1; false; echo 2", shell: web}}]}
                          - {step: Exit, on-failure: continue, gates: [{title: its exit code, target: "= 1", measure: {run: "echo 1; exit 42", shell: web}}]}
                          - {step: Other, on-failure: continue, gates: [{title: another host's key, target: "= 1", measure: {run: echo 1, shell: mistaken}}]}
                          - {step: Stranger, on-failure: continue, gates: [{title: nobody known, target: "= 1", measure: {run: echo 1, shell: stranger}}]}
                    """.formatted(server.bash(), server.bashOfAnotherHost(), server.bashOfAStranger(), folder, folder);

            var run = Executed.of(folder, spec, Map.of(), "--set", "NAME=it's $(touch here) \"quoted\"");

            assertThat(run.sentences())
                    .as(run.call().err())
                    .containsEntry("over there", "PASS over there is 4 (target = 4), from web")
                    .containsEntry("after a hungry command", "PASS after a hungry command is 0 (target = 0), from web")
                    .containsEntry(
                            "half of it",
                            "ERROR half of it could not be measured: the script ended with exit code 1: 1, from web")
                    .containsEntry(
                            "its exit code",
                            "ERROR its exit code could not be measured: the script ended with exit code 42: 1, from web")
                    .hasEntrySatisfying(
                            "another host's key",
                            s -> assertThat(s)
                                    .startsWith(
                                            "ERROR another host's key could not be measured: the script ended with exit code 255: ")
                                    .contains("Host key verification failed"))
                    .hasEntrySatisfying(
                            "nobody known", s -> assertThat(s).contains("exit code 255", "Permission denied"));
            assertThat(run.verdict("a value that crossed").opens()).isTrue();
        }
    }
}
