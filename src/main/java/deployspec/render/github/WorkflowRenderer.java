package deployspec.render.github;

import deployspec.plan.Capture;
import deployspec.plan.GithubLimits;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.SignOff;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.Limit;
import deployspec.render.Renderer;
import deployspec.template.Template;
import deployspec.value.Moment;
import deployspec.value.Moment.Anchor;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code workflow.yml} for GitHub Actions. Phases that lie an hour or more before T, or behind the end, are started on days
 * of their own, so each is a workflow of its own: {@code workflow-<phase>.yml}. {@code SETUP.md} has the commands for what must exist
 * beside the files.
 */
public final class WorkflowRenderer implements Renderer {
    private static final Duration LONG_BEFORE = Duration.ofHours(-1);

    @Override
    public String target() {
        return "github";
    }

    /** A larger one starts no run. */
    @Override
    public List<Limit> limits() {
        return List.of(new Limit(
                target(),
                "workflow.*\\.yml",
                Limit.Measure.BYTES,
                GithubLimits.FILE,
                "GitHub takes %,d",
                true,
                "Keep long scripts in files of the repository and run those, or make several procedures of this one."));
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var places = new Places(plan);
        var files = files(plan);
        var jobs = files.stream().map(file -> jobs(plan, file, places)).toList();
        var artefacts = new ArrayList<Artefact>();
        for (int i = 0; i < files.size(); i++) {
            artefacts.add(write(places, digest, files.get(i), jobs.get(i)));
        }
        artefacts.add(SetUp.of(plan, digest, jobs.stream().flatMap(List::stream).toList())
                .write());
        return artefacts;
    }

    /**
     * @param suffix of the workflow's name
     * @param isMain whether it holds the rollback and the signatures
     */
    private record File(String name, String suffix, List<PlannedBlock> phases, boolean isMain) {}

    private static List<File> files(Plan plan) {
        var main = plan.phases().stream().filter(p -> !isApart(p)).toList();
        if (main.isEmpty()) {
            return List.of(new File("workflow.yml", "", plan.phases(), true));
        }
        var files = new ArrayList<File>(List.of(new File("workflow.yml", "", main, true)));
        plan.phases().stream()
                .filter(WorkflowRenderer::isApart)
                .forEach(phase -> files.add(new File(
                        "workflow-" + phase.id() + ".yml",
                        ": " + Wording.of(plan).plain(phase.title()),
                        List.of(phase),
                        false)));
        return files;
    }

    /** Behind a part that lies long before T, the same phase may have one that does not: it would come as early. */
    private static boolean isApart(PlannedBlock phase) {
        return phase.planned().isPresent()
                && (phase.windows().allMatch(w -> isLongBefore(w.to()))
                        || phase.windows().allMatch(w -> w.from().anchor() == Anchor.E));
    }

    private static boolean isLongBefore(Moment moment) {
        return moment.anchor() == Anchor.T && moment.offset().compareTo(LONG_BEFORE) <= 0;
    }

    private static Artefact write(Places places, String digest, File file, List<Job> jobs) {
        var plan = places.plan();
        var steps = file.phases().stream().flatMap(PlannedBlock::allSteps).toList();
        boolean tellsOutcome = !file.isMain()
                && file.phases().stream().anyMatch(p -> p.isTimedFromEnd() || p.after() != PlannedBlock.After.DONE)
                && uses(jobs, "SPEC_OUTCOME");
        var inputs = DispatchInputs.of(plan, Units.answers(steps).toList(), missing(plan, jobs), tellsOutcome);
        var header = new Header(plan, jobs, inputs).lines(digest);
        var library = Template.of("github/library.sh", Shell.class).fill(Shell.library());
        var model = new WorkflowWriter(places, jobs, inputs).write(header, library, file.suffix());
        return new Artefact(
                file.name(), Template.of("github/workflow.yml", Yaml.class).fill(model), false);
    }

    /** Phases that go on, the rollback, what follows one, what follows either, and the signatures. */
    private static List<Job> jobs(Plan plan, File file, Places places) {
        var jobs = new Jobs(places);
        var phases = file.phases();
        if (!file.isMain()) {
            jobs.phases(phases.stream().map(WorkflowRenderer::byItself).toList());
            return jobs.all();
        }
        jobs.phases(after(phases, PlannedBlock.After.DONE));
        if (plan.rollback().filter(jobs::rollback).isPresent()) {
            jobs.phases(after(phases, PlannedBlock.After.ROLLED_BACK));
        }
        jobs.phases(after(phases, PlannedBlock.After.ANY));
        plan.signOff().ifPresent(signOff -> sign(plan, signOff, jobs));
        return jobs.all();
    }

    private static List<PlannedBlock> after(List<PlannedBlock> phases, PlannedBlock.After after) {
        return phases.stream().filter(p -> p.after() == after).toList();
    }

    /** Nothing stands before it in its own workflow. */
    private static PlannedBlock byItself(PlannedBlock phase) {
        return new PlannedBlock(
                phase.rank(),
                phase.id(),
                phase.number(),
                phase.title(),
                phase.about(),
                phase.schedule(),
                phase.owner(),
                phase.environment(),
                phase.when(),
                PlannedBlock.After.DONE,
                phase.runsOn(),
                phase.items());
    }

    private static void sign(Plan plan, SignOff signOff, Jobs jobs) {
        var wording = Wording.of(plan);
        var records =
                signOff.records().stream().map(r -> wording.plain(r.question())).collect(Collectors.joining("; "));
        var approve = new Question.Approve(
                signOff.by(),
                signOff.by().size(),
                false,
                Optional.empty(),
                Optional.empty(),
                new Question.KeepWaiting());
        var what = "sign off" + (records.isEmpty() ? "" : ", and write down: " + records);
        var environment = plan.environment().map(e -> e.name()).orElse("deployment") + "-sign-off";
        plan.steps().stream()
                .findFirst()
                .ifPresent(step -> jobs.signOff(
                        "Sign-off",
                        Slug.of(environment),
                        new Unit.ByHand(step, List.of(), Optional.of(approve), Optional.empty(), what)));
    }

    /** Names of captured values that these jobs use and another workflow finds out. */
    private static Set<String> missing(Plan plan, List<Job> jobs) {
        var here = automatic(jobs).flatMap(u -> u.script().outputs().stream()).collect(Collectors.toSet());
        var captured = plan.allSteps().stream()
                .map(PlannedStep::captures)
                .flatMap(List::stream)
                .filter(c -> c.origin() instanceof Capture.FromOutput)
                .map(Capture::name)
                .collect(Collectors.toSet());
        return automatic(jobs)
                .flatMap(u -> Stream.concat(
                        u.script().names().stream(),
                        u.script().texts().values().stream().flatMap(t -> t.names().stream())))
                .filter(name -> captured.contains(name) && !here.contains(name))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean uses(List<Job> jobs, String name) {
        return automatic(jobs).anyMatch(u -> u.script().names().contains(name));
    }

    private static Stream<Unit.Automatic> automatic(List<Job> jobs) {
        return jobs.stream()
                .flatMap(job -> job.units().stream())
                .flatMap(u -> u instanceof Unit.Automatic automatic ? Stream.of(automatic) : Stream.empty());
    }
}
