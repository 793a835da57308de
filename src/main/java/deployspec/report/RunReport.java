package deployspec.report;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.event.Verdict;
import deployspec.plan.Plan;
import deployspec.plan.Question;
import deployspec.report.RunStory.StepStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run leaves for people: Markdown with every verdict and its evidence, who answered what, planned against actual,
 * and the completion block filled in.
 */
public final class RunReport {
    private final RunStory story;
    private final UnaryOperator<String> values;
    private final Markdown page = new Markdown();

    private RunReport(RunStory story, UnaryOperator<String> values) {
        this.story = story;
        this.values = values;
    }

    /** @param digest names the plan */
    public static String of(Plan plan, String digest, List<Entry> entries) {
        var story = RunStory.of(plan, entries);
        return new RunReport(story, RunValues.of(story)).write(digest);
    }

    private String write(String digest) {
        head(digest);
        timeline();
        rollback();
        evidence();
        people();
        notes();
        completion();
        return page.text();
    }

    private void head(String digest) {
        page.heading(1, "Run report: " + story.plan().head().title().with(values));
        story.ended()
                .ifPresentOrElse(
                        end -> page.paragraph(
                                "**" + Markdown.plain(Endings.ofRun(story)) + ".** " + Markdown.plain(end.reason())),
                        () -> page.paragraph("**Not finished.** This run can be resumed."));
        story.begun().ifPresent(begun -> {
            page.bullet("Run: " + Markdown.code(begun.run()));
            page.bullet("Plan: " + Markdown.code(digest) + " of " + Markdown.code(begun.spec()));
            begun.environment().ifPresent(e -> page.bullet("Environment: " + Markdown.plain(e)));
            page.bullet("Operator: " + Markdown.plain(begun.operator()));
            if (begun.dryRun()) {
                page.bullet("Dry run: nothing was changed");
            }
        });
        story.start().ifPresent(t -> page.bullet("T: " + Times.full(t)));
        story.firstInstant().ifPresent(first -> page.bullet("Began: " + Times.full(first)));
        story.lastInstant().ifPresent(last -> page.bullet("Ended: " + Times.full(last) + took(last)));
        page.gap();
        story.begun().filter(b -> !b.inputs().isEmpty()).ifPresent(begun -> {
            page.row("Input", "Value");
            page.rule(2);
            begun.inputs().forEach((name, value) -> page.row(Markdown.code(name), Markdown.code(value)));
            page.gap();
        });
    }

    private String took(Instant last) {
        return story.firstInstant()
                .map(first -> " (" + Times.took(Duration.between(first, last)) + ")")
                .orElse("");
    }

    private void timeline() {
        page.heading(2, "Planned and actual");
        page.row("No.", "Step", "Planned", "Began", "Took", "Ended");
        page.rule(6);
        for (var step : story.steps()) {
            if (!step.inRollback() || story.rollbackStarted().isPresent()) {
                page.row(
                        step.step().number(),
                        Markdown.plain(step.step().title().with(values)),
                        planned(step),
                        step.started().map(Times::time).orElse(""),
                        step.took().map(Times::took).orElse(""),
                        step.ending()
                                .map(e -> Endings.word(e.ending()))
                                .orElse(step.started().isPresent() ? "open" : "not reached"));
            }
        }
        page.gap();
    }

    /** The planned beginning on the clock, and how late the step really began. */
    private String planned(StepStory step) {
        Optional<Instant> anchor = step.inRollback() ? story.rollbackStarted() : story.start();
        return step.step()
                .schedule()
                .at()
                .flatMap(window -> anchor.map(a -> a.plus(window.from().offset())))
                .map(planned -> Times.time(planned)
                        + step.started()
                                .map(began -> Duration.between(planned, began))
                                .filter(late -> late.compareTo(Duration.ofMinutes(1)) >= 0)
                                .map(late -> ", " + late.toMinutes() + " min late")
                                .orElse(""))
                .orElse("");
    }

    private void rollback() {
        var triggers = story.all(Event.RollbackTriggered.class);
        if (triggers.isEmpty() && story.rollbackStarted().isEmpty()) {
            return;
        }
        page.heading(2, "Rollback");
        triggers.forEach(t -> page.bullet("Triggered: " + Markdown.plain(t.reason()) + by(t.by())));
        story.all(Event.RollbackDecided.class)
                .forEach(d -> page.bullet((d.start() ? "Decided to roll back: " : "Decided not to roll back: ")
                        + Markdown.plain(d.how())));
        story.rollbackStarted().ifPresent(r -> page.bullet("Began (R): " + Times.full(r)));
        story.all(Event.RollbackEnded.class)
                .forEach(e -> page.bullet((e.succeeded() ? "Ended" : "Failed") + " after " + Times.took(e.took())
                        + e.budget()
                                .map(b -> " of a budget of " + Times.took(b))
                                .orElse("")
                        + (e.reason().isEmpty() ? "" : ": " + Markdown.plain(e.reason()))));
        page.gap();
    }

    private void evidence() {
        page.heading(2, "Gates and their evidence");
        boolean any = false;
        for (var step : story.steps()) {
            var verdicts =
                    step.entries().stream().flatMap(e -> judged(e).stream()).toList();
            if (!verdicts.isEmpty()) {
                any = true;
                page.heading(3, step.step().number() + " " + step.step().title().with(values));
                verdicts.forEach(this::verdict);
                page.gap();
            }
        }
        if (!any) {
            page.paragraph("No gate was judged.");
        }
    }

    /** One judgement with what a watch adds to it. */
    private record Judged(String title, String which, Verdict verdict) {}

    private static Optional<Judged> judged(Entry entry) {
        return switch (entry.event()) {
            case Event.GateJudged gate -> Optional.of(new Judged(gate.title(), "", gate.verdict()));
            case Event.Sampled sample ->
                Optional.of(new Judged(
                        sample.title(), "sample %d of %d, ".formatted(sample.sample(), sample.of()), sample.verdict()));
            default -> Optional.empty();
        };
    }

    private void verdict(Judged judged) {
        var verdict = judged.verdict();
        var result = verdict.result().name().toLowerCase(Locale.ROOT).replace('_', '-');
        page.bullet("**" + result + "** (" + Markdown.plain(judged.which() + judged.title()) + "): "
                + Markdown.plain(verdict.sentence()));
        var evidence = verdict.evidence();
        if (!evidence.asked().isBlank()) {
            page.fenced(
                    "  ",
                    "text",
                    evidence.asked().strip() + "\n=> " + evidence.answer().strip());
        }
    }

    private void people() {
        var answered = story.entries().stream()
                .filter(e -> whoSaidWhat(e.event()).isPresent())
                .toList();
        if (answered.isEmpty()) {
            return;
        }
        page.heading(2, "Who said what");
        page.row("When", "Who", "On", "Said");
        page.rule(4);
        answered.forEach(e -> {
            var said = whoSaidWhat(e.event()).orElseThrow();
            page.row(
                    Times.time(e.at()),
                    Markdown.plain(person(said.who())),
                    Markdown.code(said.on()),
                    Markdown.plain(said.what()));
        });
        page.gap();
    }

    private record Said(Person who, String on, String what) {}

    private static Optional<Said> whoSaidWhat(Event event) {
        return switch (event) {
            case Event.Answered e ->
                Optional.of(new Said(
                        e.by(),
                        e.key(),
                        e.answer() + e.reason().map(r -> ": " + r).orElse("")));
            case Event.Approved e ->
                Optional.of(new Said(
                        e.by(),
                        e.key(),
                        (e.agrees() ? "approved" : "refused")
                                + e.note().map(n -> ": " + n).orElse("")));
            case Event.Recorded e -> Optional.of(new Said(e.by(), e.step() + "." + e.name(), e.value()));
            case Event.SignedOff e -> Optional.of(new Said(e.by(), "sign-off", "signed"));
            case Event.Dismissed e ->
                Optional.of(new Said(e.by(), e.step(), "dismissed the failed samples: " + e.reason()));
            case Event.Settled e -> e.by().map(by -> new Said(by, e.step(), e.reason()));
            default -> Optional.empty();
        };
    }

    private void notes() {
        var noted = story.all(Event.Noted.class);
        var escalated = story.all(Event.Escalated.class);
        if (noted.isEmpty() && escalated.isEmpty()) {
            return;
        }
        page.heading(2, "Notes and escalations");
        noted.forEach(n -> page.bullet(Markdown.plain(n.who()) + ": " + Markdown.plain(n.text())));
        escalated.forEach(e -> page.bullet("Escalated"
                + e.contact().map(c -> " to " + Markdown.plain(c)).orElse("")
                + ": " + Markdown.plain(e.reason())));
        page.gap();
    }

    private void completion() {
        story.plan().signOff().ifPresent(signOff -> {
            page.heading(2, "Completion");
            story.firstInstant()
                    .ifPresent(first -> page.bullet(
                            "**Deployment date:** " + Times.full(first).substring(0, 10)));
            story.firstInstant()
                    .flatMap(f -> story.lastInstant().map(l -> Duration.between(f, l)))
                    .ifPresent(d -> page.bullet("**Duration:** " + Times.took(d)));
            page.bullet("**Rollback performed:** " + (story.rollbackStarted().isPresent() ? "yes" : "no"));
            signOff.records()
                    .forEach(r -> page.bullet("**" + Markdown.plain(r.question().with(values)) + ":** " + recorded(r)));
            page.gap();
            page.row("Signature", "Name", "When");
            page.rule(3);
            signOff.by()
                    .forEach(contact -> page.row(
                            Markdown.plain(story.plan().contact(contact).role()), signer(contact), signedAt(contact)));
            page.gap();
        });
    }

    private String recorded(Question.Answer record) {
        return story.all(Event.Recorded.class).stream()
                .filter(r -> r.step().equals("sign-off") && r.name().equals(record.name()))
                .map(r -> Markdown.plain(r.value()))
                .findFirst()
                .orElse("not recorded");
    }

    private String signer(String contact) {
        return signature(contact)
                .map(e -> Markdown.plain(((Event.SignedOff) e.event()).by().name()))
                .orElse("not signed");
    }

    private String signedAt(String contact) {
        return signature(contact).map(e -> Times.full(e.at())).orElse("");
    }

    private Optional<Entry> signature(String contact) {
        return story.entries().stream()
                .filter(e -> e.event() instanceof Event.SignedOff s
                        && s.by().contact().equals(Optional.of(contact)))
                .findFirst();
    }

    private static String by(Optional<Person> person) {
        return person.map(p -> " (" + Markdown.plain(person(p)) + ")").orElse("");
    }

    private static String person(Person person) {
        return person.name() + person.contact().map(c -> " as " + c).orElse("");
    }
}
