package deployspec.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stand-in for GitLab that reads a pipeline under GitLab's own schema and runs its jobs here, each in a fresh copy of the
 * repository with the artifacts and the cache of those before.
 */
public final class GitlabCiLocal {
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private final Path repository;

    /** @param output of all that was run, without colours */
    public record Ran(int exit, String output) {
        /** Whether the job was run and ended well. */
        public boolean passed(String job) {
            return output.lines().anyMatch(line -> line.strip().equals("PASS  " + job));
        }

        public boolean failed(String job) {
            return output.lines().anyMatch(line -> line.strip().equals("FAIL  " + job));
        }
    }

    private GitlabCiLocal(Path repository) {
        this.repository = repository;
    }

    /** In a repository of these files, one of which is {@code .gitlab-ci.yml}. */
    public static GitlabCiLocal in(Path folder, Map<String, String> files) {
        ExternalTool.requireNodeTools();
        Stream.of("git", "rsync").forEach(ExternalTool::require);
        try {
            for (var file : files.entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var made = new GitlabCiLocal(folder);
        made.git("init", "-q", "-b", "main");
        made.git("add", "-A");
        made.git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "-m", "Begin");
        return made;
    }

    private void git(String... words) {
        var command = new ArrayList<>(List.of("git", "--git-dir", ".git", "--work-tree", "."));
        command.addAll(Arrays.asList(words));
        var ran = start(command);
        if (ran.exit() != 0) {
            throw new AssertionError(command + ": " + ran.output());
        }
    }

    /** What is wrong with the pipeline; empty if nothing is. */
    public String check() {
        var ran = run("--list");
        return ran.exit() == 0 && ran.output().contains("json schema validated") ? "" : ran.output();
    }

    /**
     * Runs the pipeline, started by somebody.
     *
     * @param options names of jobs, of which alone the pipeline then consists, and what the program calls {@code --manual} and
     *     {@code --variable}
     */
    public Ran run(String... options) {
        var command = new ArrayList<>(List.of(
                "node",
                ExternalTool.nodeTool("node_modules/.bin/gitlab-ci-local")
                        .toAbsolutePath()
                        .toString(),
                "--force-shell-executor",
                "--shell-isolation",
                "--ignore-predefined-vars=CI_PIPELINE_SOURCE",
                "--variable",
                "CI_PIPELINE_SOURCE=web"));
        command.addAll(Arrays.asList(options));
        return start(command);
    }

    private Ran start(List<String> command) {
        try {
            var builder = new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"));
            builder.environment().keySet().removeIf(name -> name.startsWith("CI") || name.startsWith("GIT"));
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), COLOUR.matcher(output).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
