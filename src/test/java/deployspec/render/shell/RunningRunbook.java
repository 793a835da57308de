package deployspec.render.shell;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A runbook in a folder of its own, carried out for real. What its scripts append to {@code trace} is what they did. */
final class RunningRunbook {
    private final Path folder;
    private final BashVersion bash;

    RunningRunbook(Path folder, Plan plan) {
        this(folder, plan, BashVersion.usual());
    }

    RunningRunbook(Path folder, Plan plan, BashVersion bash) {
        this.folder = folder;
        this.bash = bash;
        write("runbook.sh", of(plan));
    }

    record Outcome(int exit, String output, List<String> trace) {}

    static String of(Plan plan) {
        return new ShellRenderer()
                .render(plan, PlanJson.digest(plan))
                .getFirst()
                .content();
    }

    /** Unattended: scripts run without asking, people answer from these lines. */
    Outcome run(String answers, String... options) {
        write("answers", answers);
        var all = new ArrayList<>(List.of("--yes", "--answers", "answers"));
        all.addAll(List.of(options));
        return start(all);
    }

    Outcome start(List<String> options) {
        var command = new ArrayList<>(List.of(bash.program(), "runbook.sh", "--state", "state"));
        command.addAll(options);
        try {
            var output = folder.resolve("output").toFile();
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            builder.environment()
                    .merge("PATH", bash.asFirst(folder.resolve("first")) + ":", (path, first) -> first + path);
            builder.environment().put("USER", "ada");
            builder.environment().put("TOKEN", "s3cret-word");
            var process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the runbook did not end:\n" + Files.readString(output.toPath()));
            }
            return new Outcome(process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8), trace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void write(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the state, the log and the kept outputs hold. */
    String kept() {
        try (var files = Files.walk(folder.resolve("state"))) {
            var text = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> trace() throws IOException {
        var trace = folder.resolve("trace");
        return Files.exists(trace) ? Files.readAllLines(trace) : List.of();
    }
}
