package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.event.RunRecord;
import deployspec.report.Markdown;
import deployspec.report.Times;
import deployspec.report.run.RunStory.StepStory;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run leaves for people, as Markdown: every verdict and its evidence, who answered what, planned against actual, and the
 * completion block filled in.
 */
public final class MarkdownReport implements RunFormat {
    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String write(RunRecord run) {
        return new Writing(RunStory.of(run)).write();
    }

    /** One report being written. */
    private static final class Writing {
        private final RunStory story;
        private final Markdown page = new Markdown();

        Writing(RunStory story) {
            this.story = story;
        }

        private String write() {
            head();
            timeline();
            rollback();
            evidence();
            people();
            notes();
            completion();
            return page.text();
        }

        private void head() {
            page.heading(
                    1,
                    "Run report: " + story.wording().plain(story.plan().head().title()));
            story.ended()
                    .ifPresentOrElse(
                            end -> page.paragraph("**" + Markdown.plain(Endings.ofRun(story)) + ".** "
                                    + Markdown.plain(end.reason())),
                            () -> page.paragraph("**Not finished.** This run can be resumed."));
            var begun = story.record().begun();
            page.bullet("Run: " + Markdown.code(begun.run()));
            page.bullet("Plan: " + Markdown.code(begun.digest()) + " of " + Markdown.code(begun.spec()));
            begun.environment().ifPresent(e -> page.bullet("Environment: " + Markdown.plain(e)));
            page.bullet("Operator: " + Markdown.plain(begun.operator()));
            if (begun.dryRun()) {
                page.bullet("Dry run: nothing was changed");
            }
            page.bullet("T: " + Times.full(story.timetable().anchors().t()));
            page.bullet("Began: " + Times.full(story.began()));
            page.bullet((story.ended().isPresent() ? "Ended: " : "Last recorded: ") + Times.full(story.lastInstant())
                    + " (" + Times.took(story.took()) + ")");
            page.bullet("Journal: " + Markdown.code(story.record().head()) + " is the head of its "
                    + story.entries().size() + " records");
            page.gap();
            if (!begun.inputs().isEmpty()) {
                page.row("Input", "Value");
                page.rule(2);
                begun.inputs().forEach((name, value) -> page.row(Markdown.code(name), Markdown.code(value)));
                page.gap();
            }
        }

        private void timeline() {
            page.heading(2, "Planned and actual");
            page.row("No.", "Step", "Planned", "Began", "Took", "Ended");
            page.rule(6);
            for (var step : story.told()) {
                page.row(
                        step.step().number(),
                        Markdown.plain(story.title(step.step())),
                        planned(step),
                        step.started().map(Times::time).orElse(""),
                        step.took().map(Times::took).orElse(""),
                        Endings.word(step));
            }
            page.gap();
        }

        /** The planned beginning on the clock, and how late the step really began. */
        private String planned(StepStory step) {
            return story.timetable()
                    .span(step.step().id())
                    .map(span -> Times.time(span.from())
                            + step.started()
                                    .map(began -> Duration.between(span.from(), began))
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
                var verdicts = Judged.of(step);
                if (!verdicts.isEmpty()) {
                    any = true;
                    page.heading(3, step.step().number() + " " + story.title(step.step()));
                    verdicts.forEach(this::verdict);
                    LeftOut.waivedGates(step)
                            .forEach(gate -> page.bullet("**" + gate.what() + "**: " + Markdown.plain(gate.why())));
                    page.gap();
                }
            }
            if (!any) {
                page.paragraph("No gate was judged.");
            }
        }

        private void verdict(Judged judged) {
            var verdict = judged.verdict();
            var which = judged.sample().map(s -> s + ", ").orElse("");
            page.bullet("**" + judged.word() + "** (" + Markdown.plain(which + judged.title()) + "): "
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
            var said = Said.of(story.entries());
            if (said.isEmpty()) {
                return;
            }
            page.heading(2, "Who said what");
            page.row("When", "Who", "On", "Said");
            page.rule(4);
            said.forEach(s -> page.row(
                    Times.time(s.at()), Markdown.plain(s.person()), Markdown.code(s.on()), Markdown.plain(s.what())));
            page.gap();
        }

        private void notes() {
            var noted = story.all(Event.Noted.class);
            var escalated = story.entries().stream()
                    .flatMap(entry -> Escalating.sentence(entry.event()).stream()
                            .map(words -> Times.time(entry.at()) + " " + words))
                    .toList();
            if (noted.isEmpty() && escalated.isEmpty()) {
                return;
            }
            page.heading(2, "Notes and escalations");
            noted.forEach(n -> page.bullet(Markdown.plain(n.who()) + ": " + Markdown.plain(n.text())));
            escalated.forEach(words -> page.bullet(Markdown.plain(words)));
            page.gap();
        }

        private void completion() {
            story.plan().signOff().ifPresent(signOff -> {
                page.heading(2, "Completion");
                page.bullet("**Deployment date:** " + Times.full(story.began()).substring(0, 10));
                page.bullet("**Duration:** " + Times.took(story.took()));
                page.bullet(
                        "**Rollback performed:** " + (story.rollbackStarted().isPresent() ? "yes" : "no"));
                signOff.records()
                        .forEach(r -> page.bullet(
                                "**" + Markdown.plain(story.wording().plain(r.question())) + ":** "
                                        + story.recorded("sign-off", r.name())
                                                .map(Markdown::plain)
                                                .orElse("not recorded")));
                page.gap();
                page.row("Signature", "Name", "When");
                page.rule(3);
                signOff.by()
                        .forEach(contact -> page.row(
                                Markdown.plain(story.plan().contact(contact).role()),
                                signer(contact),
                                signedAt(contact)));
                page.gap();
            });
        }

        private String signer(String contact) {
            return story.signature(contact)
                    .map(e -> Markdown.plain(((Event.SignedOff) e.event()).by().name()))
                    .orElse("not signed");
        }

        private String signedAt(String contact) {
            return story.signature(contact).map(e -> Times.full(e.at())).orElse("");
        }

        private static String by(Optional<Person> person) {
            return person.map(p -> " (" + Markdown.plain(Said.person(p)) + ")").orElse("");
        }
    }
}
