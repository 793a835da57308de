package deployspec.render.github;

import deployspec.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A script behind the library of a workflow's steps, run by a real bash as a runner does it. */
record LibraryRun(int code, String log, String outputs, String summary, List<String> evidence) {
    /** @param folder for temporary files of the job; what an earlier step of it left there is still there */
    static LibraryRun of(Path folder, String script, Map<String, String> environment) {
        try {
            var outputs = Files.writeString(folder.resolve("output"), "");
            var summary = Files.writeString(folder.resolve("summary"), "");
            var evidence = folder.resolve("evidence.jsonl");
            Files.writeString(
                    folder.resolve("spec.sh"),
                    Template.of("github/library.sh", Shell.class).fill(Shell.library()));
            var file = Files.writeString(folder.resolve("run.sh"), "source \"$RUNNER_TEMP/spec.sh\"\n" + script + "\n");
            var process = new ProcessBuilder("bash", "--noprofile", "--norc", "-euo", "pipefail", file.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            process.environment()
                    .putAll(Map.of(
                            "RUNNER_TEMP", folder.toString(),
                            "GITHUB_OUTPUT", outputs.toString(),
                            "GITHUB_STEP_SUMMARY", summary.toString(),
                            "GITHUB_JOB", "job_a"));
            process.environment().putAll(environment);
            var started = process.start();
            var log = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new LibraryRun(
                    started.waitFor(),
                    log,
                    Files.readString(outputs),
                    Files.readString(summary),
                    Files.exists(evidence) ? Files.readAllLines(evidence) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
