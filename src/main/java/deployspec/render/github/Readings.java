package deployspec.render.github;

import deployspec.plan.Action;
import deployspec.plan.Measure;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Bound;
import deployspec.value.Ere;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Functions that take one reading: 0 with {@code $reading} set, 2 where there is no data, 3 where it could not be looked. */
record Readings(Script script) {
    private static final String ANSWER = "\"$work/answer\"";

    /** Whether a person has to look or to judge. */
    void function(String name, PlannedThreshold threshold, Measure measure) {
        script.line(name + "() {");
        switch (measure) {
            case Measure.Probe probe -> {
                act(probe);
                script.line("  took \"$(" + read(probe.read(), ANSWER) + ")\" " + factor(threshold, probe.unit()));
                script.takes(probe.timeout());
            }
            case Measure.Output output -> {
                var file = switch (output.stream()) {
                    case OUT -> "\"$work/out\"";
                    case ERR -> "\"$work/err\"";
                    case BOTH -> "\"$work/both\"";
                };
                script.line("  cat \"$work/out\" \"$work/err\" >\"$work/both\"");
                script.line("  took \"$(" + read(output.read(), file) + ")\" " + factor(threshold, output.unit()));
            }
            case Measure.Typed typed -> script.line("  return 2");
            case Measure.Judged judged -> script.line("  return 2");
        }
        script.line("}");
    }

    private void act(Measure.Probe probe) {
        switch (probe.action()) {
            case Action.RunProcess run -> {
                script.needs(run.values(), "  ", "return 3");
                script.lines(Bash.fed("  cat >\"$work/probe\"", "", run.script()));
                script.line("  " + script.surroundings(run, probe.timeout()) + "probe || return 3");
            }
            case Action.CallHttp call -> {
                script.needs(HttpRequests.names(call), "  ", "return 3");
                var request = new HttpRequests(script).command(call);
                var limit = "LIMIT=" + Script.seconds(probe.timeout()) + " ";
                script.line("  " + limit + asking(probe.read()) + " " + request + " || return 3");
            }
            case Action.AskOperator ask -> script.line("  return 2");
            case Action.Pause pause -> script.line("  return 2");
        }
    }

    /** Words stay words; a number is shown with its unit. */
    private static String factor(PlannedThreshold threshold, Unit unit) {
        if (threshold.levels().stream().anyMatch(l -> isWords(l.bound()))) {
            return "''";
        }
        var symbol = unit == Unit.RATIO ? "" : unit.symbol();
        return Bash.word(unit.factor().toPlainString()) + (symbol.isEmpty() ? "" : " " + Bash.word(symbol));
    }

    /** Only who looks at the status may find what is not a success. */
    private static String asking(Read read) {
        return switch (read) {
            case Read.Percentile p -> "percentile " + p.percent() + " " + p.requests();
            case Read.Status status -> "request";
            case Read.Number n -> "succeeds";
            case Read.Words w -> "succeeds";
            case Read.Lines l -> "succeeds";
            case Read.MatchingLines l -> "succeeds";
            case Read.Group g -> "succeeds";
            case Read.Json j -> "succeeds";
            case Read.Sample s -> "succeeds";
            case Read.LastLine l -> "succeeds";
        };
    }

    private static boolean isWords(Bound bound) {
        return switch (bound) {
            case Bound.Is is -> true;
            case Bound.Matches matches -> true;
            case Bound.All all -> all.bounds().stream().anyMatch(Readings::isWords);
            case Bound.Any any -> any.bounds().stream().anyMatch(Readings::isWords);
            case Bound.Compare compare -> false;
            case Bound.Range range -> false;
        };
    }

    static String read(Read read, String file) {
        return switch (read) {
            case Read.Number number -> "read_number " + file;
            case Read.Words words -> "read_words " + file;
            case Read.Lines lines -> "read_lines " + file;
            case Read.MatchingLines lines -> "read_matching " + file + " " + pattern(lines.pattern());
            case Read.Group group -> "read_group " + file + " " + pattern(group.pattern());
            case Read.Json json -> "read_json " + file + " " + Bash.word(path(json.pointer()));
            case Read.Status status -> "read_status";
            case Read.Percentile percentile -> "read_number " + file;
            case Read.Sample sample -> "read_sample " + file;
            case Read.LastLine line -> "read_last " + file;
        };
    }

    static String pattern(Ere pattern) {
        return Bash.word(pattern.pattern()) + (pattern.ignoreCase() ? " -i" : "");
    }

    /** The keys of a JSON pointer as a JSON array. */
    private static String path(String pointer) {
        return pointer.isEmpty()
                ? "[]"
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(key -> HttpRequests.json(key.replace("~1", "/").replace("~0", "~")))
                        .collect(Collectors.joining(",", "[", "]"));
    }
}
