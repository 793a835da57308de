package deployspec.render.shell;

import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedSecret;
import deployspec.plan.Question;
import deployspec.prose.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The generated part of a runbook: all that the fixed library calls by name. */
final class Procedure {
    private final Plan plan;
    private final Functions functions = new Functions();
    private final Judgements judgements;
    private final Steps steps;
    private final Wording wording;
    private final List<ShellName> alwaysOfPhases = new ArrayList<>();
    private final List<ShellName> alwaysOfRollback = new ArrayList<>();

    private Procedure(Plan plan) {
        this.plan = plan;
        this.wording = Wording.of(plan);
        this.judgements = new Judgements(functions, wording);
        this.steps =
                new Steps(functions, judgements, wording, !plan.alwaysSteps().isEmpty());
    }

    /**
     * @param triggers thresholds that call for a rollback
     * @param alwaysOfPhases functions that carry out what is done at the end of a block in any case, inner blocks first
     */
    record Written(
            List<ShellFunction> functions,
            List<ShellName> triggers,
            List<ShellName> alwaysOfPhases,
            List<ShellName> alwaysOfRollback) {}

    static Written of(Plan plan) {
        var procedure = new Procedure(plan);
        procedure.values();
        procedure.welcome();
        procedure.phases();
        var triggers = procedure.rollback();
        procedure.signOff();
        return new Written(procedure.functions.all(), triggers, procedure.alwaysOfPhases, procedure.alwaysOfRollback);
    }

    private void values() {
        var lines = new ArrayList<ShellCommand>();
        for (var input : plan.inputs()) {
            var required =
                    input.required().<ShellText>map(judgements::condition).orElseGet(() -> new ShellName("optional"));
            input.value().ifPresent(v -> lines.add(ShellCommand.of("preset", input.name(), v)));
            lines.add(ShellCommand.of(
                            "input",
                            input.name(),
                            type(input),
                            required,
                            input.pattern().map(ActionCalls::pattern).orElse(""))
                    .with(input.options()));
        }
        functions.provide("inputs", "The values that somebody supplies.", lines);
        plan.secrets().forEach(this::secret);
    }

    private static String type(PlannedInput input) {
        return input.type().name().toLowerCase(Locale.ROOT);
    }

    private void secret(PlannedSecret secret) {
        var line = switch (secret.origin()) {
            case PlannedSecret.FromEnvironment environment -> ShellCommand.of("from_environment", secret.name());
            case PlannedSecret.FromFile file -> ShellCommand.of("from_file", file.path());
            case PlannedSecret.FromScript script ->
                ShellCommand.of("from_script").reading(script.script());
        };
        functions.provide("secret_" + secret.name(), "The secret " + secret.name(), List.of(line));
    }

    private void welcome() {
        var lines = new ArrayList<ShellCommand>();
        lines.add(ShellCommand.of("about", ShellWord.shown(plan.head().title())));
        plan.head().overview().ifPresent(o -> lines.add(ShellCommand.of("about", ShellWord.shown(o))));
        plan.environment().ifPresent(e -> lines.add(ShellCommand.of("say", "  Environment: " + e.name())));
        functions.provide("welcome", "What a person reads first.", lines);
    }

    /** Those timed from E stand behind the end of all the others. */
    private void phases() {
        var lines = new ArrayList<ShellCommand>();
        plan.phases().stream().filter(p -> !p.isTimedFromEnd()).forEach(p -> lines.addAll(phase(p)));
        lines.add(ShellCommand.of("end_procedure"));
        plan.phases().stream().filter(PlannedBlock::isTimedFromEnd).forEach(p -> lines.addAll(phase(p)));
        functions.provide("procedure", "The procedure, in order.", lines);
    }

    /** Where it has something to do in any case, that is done before anything else begins. */
    private List<ShellCommand> phase(PlannedBlock phase) {
        int known = alwaysOfPhases.size();
        var name = blocks(alwaysOfPhases).define(phase);
        var call = switch (phase.after()) {
            case DONE -> new ShellCommand(name, List.of(), Optional.empty(), Optional.empty());
            case ROLLED_BACK -> ShellCommand.of("afterwards", "rolled-back", name);
            case ANY -> ShellCommand.of("afterwards", "any", name);
        };
        return alwaysOfPhases.size() == known ? List.of(call) : List.of(call, ShellCommand.of("leave_phases"));
    }

    private Blocks blocks(List<ShellName> always) {
        return new Blocks(functions, judgements, steps, wording, always);
    }

    private List<ShellName> rollback() {
        var lines = plan.rollback().stream()
                .flatMap(r -> r.items().stream())
                .map(blocks(alwaysOfRollback)::item)
                .toList();
        functions.provide("rollback_procedure", "The way back, in order.", lines);
        var decide = plan.rollback().map(PlannedRollback::decide).orElseGet(PlannedRollback.Automatic::new);
        functions.provide("rollback_decided", "Who decides on a rollback.", List.of(decision(decide)));
        return plan.rollback().stream()
                .flatMap(r -> r.triggers().stream())
                .map(judgements::threshold)
                .toList();
    }

    private ShellCommand decision(PlannedRollback.Decision decision) {
        return switch (decision) {
            case PlannedRollback.Automatic automatic -> ShellCommand.of("always");
            case PlannedRollback.ByPeople people ->
                ShellCommand.of("approval", "rollback")
                        .with(judgements.calls(wording).approval(people.approve(), "Roll back?"));
        };
    }

    private void signOff() {
        var lines = new ArrayList<ShellCommand>();
        plan.signOff().ifPresent(signOff -> {
            for (Question.Answer answer : signOff.records()) {
                lines.add(Steps.record("sign-off." + answer.name(), answer));
            }
            signOff.by()
                    .forEach(by -> lines.add(
                            ShellCommand.of("signed_by", by, plan.contact(by).role())));
        });
        functions.provide("sign_off", "Who signs at the end, and what is written down.", lines);
    }
}
