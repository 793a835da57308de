package deployspec.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Carries a workflow template of Argo out as its controller would: tasks in the order of their dependencies, steps, what is
 * suspended until somebody releases it or its time has passed, retries where a machine is lost, the handler at the exit. A pod is a bash here; its mounts are folders.
 */
public final class ArgoRun {
    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}");

    /** Of a process that was killed, as its machine is. */
    private static final int KILLED = 137;

    private final Map<?, ?> spec;
    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, Map<String, String>> released;
    private final Map<String, String> parameters = new HashMap<>();
    private final StringBuilder story = new StringBuilder();

    /**
     * What became of it.
     *
     * @param status as Argo has it; {@code Running} where it waits for a person
     * @param ran names of the tasks that were carried out, in order
     */
    public record Outcome(String status, List<String> ran, String story) {}

    /** How a task ended. */
    private enum Phase {
        SUCCEEDED,
        SKIPPED,
        FAILED,
        SUSPENDED
    }

    private final List<String> ran = new ArrayList<>();

    private ArgoRun(
            String template,
            Path folder,
            Map<String, String> environment,
            Map<String, Map<String, String>> released,
            Map<String, String> parameters) {
        var settings = LoadSettings.builder().setCodePointLimit(100_000_000).build();
        this.spec = map(map(new Load(settings).loadFromString(template)).get("spec"));
        this.folder = folder;
        this.environment = new TreeMap<>(environment);
        this.released = released;
        for (var parameter : parametersOf(map(spec.get("arguments")))) {
            var name = text(parameter, "name").orElseThrow();
            var value = Optional.ofNullable(parameters.get(name)).or(() -> text(parameter, "value"));
            this.parameters.put(
                    "workflow.parameters." + name, value.orElseThrow(() -> new AssertionError(name + " has no value")));
        }
    }

    /**
     * @param folder that holds {@code runbook.sh}
     * @param environment of every pod
     * @param released what is released, by task, with what is entered there; what is not stays suspended
     * @param parameters what it is submitted with
     */
    public static Outcome of(
            String template,
            Path folder,
            Map<String, String> environment,
            Map<String, Map<String, String>> released,
            Map<String, String> parameters) {
        return new ArgoRun(template, folder, environment, released, parameters).carryOut();
    }

    private Outcome carryOut() {
        var phase = template(text(spec, "entrypoint").orElseThrow(), Map.of(), new LinkedHashMap<>());
        if (phase == Phase.SUSPENDED) {
            return new Outcome("Running", ran, story.toString());
        }
        var status = phase == Phase.FAILED ? "Failed" : "Succeeded";
        parameters.put("workflow.status", status);
        text(spec, "onExit").ifPresent(handler -> template(handler, Map.of(), new LinkedHashMap<>()));
        return new Outcome(status, ran, story.toString());
    }

    private Phase template(String name, Map<String, String> inputs, Map<String, String> outputs) {
        var template = list(spec.get("templates")).stream()
                .filter(t -> name.equals(t.get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no template " + name));
        if (template.containsKey("dag")) {
            return dag(list(map(template.get("dag")).get("tasks")), inputs);
        } else if (template.containsKey("steps")) {
            return steps((List<?>) template.get("steps"), inputs);
        } else if (template.containsKey("suspend")) {
            return suspended(template, outputs);
        }
        return pod(template, inputs, outputs);
    }

    /** Nothing that depends on a failed task begins. */
    private Phase dag(List<Map<?, ?>> tasks, Map<String, String> inputs) {
        var ended = new HashMap<String, Phase>();
        var scope = new HashMap<>(inputs);
        for (var task : tasks) {
            var name = text(task, "name").orElseThrow();
            var dependencies = task.get("dependencies") instanceof List<?> names ? names : List.of();
            assertThat(dependencies)
                    .as("tasks in front of " + name)
                    .allMatch(d -> tasks.stream().anyMatch(t -> d.equals(t.get("name"))));
            if (dependencies.stream().allMatch(d -> ended.get(d) == Phase.SUCCEEDED)) {
                ended.put(name, task(task, "tasks." + name, scope));
            }
        }
        return worst(ended.values());
    }

    private Phase steps(List<?> groups, Map<String, String> inputs) {
        var scope = new HashMap<>(inputs);
        for (var group : groups) {
            for (var step : list(group)) {
                var phase = task(step, "steps." + text(step, "name").orElseThrow(), scope);
                if (phase == Phase.FAILED || phase == Phase.SUSPENDED) {
                    return phase;
                }
            }
        }
        return Phase.SUCCEEDED;
    }

    private static Phase worst(Iterable<Phase> phases) {
        var worst = Phase.SUCCEEDED;
        for (var phase : phases) {
            worst = phase.compareTo(worst) > 0 ? phase : worst;
        }
        return worst == Phase.SKIPPED ? Phase.SUCCEEDED : worst;
    }

    private Phase task(Map<?, ?> task, String name, Map<String, String> scope) {
        if (text(task, "when").filter(w -> !holds(filled(w, scope))).isPresent()) {
            return Phase.SKIPPED;
        }
        var inputs = new HashMap<String, String>();
        if (task.containsKey("arguments")) {
            parametersOf(map(task.get("arguments")))
                    .forEach(p -> inputs.put(
                            "inputs.parameters." + text(p, "name").orElseThrow(),
                            filled(text(p, "value").orElseThrow(), scope)));
        }
        var outputs = new LinkedHashMap<String, String>();
        var template = text(task, "template").orElseThrow();
        var phase = template(template, inputs, outputs);
        outputs.forEach((key, value) -> scope.put(name + ".outputs.parameters." + key, value));
        story.append("%s: %s%n".formatted(name, phase));
        if (phase != Phase.SUSPENDED) {
            ran.add(name.substring(name.indexOf('.') + 1));
        }
        return phase;
    }

    private static boolean holds(String condition) {
        var words = condition.split(" ", -1);
        assertThat(words).as(condition).hasSize(3);
        return words[1].equals("==") == words[0].equals(words[2]);
    }

    private Phase suspended(Map<?, ?> template, Map<String, String> outputs) {
        var name = text(template, "name").orElseThrow();
        if (map(template.get("suspend")).containsKey("duration")) {
            pass(Long.parseLong(text(map(template.get("suspend")), "duration").orElseThrow()));
            return Phase.SUCCEEDED;
        }
        if (!released.containsKey(name)) {
            return Phase.SUSPENDED;
        }
        if (template.containsKey("outputs")) {
            for (var parameter : parametersOf(map(template.get("outputs")))) {
                var key = text(parameter, "name").orElseThrow();
                var value = Optional.ofNullable(released.get(name).get(key))
                        .or(() -> text(map(parameter.get("valueFrom")), "default"));
                outputs.put(key, value.orElseThrow(() -> new AssertionError(key + " is not entered at " + name)));
            }
        }
        return Phase.SUCCEEDED;
    }

    /** On a clock that stands still otherwise, where there is one. */
    private void pass(long seconds) {
        environment.computeIfPresent("CLOCK_MS", (name, ms) -> Long.toString(Long.parseLong(ms) + seconds * 1000));
    }

    private Phase pod(Map<?, ?> template, Map<String, String> given, Map<String, String> outputs) {
        var inputs = new HashMap<String, String>();
        if (template.containsKey("inputs")) {
            for (var parameter : parametersOf(map(template.get("inputs")))) {
                var key = "inputs.parameters." + text(parameter, "name").orElseThrow();
                var value = Optional.ofNullable(given.get(key)).or(() -> text(parameter, "value"));
                inputs.put(key, value.orElseThrow(() -> new AssertionError(key + " is not given")));
            }
        }
        var script = map(template.get("script"));
        int attempts = 1;
        if (template.containsKey("retryStrategy")) {
            var strategy = map(template.get("retryStrategy"));
            assertThat(strategy.get("retryPolicy")).isEqualTo("OnError");
            attempts += Integer.parseInt(text(strategy, "limit").orElseThrow());
        }
        int exit = KILLED;
        for (int i = 0; i < attempts && exit == KILLED; i++) {
            exit = bash(script, inputs);
        }
        if (exit == 0 && template.containsKey("outputs")) {
            for (var parameter : parametersOf(map(template.get("outputs")))) {
                var path = text(map(parameter.get("valueFrom")), "path").orElseThrow();
                outputs.put(text(parameter, "name").orElseThrow(), read(Path.of(here(path))));
            }
        }
        return exit == 0 ? Phase.SUCCEEDED : Phase.FAILED;
    }

    private int bash(Map<?, ?> script, Map<String, String> inputs) {
        try {
            var source = Files.writeString(
                    folder.resolve("source.sh"), here(text(script, "source").orElseThrow()));
            var workingFolder = Files.createDirectories(folder.resolve("volume"));
            var output = folder.resolve("pod-output");
            var builder = new ProcessBuilder("setsid", "bash", source.toString())
                    .directory(workingFolder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(new File("/dev/null"));
            builder.environment().clear();
            builder.environment().putAll(environment);
            for (var variable : list(script.get("env"))) {
                text(variable, "value")
                        .ifPresent(value -> builder.environment()
                                .put(text(variable, "name").orElseThrow(), here(filled(value, inputs))));
            }
            var process = builder.start();
            Files.writeString(folder.resolve("pod"), Long.toString(process.pid()));
            int exit = process.waitFor();
            story.append(Files.readString(output));
            return exit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A path of the pod, as one of this machine. */
    private String here(String text) {
        return text.replace("/run/procedure", folder.resolve("volume").toString())
                .replace("/runbook/", folder + "/")
                .replace("/tmp/left", folder.resolve("left").toString());
    }

    private String filled(String text, Map<String, String> scope) {
        return TAG.matcher(text).replaceAll(tag -> {
            var value = scope.getOrDefault(tag.group(1), parameters.get(tag.group(1)));
            if (value == null) {
                throw new AssertionError("nothing is known of " + tag.group());
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<?, ?>> parametersOf(Map<?, ?> holder) {
        return list(holder.get("parameters"));
    }

    private static Optional<String> text(Map<?, ?> node, String key) {
        return Optional.ofNullable(node.get(key)).map(Object::toString);
    }

    private static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    private static List<Map<?, ?>> list(Object node) {
        return ((List<?>) node).stream().<Map<?, ?>>map(ArgoRun::map).toList();
    }
}
