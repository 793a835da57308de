package deployspec.render.github;

import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Phases and the rollback as jobs: one a section, and a new one wherever a person comes in. */
final class Jobs {
    private static final String DECISION = "decide that it is rolled back";

    private final Places places;
    private final Wording wording;
    private final List<Job> jobs = new ArrayList<>();

    private Jobs(Places places) {
        this.places = places;
        this.wording = Wording.of(places.plan());
    }

    static List<Job> of(List<PlannedBlock> phases, Places places) {
        var jobs = new Jobs(places);
        phases.forEach(jobs::phase);
        return jobs.jobs;
    }

    static List<Job> of(PlannedRollback rollback, Places places) {
        var jobs = new Jobs(places);
        jobs.rollback(rollback);
        return jobs.jobs;
    }

    private void phase(PlannedBlock phase) {
        var guards = new ArrayList<String>();
        var before = new ArrayList<Unit>();
        phase.allSteps()
                .findFirst()
                .flatMap(any -> Units.guard(phase, any, List.of(), places))
                .ifPresent(unit -> {
                    before.add(unit);
                    guards.add(unit.id());
                });
        var after = Job.After.of(phase.after());
        for (var group : groups(phase.items())) {
            before.addAll(Units.of(group.items(), phase.owner(), guards, places));
            split(
                    group.number().orElse(phase.number()),
                    group.title().orElse(title(phase)),
                    after,
                    phase.runsOn(),
                    before);
            before.clear();
            after = phase.after() == PlannedBlock.After.DONE ? Job.After.DONE : Job.After.PREVIOUS;
        }
    }

    private void rollback(PlannedRollback rollback) {
        var first = new ArrayList<Unit>();
        var after = Job.After.TROUBLE;
        if (rollback.decide() instanceof PlannedRollback.ByPeople people
                && !rollback.items().isEmpty()) {
            var any = places.plan().rollbackSteps().getFirst();
            first.add(new Unit.ByHand(any, List.of(), Optional.of(people.approve()), Optional.empty(), DECISION));
        }
        for (var group : groups(rollback.items())) {
            first.addAll(Units.of(group.items(), Optional.empty(), List.of(), places));
            split(group.number().orElse("R"), "Rollback: " + group.title().orElse("steps"), after, List.of(), first);
            first.clear();
            after = Job.After.PREVIOUS;
        }
    }

    private record Group(Optional<String> number, Optional<String> title, List<Item> items) {}

    /** Sections by themselves, what stands between them together. */
    private List<Group> groups(List<Item> items) {
        var groups = new ArrayList<Group>();
        for (var item : items) {
            if (item instanceof PlannedBlock section) {
                groups.add(new Group(Optional.of(section.number()), Optional.of(title(section)), List.of(section)));
            } else if (groups.isEmpty() || groups.getLast().number().isPresent()) {
                groups.add(new Group(Optional.empty(), Optional.empty(), new ArrayList<>(List.of(item))));
            } else {
                groups.getLast().items().add(item);
            }
        }
        return groups;
    }

    private void split(String number, String title, Job.After after, List<String> runsOn, List<Unit> units) {
        var parts = new ArrayList<List<Unit>>();
        for (var unit : units) {
            if (parts.isEmpty() || !fits(parts.getLast(), unit)) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(unit);
        }
        for (int i = 0; i < parts.size(); i++) {
            var id = unused("job_" + Slug.of(number).replace('-', '_') + (i == 0 ? "" : "_" + (i + 1)));
            var name = title + (parts.size() == 1 ? "" : " (" + (i + 1) + " of " + parts.size() + ")");
            var start = i == 0 || after == Job.After.DONE ? after : Job.After.PREVIOUS;
            jobs.add(new Job(id, name, start, environment(parts.get(i)), runsOn, parts.get(i)));
        }
    }

    private String unused(String id) {
        return java.util.stream.Stream.iterate(id, i -> i + "_x")
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
                part.stream()
                                .map(Job::time)
                                .reduce(Job.time(automatic), Duration::plus)
                                .compareTo(Limits.WORK)
                        <= 0;
        };
    }

    private Optional<String> environment(List<Unit> part) {
        return part.getFirst() instanceof Unit.ByHand byHand ? Optional.of(environment(byHand)) : Optional.empty();
    }

    /** {@code production-change-board}: by name it says whom its reviewers are to be. */
    private String environment(Unit.ByHand byHand) {
        if (byHand.what().equals(DECISION)) {
            return Slug.of(place(byHand.step()) + "-rollback");
        }
        var approvers = byHand.approval().filter(a -> !a.by().isEmpty()).map(a -> String.join("-or-", a.by()));
        var who = approvers.or(byHand::owner).orElse("operator");
        return Slug.of(place(byHand.step()) + "-" + who);
    }

    private String place(PlannedStep step) {
        return step.environment()
                .or(() -> places.plan().environment().map(e -> e.name()))
                .orElse("deployment");
    }

    private String title(PlannedBlock block) {
        return block.number() + " " + wording.plain(block.title());
    }
}
