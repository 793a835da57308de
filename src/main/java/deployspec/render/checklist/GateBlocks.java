package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.Action;
import deployspec.plan.Measure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedThreshold;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Prose;
import deployspec.prose.Readings;
import deployspec.prose.Requests;
import deployspec.prose.Times;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import deployspec.value.Level;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold before going on, and how one finds out. */
public record GateBlocks(Wording wording) {
    private static final Pattern REMARK = Pattern.compile("^(.*\\S)( \\([^()]*\\))$", Pattern.DOTALL);

    Block of(PlannedGate gate) {
        return switch (gate.check()) {
            case PlannedGate.Against against -> against(gate, wording.plan().threshold(against.threshold()));
            case PlannedGate.Holds holds ->
                new Block.Point(
                        Block.Mark.BULLET,
                        line(gate),
                        Stream.concat(scripts(holds).stream(), waiver(gate).stream())
                                .toList());
        };
    }

    private Line line(PlannedGate gate) {
        return bounded(gate).then(terms(gate));
    }

    /** What must hold, in one line. */
    public Line bounded(PlannedGate gate) {
        return switch (gate.check()) {
            case PlannedGate.Against against ->
                bounded(gate.title(), wording.plan().threshold(against.threshold()), Level.Kind.TARGET);
            case PlannedGate.Holds holds -> {
                var clause = Conditions.clause(holds.condition(), wording);
                yield gate.title().isEmpty()
                        ? Line.plain("It must hold that ").then(clause)
                        : prose(gate.title()).then(": ").then(clause);
            }
        };
    }

    private Block against(PlannedGate gate, PlannedThreshold threshold) {
        var content = new ArrayList<Block>();
        threshold
                .level(Level.Kind.ACCEPTABLE)
                .ifPresent(l -> content.add(bullet(Prose.of("Acceptable: ").then(Levels.level(l, wording)))));
        content.addAll(measure(threshold.measure()));
        waiver(gate).ifPresent(content::add);
        return new Block.Point(Block.Mark.BULLET, line(gate), content);
    }

    /** {@code API response time: <500ms (p95)}: what the title remarks in parentheses follows the bound. */
    Line bounded(Text title, PlannedThreshold threshold, Level.Kind kind) {
        var shown = titled(title, threshold);
        if (threshold.measure() instanceof Measure.Judged) {
            return shown.name();
        }
        return threshold
                .level(kind)
                .map(l -> shown.name().then(": ").then(Levels.level(l, wording)).then(shown.remark()))
                .orElse(shown.name().then(shown.remark()));
    }

    /** {@code Error rate >5%}, as a clause. */
    Line clause(PlannedThreshold threshold, Level level) {
        var shown = titled(threshold.title(), threshold);
        return shown.name().then(" ").then(Levels.level(level, wording)).then(shown.remark());
    }

    private record Titled(Line name, Line remark) {}

    private Titled titled(Text title, PlannedThreshold threshold) {
        var remark = REMARK.matcher(title.written());
        var read = Line.EMPTY.then(Levels.remark(threshold, title.shown()));
        return remark.matches()
                ? new Titled(
                        prose(Text.parse(remark.group(1))),
                        behind(Text.parse(remark.group(2))).then(read))
                : new Titled(prose(title), read);
    }

    private Line behind(Text remark) {
        return Line.EMPTY.then(" ").then(prose(remark));
    }

    private Line prose(Text text) {
        return Line.prose(wording.prose(text));
    }

    private Optional<Block> waiver(PlannedGate gate) {
        return gate.waiver().map(w -> bullet(Prose.of("If it fails, it is ").then(Waivers.prose(w, wording))));
    }

    private String terms(PlannedGate gate) {
        var polled = gate.within()
                .map(d -> ", looked at " + Times.every(gate.every()) + " for up to " + Times.duration(d))
                .orElse("");
        return polled
                + switch (gate.tolerate()) {
                    case 0 -> "";
                    case 1 -> ", one bad sample is tolerated";
                    default -> ", " + gate.tolerate() + " bad samples are tolerated";
                };
    }

    private List<Block> scripts(PlannedGate.Holds holds) {
        return Conditions.scripts(holds.condition())
                .flatMap(s -> new ActionBlocks(wording).script(s).stream())
                .toList();
    }

    /** How the reading is taken; nothing where the title alone says it. */
    private List<Block> measure(Measure measure) {
        return switch (measure) {
            case Measure.Probe probe -> probe(probe);
            case Measure.Output output ->
                List.of(bullet(read(Readings.noun(output.read()), "in " + Readings.stream(output.stream()))));
            case Measure.Typed typed -> List.of(bullet(Fields.field(reading(typed.question()), List.of())));
            case Measure.Judged judged ->
                List.of(bullet(prose(judged.judgement().question())
                        .then(" The good answer is " + judged.judgement().good() + ".")));
        };
    }

    private static Prose read(Prose noun, String where) {
        return Prose.of("Read ").then(noun).then(" " + where);
    }

    private Line reading(Text question) {
        return question.isEmpty() ? Line.plain("Reading") : prose(question);
    }

    private List<Block> probe(Measure.Probe probe) {
        var noun = Readings.noun(probe.read());
        if (probe.query().isPresent()) {
            return List.of(
                    new Block.Fence("promql", wording.literal(probe.query().get())));
        }
        return switch (probe.action()) {
            case Action.RunProcess run -> {
                var blocks = new ArrayList<Block>(new ActionBlocks(wording).script(run));
                blocks.add(bullet(read(noun, "in the output")));
                yield blocks;
            }
            case Action.CallHttp call -> List.of(bullet(read(noun, "of ").thenCode(Requests.line(call, wording))));
            case Action.AskOperator ask -> List.of();
            case Action.Pause pause -> List.of();
        };
    }
}
