package deployspec.render.mermaid;

import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.SignOff;
import deployspec.prose.Approvals;
import deployspec.prose.Wording;
import deployspec.render.mermaid.Mermaid.Edge;
import deployspec.render.mermaid.Mermaid.Group;
import deployspec.render.mermaid.Mermaid.Label;
import deployspec.render.mermaid.Mermaid.Labels;
import deployspec.render.mermaid.Mermaid.Name;
import deployspec.render.mermaid.Mermaid.Node;
import deployspec.render.mermaid.Mermaid.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws what leads to what. Phases are joined to each other and to the rollback as wholes: Mermaid lets a group run across
 * only if nothing in it is joined to the outside.
 */
final class Flow {
    /** How much is shown. */
    enum Detail {
        STEPS,
        SECTIONS,
        PHASES;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Plan plan;
    private final Wording wording;
    private final Detail detail;
    private final List<Mermaid> toRollback = new ArrayList<>();
    private final Name rollback = new Name("rollback");
    private int names;
    private int edges;

    Flow(Plan plan, Detail detail) {
        this.plan = plan;
        this.wording = Wording.of(plan);
        this.detail = detail;
    }

    /** What is drawn, and what it is joined by. */
    private record Drawn(Name name, Mermaid picture) {}

    int edges() {
        return edges;
    }

    Mermaid draw() {
        var all = new ArrayList<Mermaid>();
        var usual = phases(PlannedBlock.After.DONE);
        all.addAll(chain(usual));
        var ways = new ArrayList<Name>();
        usual.stream().reduce((a, b) -> b).map(Drawn::name).ifPresent(ways::add);
        plan.rollback().ifPresent(r -> ways.add(rollback(r, all)));
        all.addAll(toRollback);
        var taken = phases(PlannedBlock.After.ROLLED_BACK);
        if (plan.rollback().isPresent() && !taken.isEmpty()) {
            all.addAll(chain(taken));
            all.add(edge(ways.getLast(), taken.getFirst().name()));
            ways.set(ways.size() - 1, taken.getLast().name());
        }
        var last = Stream.concat(phases(PlannedBlock.After.ANY).stream(), signOff().stream())
                .toList();
        all.addAll(chain(last));
        if (!last.isEmpty()) {
            ways.forEach(way -> all.add(edge(way, last.getFirst().name())));
        }
        return new Mermaid.Drawing(all);
    }

    private List<Drawn> phases(PlannedBlock.After after) {
        var drawn = new ArrayList<Drawn>();
        for (var phase : plan.phases()) {
            if (phase.after() == after) {
                drawn.add(block(phase));
                joinToRollback(drawn.getLast().name(), phase);
            }
        }
        return drawn;
    }

    private Drawn block(PlannedBlock block) {
        boolean hasSections = block.items().stream().anyMatch(item -> item instanceof PlannedBlock);
        boolean hasBranches = block.items().stream().anyMatch(item -> item instanceof Item.Parallel);
        var words = new StepLabel(wording).of(block);
        if (detail == Detail.PHASES || (detail == Detail.SECTIONS && !hasSections)) {
            var name = name('s');
            return new Drawn(name, new Node(name, Shape.STEP, new Labels(List.of(words))));
        }
        var name = name('b');
        return new Drawn(name, new Group(name, words, !hasSections && !hasBranches, chain(items(block.items()))));
    }

    private List<Drawn> items(List<Item> items) {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case PlannedBlock block -> Stream.of(block(block));
                    case PlannedStep step -> step(step);
                    case Item.Parallel parallel -> Stream.of(sideBySide(parallel));
                    case Item.Note note -> Stream.<Drawn>of();
                })
                .toList();
    }

    /** Mermaid puts what is not joined side by side. */
    private Drawn sideBySide(Item.Parallel parallel) {
        var name = name('b');
        List<Mermaid> branches = parallel.branches().stream()
                .map(this::block)
                .map(Drawn::picture)
                .toList();
        return new Drawn(name, new Group(name, new Label("Side by side"), false, branches));
    }

    private Stream<Drawn> step(PlannedStep step) {
        var labels = new StepLabel(wording.in(step));
        var gates = labels.gates(step);
        var drawn = new ArrayList<Drawn>();
        if (gates.isEmpty() || !StepLabel.isGateAlone(step)) {
            var name = name('s');
            var shape = step.approvals().findAny().isPresent() ? Shape.APPROVAL : Shape.STEP;
            drawn.add(new Drawn(name, new Node(name, shape, labels.of(step))));
        }
        if (!gates.isEmpty()) {
            var name = name('g');
            drawn.add(new Drawn(name, new Node(name, Shape.GATE, new Labels(gates))));
        }
        return drawn.stream();
    }

    /** By those of the steps that call for a rollback when they do not pass. */
    private void joinToRollback(Name from, PlannedBlock phase) {
        long steps = phase.allSteps().filter(StepLabel::callsForRollback).count();
        if (steps > 0 && plan.rollback().isPresent()) {
            edges++;
            toRollback.add(new Edge(from, rollback, List.of(new Label("a step that says so fails")), false));
        }
    }

    /** The decision and the procedure; answers what the end of it is joined by. */
    private Name rollback(PlannedRollback planned, List<Mermaid> all) {
        all.add(new Node(rollback, Shape.APPROVAL, new Labels(decision(planned))));
        if (!planned.triggers().isEmpty()) {
            var watched = name('g');
            all.add(new Node(watched, Shape.GATE, new Labels(triggers(planned))));
            toRollback.add(new Edge(watched, rollback, List.of(new Label("reached")), false));
            edges++;
        }
        var items = detail == Detail.PHASES ? List.<Drawn>of() : items(planned.items());
        if (items.isEmpty()) {
            return rollback;
        }
        var name = name('b');
        all.add(new Group(name, new Label("Rollback"), false, chain(items)));
        all.add(edge(rollback, name));
        return name;
    }

    private List<Label> decision(PlannedRollback planned) {
        if (planned.irreversible().isPresent()) {
            return List.of(
                    new Label("There is no way back"),
                    new Label(wording.plain(planned.irreversible().get())));
        }
        var who = switch (planned.decide()) {
            case PlannedRollback.Automatic() -> "nobody is asked";
            case PlannedRollback.ByPeople people -> Approvals.who(people.approve(), wording);
        };
        return List.of(new Label("Roll back?"), new Label(who));
    }

    private List<Label> triggers(PlannedRollback planned) {
        return Stream.concat(
                        Stream.of(new Label("From the first change on")),
                        planned.triggers().stream().map(id -> new Label(wording.threshold(id))))
                .toList();
    }

    private Optional<Drawn> signOff() {
        return plan.signOff().map(SignOff::by).filter(by -> !by.isEmpty()).map(by -> {
            var name = name('s');
            var who = by.stream().map(wording::contact).collect(Collectors.joining(", "));
            return new Drawn(
                    name, new Node(name, Shape.APPROVAL, new Labels(List.of(new Label("Sign-off"), new Label(who)))));
        });
    }

    private List<Mermaid> chain(List<Drawn> drawn) {
        var content = new ArrayList<Mermaid>();
        drawn.forEach(d -> content.add(d.picture()));
        for (int i = 1; i < drawn.size(); i++) {
            content.add(edge(drawn.get(i - 1).name(), drawn.get(i).name()));
        }
        return content;
    }

    private Edge edge(Name from, Name to) {
        edges++;
        return new Edge(from, to, List.of(), true);
    }

    private Name name(char kind) {
        names++;
        return Name.of(kind, names);
    }
}
