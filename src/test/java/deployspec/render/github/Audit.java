package deployspec.render.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What whoever attacks a repository looks for in its workflows, looked for in the file as a reader of YAML sees it. */
final class Audit {
    private static final Pattern PINNED =
            Pattern.compile("\\./.*|[^@]+@[0-9a-f]{40}|docker://[^@]+@sha256:[0-9a-f]{64}");
    private static final Pattern WHOLE = Pattern.compile("\\$\\{\\{((?!}}).)*}}|[^$]*", Pattern.DOTALL);
    private static final Pattern CONSTANT =
            Pattern.compile("\\s*(\\$\\{\\{)?\\s*('[^']*'|true|false|[0-9.]+)?\\s*(}})?\\s*", Pattern.DOTALL);
    /** What stands for the mark itself, in text that is no expression. */
    private static final String INERT = "${{ '${{' }}";

    private final Map<String, Object> file;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param fault in a word
     * @param place the keys that lead to it
     */
    record Finding(String fault, String place) {}

    private Audit(Map<String, Object> file) {
        this.file = file;
    }

    /** Of a workflow, or of a composite action. */
    @SuppressWarnings("unchecked")
    static List<Finding> of(String yaml) {
        var audit = new Audit((Map<String, Object>)
                new Load(LoadSettings.builder().setCodePointLimit(10_000_000).build()).loadFromString(yaml));
        if (audit.file.containsKey("jobs")) {
            audit.workflow();
        } else {
            steps(audit.map(audit.file, "runs")).forEach(step -> audit.step("runs", step));
        }
        return List.copyOf(audit.findings);
    }

    private void workflow() {
        if (!file.containsKey("concurrency")) {
            found("no-concurrency", "");
        }
        var triggers = String.valueOf(file.get("on"));
        if (triggers.contains("pull_request_target") || triggers.contains("workflow_run")) {
            found("dangerous-trigger", "on");
        }
        if (!file.containsKey("permissions") || writes(file.get("permissions"))) {
            found("excessive-permissions", "permissions");
        }
        map(file, "jobs").forEach((id, job) -> job(id, asMap(job)));
    }

    private void job(String id, Map<String, Object> job) {
        if ("inherit".equals(job.get("secrets"))) {
            found("inherited-secrets", id);
        }
        condition(id, job);
        if (job.containsKey("uses")) {
            uses(id, job);
            return;
        }
        boolean seesCode =
                steps(job).anyMatch(s -> String.valueOf(s.get("uses")).startsWith("actions/checkout@"));
        if (job.containsKey("permissions") && writes(job.get("permissions")) && seesCode) {
            found("excessive-permissions", id);
        }
        bounded(id, job);
        steps(job).forEach(step -> {
            bounded(id + "/" + name(step), step);
            step(id, step);
        });
    }

    private void step(String around, Map<String, Object> step) {
        var place = around + "/" + name(step);
        condition(place, step);
        Stream.of("run", "shell", "working-directory")
                .filter(key -> String.valueOf(step.get(key)).replace(INERT, "").contains("${{"))
                .forEach(key -> found("template-injection", place));
        if (step.containsKey("uses")) {
            uses(place, step);
            checkout(place, step);
        }
    }

    private void uses(String place, Map<String, Object> user) {
        if (!PINNED.matcher(String.valueOf(user.get("uses"))).matches()) {
            found("unpinned-uses", place);
        }
    }

    private void checkout(String place, Map<String, Object> step) {
        if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")
                && !Boolean.FALSE.equals(map(step, "with").get("persist-credentials"))) {
            found("persisted-credentials", place);
        }
    }

    private void bounded(String place, Map<String, Object> work) {
        if (!work.containsKey("timeout-minutes")) {
            found("no-timeout", place);
        }
    }

    /** Text around an expression makes all of it a string, and a string is true. */
    private void condition(String place, Map<String, Object> conditional) {
        if (conditional.containsKey("if")) {
            var condition = String.valueOf(conditional.get("if"));
            if (!WHOLE.matcher(condition).matches()
                    || CONSTANT.matcher(condition).matches()) {
                found("constant-condition", place);
            }
        }
    }

    /** A word such as {@code read-all} gives more than anybody asked for. */
    private static boolean writes(Object permissions) {
        return !(permissions instanceof Map<?, ?> scopes) || scopes.containsValue("write");
    }

    private void found(String fault, String place) {
        findings.add(new Finding(fault, place));
    }

    private static Object name(Map<String, Object> step) {
        return step.getOrDefault("name", step.getOrDefault("id", step.get("uses")));
    }

    private static Stream<Map<String, Object>> steps(Map<String, Object> job) {
        return ((List<?>) job.get("steps")).stream().map(Audit::asMap);
    }

    private Map<String, Object> map(Map<String, Object> around, String key) {
        return asMap(around.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object node) {
        return (Map<String, Object>) node;
    }
}
