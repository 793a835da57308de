package deployspec.render.github;

import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Phases and the rollback as jobs: one a section, one a branch, and a new one wherever a person comes in. */
final class Jobs {
    /** The id of the job that people sign with. */
    static final String SIGN_OFF = "job_sign_off";

    private static final String DECISION = "decide that it is rolled back";

    private final Places places;
    private final Wording wording;
    private final List<Job> jobs = new ArrayList<>();
    /** What stands first in the next job. */
    private final List<Unit> first = new ArrayList<>();

    private Job.After after = Job.After.DONE;
    private Job.After afterThat = Job.After.DONE;
    private List<String> behind = List.of();
    /** Of the block at whose end something is done in any case. */
    private List<String> ended = List.of();

    Jobs(Places places) {
        this.places = places;
        this.wording = Wording.of(places.plan());
    }

    List<Job> all() {
        return List.copyOf(jobs);
    }

    /**
     * @param mark in front of every title
     * @param guards steps whose condition must have held
     */
    private record Surroundings(
            String mark,
            String number,
            String title,
            Optional<String> owner,
            List<String> guards,
            List<String> runsOn) {}

    void phases(List<PlannedBlock> phases) {
        phases.forEach(this::phase);
    }

    private void phase(PlannedBlock phase) {
        begin(
                Job.After.of(phase.after()),
                phase.after() == PlannedBlock.After.DONE ? Job.After.DONE : Job.After.PREVIOUS);
        inside(phase, new Surroundings("", "", "", Optional.empty(), List.of(), phase.runsOn()), title(phase));
    }

    /** Whether there is anything to do in it. */
    boolean rollback(PlannedRollback rollback) {
        int before = jobs.size();
        begin(Job.After.TROUBLE, Job.After.PREVIOUS);
        if (rollback.decide() instanceof PlannedRollback.ByPeople people
                && !rollback.items().isEmpty()) {
            var any = places.plan().rollbackSteps().getFirst();
            first.add(new Unit.ByHand(any, List.of(), Optional.of(people.approve()), Optional.empty(), DECISION));
        }
        items(
                rollback.items(),
                new Surroundings("Rollback: ", "R", "Rollback: steps", Optional.empty(), List.of(), List.of()));
        return jobs.size() > before;
    }

    void signOff(String name, String environment, Unit unit) {
        begin(Job.After.ANY, Job.After.ANY);
        jobs.add(new Job(SIGN_OFF, name, after, behind, ended, Optional.of(environment), List.of(), List.of(unit)));
    }

    /** @param then what each job waits for that comes behind the first one */
    private void begin(Job.After start, Job.After then) {
        after = start;
        afterThat = then;
        if (start == Job.After.TROUBLE || start == Job.After.ANY) {
            behind = jobs.stream().map(Job::id).toList();
        }
    }

    /** What stands in a block, as jobs of their own. */
    private void inside(PlannedBlock block, Surroundings around, String title) {
        var guards = new ArrayList<>(around.guards());
        block.allSteps()
                .findFirst()
                .flatMap(any -> Units.guard(block, any, around.guards(), places))
                .ifPresent(unit -> {
                    first.add(unit);
                    guards.add(unit.id());
                });
        var owner = block.owner().or(around::owner);
        var inside = new Surroundings(around.mark(), block.number(), title, owner, guards, around.runsOn());
        int before = jobs.size();
        items(block.ordinary(), inside);
        var begun = jobs.subList(before, jobs.size()).stream().map(Job::id).toList();
        always(block, begun, inside);
    }

    /** Behind all of the block's jobs; what comes after it waits for them and for this. */
    private void always(PlannedBlock block, List<String> begun, Surroundings inside) {
        if (block.always().isEmpty()) {
            return;
        }
        var number = inside.number() + " always";
        var title = inside.title() + ": in any case";
        var around = new Surroundings(inside.mark(), number, title, inside.owner(), inside.guards(), inside.runsOn());
        var outside = afterThat;
        var waitingFor = behind;
        if (!begun.isEmpty()) {
            after = Job.After.BEGUN;
            afterThat = Job.After.PREVIOUS;
            behind = begun;
            ended = begun;
        }
        add(List.copyOf(block.always()), around);
        if (!begun.isEmpty()) {
            after = outside;
            afterThat = outside;
            ended = List.of();
            behind = Stream.concat(waitingFor.stream(), behind.stream()).toList();
        }
    }

    /** Sections and branches by themselves, what stands between them together. */
    private void items(List<Item> items, Surroundings around) {
        var between = new ArrayList<Item>();
        for (var item : items) {
            switch (item) {
                case PlannedStep step -> between.add(step);
                case Item.Note note -> {}
                case PlannedBlock section -> {
                    together(between, around);
                    section(section, around);
                }
                case Item.Parallel parallel -> {
                    together(between, around);
                    sideBySide(parallel, around);
                }
            }
        }
        together(between, around);
    }

    private void section(PlannedBlock section, Surroundings around) {
        var title = around.mark() + title(section);
        if (isTakenApart(section)) {
            inside(section, around, title);
        } else {
            add(
                    List.of(section),
                    new Surroundings(
                            around.mark(), section.number(), title, around.owner(), around.guards(), around.runsOn()));
        }
    }

    /** Whether it has branches, or something to be done in any case, which are jobs of their own. */
    private static boolean isTakenApart(Item item) {
        return item instanceof Item.Parallel
                || item instanceof PlannedBlock block && !block.always().isEmpty()
                || item.inside().stream().anyMatch(Jobs::isTakenApart);
    }

    /** Each waits for the same, and what comes behind waits for all. */
    private void sideBySide(Item.Parallel parallel, Surroundings around) {
        if (!first.isEmpty()) {
            add(List.of(), around);
        }
        var start = after;
        var from = behind;
        var ends = new LinkedHashSet<String>();
        for (var branch : parallel.branches()) {
            after = start;
            behind = from;
            inside(branch, around, around.mark() + title(branch));
            ends.addAll(behind);
        }
        behind = List.copyOf(ends);
    }

    private void together(List<Item> between, Surroundings around) {
        if (!between.isEmpty()) {
            add(between, around);
            between.clear();
        }
    }

    private void add(List<Item> items, Surroundings around) {
        var units = new ArrayList<>(first);
        first.clear();
        units.addAll(Units.of(items, around.owner(), around.guards(), places));
        split(around, units);
    }

    private void split(Surroundings around, List<Unit> units) {
        var parts = new ArrayList<List<Unit>>();
        for (var unit : units) {
            if (parts.isEmpty() || !fits(parts.getLast(), unit)) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(unit);
        }
        for (int i = 0; i < parts.size(); i++) {
            var id = unused("job_" + Slug.of(around.number()).replace('-', '_') + (i == 0 ? "" : "_" + (i + 1)));
            var name = around.title() + (parts.size() == 1 ? "" : " (" + (i + 1) + " of " + parts.size() + ")");
            jobs.add(new Job(id, name, after, behind, ended, environment(parts.get(i)), around.runsOn(), parts.get(i)));
            after = afterThat;
            behind = List.of(id);
        }
    }

    private String unused(String id) {
        return Stream.iterate(id, i -> i + "_x")
                .filter(i -> jobs.stream().noneMatch(job -> job.id().equals(i)))
                .findFirst()
                .orElseThrow();
    }

    /** People release a whole job before its first script, so what they do must stand first and be released together. */
    private boolean fits(List<Unit> part, Unit unit) {
        return switch (unit) {
            case Unit.ByHand byHand ->
                part.stream()
                        .allMatch(u -> u instanceof Unit.ByHand other
                                && environment(other).equals(environment(byHand)));
            case Unit.Automatic automatic ->
                automatic.timer().isEmpty()
                        && part.stream()
                                        .map(Job::time)
                                        .reduce(Job.time(automatic), Duration::plus)
                                        .compareTo(Limits.WORK)
                                <= 0;
        };
    }

    private Optional<String> environment(List<Unit> part) {
        return switch (part.getFirst()) {
            case Unit.ByHand byHand -> Optional.of(environment(byHand));
            case Unit.Automatic automatic -> automatic.timer().map(Timer::environment);
        };
    }

    /** {@code production-change-board}: by name it says whom its reviewers are to be. */
    private String environment(Unit.ByHand byHand) {
        if (byHand.what().equals(DECISION)) {
            return Slug.of(places.place(byHand.step()) + "-rollback");
        }
        var approvers = byHand.approval().filter(a -> !a.by().isEmpty()).map(a -> String.join("-or-", a.by()));
        var who = approvers.or(byHand::owner).orElse("operator");
        return Slug.of(places.place(byHand.step()) + "-" + who);
    }

    private String title(PlannedBlock block) {
        return block.number() + " " + wording.plain(block.title());
    }
}
