package deployspec.render.shell;

import deployspec.plan.Effects;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedEnvironment;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.Renderer;
import deployspec.template.Template;
import deployspec.value.ChangeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan as one bash file: guided, judged and resumable without this tool. */
public final class ShellRenderer implements Renderer {
    private static final Template<ShellText> RUNBOOK = Template.of("shell/runbook.sh", ShellText.class);

    /** What the template names. */
    private record Runbook(
            ShellComment title,
            List<ShellComment> head,
            List<ShellComment> limits,
            ShellWord procedure,
            ShellWord digest,
            ShellWord environment,
            ShellWord typeTheName,
            ShellWord hasRollback,
            ShellWord rollbackBudget,
            ShellWords tools,
            ShellWords judgements,
            ShellWords triggers,
            ShellWords alwaysOfPhases,
            ShellWords alwaysOfRollback,
            ShellWords escalation,
            ShellWords afterTheEnd,
            ShellWords irreversible,
            ShellWords windows,
            ShellWords steps,
            ShellWords captured,
            HereDocument list,
            List<ShellFunction> functions) {}

    @Override
    public String target() {
        return "shell";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var wording = Wording.of(plan);
        var written = Procedure.of(plan);
        var environment = plan.environment();
        var runbook = new Runbook(
                new ShellComment(wording.plain(plan.head().title())),
                head(plan, digest).stream().map(ShellComment::new).toList(),
                Limits.of(plan).stream().map(ShellComment::new).toList(),
                new ShellWord(
                        plan.head().id() + environment.map(e -> "-" + e.name()).orElse("")),
                new ShellWord(digest),
                new ShellWord(environment.map(PlannedEnvironment::name).orElse("")),
                flag(environment.filter(PlannedEnvironment::typeTheName).isPresent()),
                flag(plan.rollback().filter(PlannedRollback::leadsBack).isPresent()),
                new ShellWord(plan.rollback()
                        .flatMap(r -> r.budget())
                        .map(b -> ShellNumber.seconds(b).encoded())
                        .orElse("")),
                words(tools(written.functions())),
                words(plan.rollback().stream()
                        .flatMap(r -> r.judgements().stream())
                        .map(t -> ShellWord.shown(t).text())
                        .toList()),
                new ShellWords(written.triggers()),
                new ShellWords(written.alwaysOfPhases()),
                new ShellWords(written.alwaysOfRollback()),
                words(escalation(plan)),
                words(afterTheEnd(plan)),
                new ShellWords(irreversible(plan)),
                new ShellWords(windows(plan)),
                new ShellWords(steps(written.functions())),
                new ShellWords(captured(plan)),
                new HereDocument("LIST", Listing.of(plan)),
                written.functions());
        return List.of(new Artefact("runbook.sh", RUNBOOK.fill(runbook), true));
    }

    private static List<String> head(Plan plan, String digest) {
        var lines = new ArrayList<String>();
        plan.environment().ifPresent(e -> lines.add("Environment: " + e.name()));
        lines.add("Spec: " + plan.head().spec());
        lines.add("Plan: sha256 " + digest);
        return lines;
    }

    private static List<String> tools(List<ShellFunction> functions) {
        var calls = functions.stream()
                .flatMap(f -> f.lines().stream())
                .map(c -> c.name().encoded())
                .toList();
        var tools = new ArrayList<String>();
        if (calls.contains("request") || calls.contains("look_by_request")) {
            tools.add("curl");
        }
        if (functions.stream().flatMap(f -> f.lines().stream()).anyMatch(ShellRenderer::readsJson)) {
            tools.add("jq");
        }
        return tools;
    }

    private static boolean readsJson(ShellCommand call) {
        var names = new ArrayList<>(List.of(call.name().encoded()));
        call.words().stream().filter(w -> w instanceof ShellName).forEach(w -> names.add(w.encoded()));
        return names.contains("take_json") || names.contains("take_sample");
    }

    private static List<String> escalation(Plan plan) {
        return plan.escalation().stream()
                .map(h -> plan.contact(h.contact()).role()
                        + (h.via().isEmpty() ? "" : " through " + String.join(", ", h.via())))
                .toList();
    }

    /** The steps of phases that are timed from the end of all others. */
    private static List<String> afterTheEnd(Plan plan) {
        return plan.phases().stream()
                .filter(PlannedBlock::isTimedFromEnd)
                .flatMap(PlannedBlock::allSteps)
                .map(PlannedStep::id)
                .toList();
    }

    /** The items of a map from steps to why they cannot be taken back. */
    private static List<IndexedWord> irreversible(Plan plan) {
        return plan.allSteps().stream()
                .flatMap(s -> s.effects().wayBack() instanceof Effects.Irreversible irreversible
                        ? Stream.of(
                                new IndexedWord(s.id(), irreversible.reason().written()))
                        : Stream.of())
                .toList();
    }

    /** By id, the function that carries it out. */
    private static List<IndexedWord> steps(List<ShellFunction> functions) {
        return functions.stream()
                .flatMap(f -> f.step().map(id -> new IndexedWord(id, f.name().encoded())).stream())
                .toList();
    }

    /** By name, the steps that find the value out, but for secrets: they are given to nobody on a command line. */
    private static List<IndexedWord> captured(Plan plan) {
        var steps = new TreeMap<String, List<String>>();
        for (var step : plan.allSteps()) {
            step.captures().stream()
                    .filter(c -> !c.secret())
                    .forEach(c -> steps.computeIfAbsent(c.name(), name -> new ArrayList<>())
                            .add(step.id()));
        }
        return steps.entrySet().stream()
                .map(e -> new IndexedWord(e.getKey(), String.join(" ", e.getValue())))
                .toList();
    }

    /** By environment, a window a word: its days, minutes since midnight, and the zone. */
    private static List<IndexedWord> windows(Plan plan) {
        return plan.windows().stream()
                .map(w -> new IndexedWord(
                        w.environment(),
                        w.windows().stream().map(ChangeWindow::compact).collect(Collectors.joining(" "))))
                .toList();
    }

    private static ShellWord flag(boolean set) {
        return new ShellWord(set ? "1" : "");
    }

    private static ShellWords words(List<String> texts) {
        return new ShellWords(texts.stream().map(ShellWord::new).toList());
    }
}
