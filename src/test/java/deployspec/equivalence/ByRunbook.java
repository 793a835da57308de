package deployspec.equivalence;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.render.shell.ShellRenderer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runbook, in bash, unattended. */
final class ByRunbook {
    private static final Pattern GATE =
            Pattern.compile("  \\[(open|closed|passed over)\\]\\s+(.*?)(?:: .*?)?(?: · (.*))?");

    private static final Pattern SAMPLE = Pattern.compile(
            "  \\[(open|closed)\\]\\s+(.*?)(?:: .*?)? \\(sample ([0-9]+) of [0-9]+\\)(?: · (.*))?\t@([0-9]+)");

    /** What was read, and where it was not on target, what about it. */
    private static final Pattern JUDGED = Pattern.compile(
            "(?<reading>\\S+)(?:, at its (?<level>[a-z]+) level .*|, which is (?<good>acceptable) .*|, (?<missed>not) .*)?");

    private static final Pattern TIME = Pattern.compile("\t@([0-9]+)$");

    private ByRunbook() {}

    static Carried carryOut(Plan plan, Stage stage) throws IOException, InterruptedException {
        var script = new ShellRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        stage.file("runbook.sh", script.content());
        var people = new People(plan, stage.situation());
        stage.file("answers", String.join("\n", people.lines()) + "\n");
        var output = stage.folder().resolve("output");
        var state = stage.folder().resolve("state");
        var command = new ArrayList<>(
                List.of("bash", stage.folder().resolve("runbook.sh").toString(), "--yes"));
        command.addAll(List.of("--state", state.toString()));
        command.addAll(List.of("--answers", stage.folder().resolve("answers").toString()));
        stage.inputs(plan).forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        var builder = new ProcessBuilder(command)
                .directory(stage.workplace().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(stage.environmentOfBash());
        builder.environment().putAll(stage.secrets());
        var process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the runbook did not end:\n" + Files.readString(output));
        }
        var lines = Files.readAllLines(output);
        return new Carried(
                stage.trace(),
                endings(state.resolve("latest/state")),
                gates(lines.stream().map(l -> TIME.matcher(l).replaceFirst("")).toList()),
                samples(lines),
                Carried.Result.of(process.exitValue()),
                Files.readString(output));
    }

    /** A line a fact: step, its id, how it ended. */
    static Map<String, Carried.Ending> endings(Path state) throws IOException {
        var endings = new HashMap<String, Carried.Ending>();
        for (var line : Files.readAllLines(state)) {
            var words = line.split("\t", -1);
            if (words[0].equals("step")) {
                endings.put(words[1], Carried.Ending.of(words[2]));
            }
        }
        return endings;
    }

    /** Right before the first one it is said that a watch begins. */
    private static List<Carried.Sample> samples(List<String> lines) {
        var samples = new ArrayList<Carried.Sample>();
        var before = "";
        long begun = 0;
        for (var line : lines) {
            var sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                boolean first =
                        sample.group(3).equals("1") && !SAMPLE.matcher(before).matches();
                begun = first ? time(before) : begun;
                samples.add(sample(sample, Duration.ofMillis(time(line) - begun)));
            }
            before = line;
        }
        return samples;
    }

    private static Carried.Sample sample(MatchResult sample, Duration after) {
        var judged = JUDGED.matcher(Optional.ofNullable(sample.group(4)).orElse(""));
        boolean read = judged.matches();
        var level = Stream.of("level", "good", "missed")
                .flatMap(name -> read ? Stream.ofNullable(judged.group(name)) : Stream.empty())
                .findFirst()
                .orElse("target")
                .replace("not", "missed");
        return new Carried.Sample(
                sample.group(2),
                after,
                Optional.of(sample.group(1).equals("open")),
                read ? level : Carried.Sample.UNREAD,
                read ? Optional.of(judged.group("reading")) : Optional.empty());
    }

    private static long time(String line) {
        var time = TIME.matcher(line);
        return time.find() ? Long.parseLong(time.group(1)) : 0;
    }

    /** A waiver is told behind the verdict that it holds for. Samples are no gates. */
    private static List<Carried.Gate> gates(List<String> lines) {
        var gates = new ArrayList<Carried.Gate>();
        for (var line : lines) {
            var gate = GATE.matcher(line);
            if (!gate.matches() || line.contains("(sample ")) {
                continue;
            }
            switch (gate.group(1)) {
                case "open" ->
                    gates.add(new Carried.Gate(
                            gate.group(2),
                            line.contains(", which is acceptable (")
                                    ? Carried.Verdict.ACCEPTABLE
                                    : Carried.Verdict.OPEN));
                case "closed" -> gates.add(new Carried.Gate(gate.group(2), Carried.Verdict.CLOSED));
                default ->
                    gates.set(gates.size() - 1, new Carried.Gate(gates.getLast().title(), Carried.Verdict.WAIVED));
            }
        }
        return gates;
    }
}
