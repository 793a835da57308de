package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.event.RunRecord;
import deployspec.report.Times;
import deployspec.report.run.HtmlPage.Fact;
import deployspec.report.run.HtmlPage.Part;
import deployspec.template.Html;
import deployspec.template.Html.Text;
import deployspec.template.Html.Word;
import deployspec.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For whoever has to judge a run: one page that needs nothing beside it, with all that the journal tells. */
record HtmlReport() implements RunFormat {
    @Override
    public String name() {
        return "html";
    }

    @Override
    public String write(RunRecord run) {
        return Template.of("html/report.html", Html.class).fill(new Writing(RunStory.of(run), Standing.of(run)).page());
    }

    /** One page being written. */
    private record Writing(RunStory story, Standing standing) {
        HtmlPage page() {
            var run = story.record();
            return new HtmlPage(
                    new Text(story.wording().plain(story.plan().head().title())),
                    new Text(standing.state().word()),
                    new Word(kind()),
                    new Text(standing.why()),
                    facts(),
                    counts(),
                    Part.of(run.begun().inputs().entrySet().stream()
                            .map(e -> code(e.getKey(), e.getValue()))
                            .toList()),
                    new HtmlTimeline(story).figures(),
                    Part.of(rollback()),
                    Part.of(HtmlChart.figures(story)),
                    Part.of(new HtmlEvidence(story).steps()),
                    Part.of(statements()),
                    Part.of(exempts()),
                    Part.of(remarks()),
                    Part.of(kept()),
                    completion(),
                    new Text(Integer.toString(run.entries().size())),
                    new Text(run.head()),
                    Optional.of(run.cutOff()).filter(b -> b > 0).map(b -> new Text(Integer.toString(b))),
                    new Text("spec verify %s --head %s".formatted(run.begun().run(), run.head())));
        }

        private String kind() {
            return switch (standing.state()) {
                case DONE -> "good";
                case RUNNING, WAITING, SUSPENDED -> "open";
                case BROKEN_OFF, FAILED, STOPPED, ROLLED_BACK, ROLLBACK_FAILED -> "bad";
            };
        }

        private List<Fact> facts() {
            var begun = story.record().begun();
            var facts = new ArrayList<Fact>();
            facts.add(code("Run", begun.run()));
            facts.add(code("Spec", begun.spec()));
            facts.add(code("Plan", begun.digest()));
            begun.environment().ifPresent(e -> facts.add(fact("Environment", e)));
            facts.add(fact("Operator", begun.operator()));
            if (begun.dryRun()) {
                facts.add(fact("Dry run", "nothing was changed"));
            }
            facts.add(fact("T", Times.full(story.timetable().anchors().t())));
            facts.add(fact("Began", Times.full(story.began())));
            facts.add(fact(story.ended().isPresent() ? "Ended" : "Last recorded", Times.full(story.lastInstant())));
            facts.add(fact("Took", Times.took(story.took())));
            return facts;
        }

        private List<HtmlPage.Count> counts() {
            long open = story.told().stream().filter(s -> s.ending().isEmpty()).count();
            return Stream.concat(
                            story.endings().stream(),
                            Stream.of(open + " not reached or open").filter(o -> open > 0))
                    .map(count -> new HtmlPage.Count(new Text(count)))
                    .toList();
        }

        private List<Fact> rollback() {
            var facts = new ArrayList<Fact>();
            story.all(Event.RollbackTriggered.class)
                    .forEach(t -> facts.add(fact(
                            "Triggered",
                            t.reason()
                                    + t.by().map(p -> " (" + Said.person(p) + ")")
                                            .orElse(""))));
            story.all(Event.RollbackDecided.class)
                    .forEach(
                            d -> facts.add(fact(d.start() ? "Decided to go back" : "Decided not to go back", d.how())));
            story.rollbackStarted().ifPresent(r -> facts.add(fact("Began (R)", Times.full(r))));
            story.all(Event.RollbackEnded.class)
                    .forEach(e -> facts.add(fact(
                            e.succeeded() ? "Ended" : "Failed",
                            "after " + Times.took(e.took())
                                    + e.budget()
                                            .map(b -> " of a budget of " + Times.took(b))
                                            .orElse(""))));
            return facts;
        }

        private List<HtmlPage.Statement> statements() {
            return Said.of(story.entries()).stream()
                    .map(s -> new HtmlPage.Statement(
                            at(s.at()),
                            new Text(s.who().name()),
                            new Text(s.who().contact().map(story::role).orElse("")),
                            new Text(s.who().from()),
                            new Text(s.on()),
                            new Text(s.what())))
                    .toList();
        }

        private List<HtmlPage.Exempt> exempts() {
            return LeftOut.of(story.entries()).stream()
                    .map(l -> new HtmlPage.Exempt(
                            at(l.at()),
                            new Text(numbered(l.step())),
                            new Text(l.what()),
                            new Text(l.who().map(Said::person).orElse("as the plan says")),
                            new Text(l.why())))
                    .toList();
        }

        private String numbered(String id) {
            var step = story.step(id).step();
            return step.number() + " " + story.title(step);
        }

        private List<HtmlPage.Remark> remarks() {
            return story.entries().stream().flatMap(this::remark).toList();
        }

        private Stream<HtmlPage.Remark> remark(Entry entry) {
            return switch (entry.event()) {
                case Event.Noted e -> remark(entry, e.who(), e.text());
                case Event.Escalated e ->
                    remark(
                            entry,
                            e.contact().map(c -> "to " + story.role(c)).orElse("escalated"),
                            Escalating.reason(e));
                case Event.Told e -> remark(entry, "through " + e.channel(), Escalating.outcome(e));
                case Event.NobodyLeft e -> remark(entry, "escalated in vain", Escalating.end(e));
                case Event.Suspended e -> remark(entry, "suspended", e.reason());
                case Event.Resumed e -> remark(entry, e.operator(), "resumed the run");
                case Event.StartMoved e -> remark(entry, e.who(), "moved T to " + Times.full(e.start()));
                case Event.Held e ->
                    remark(entry, "held", e.subject() + " until " + Times.full(e.until()) + ": " + e.reason());
                case Event.Late e ->
                    remark(entry, "late", e.subject() + " should have ended at " + Times.full(e.planned()));
                case Event.Lapsed e -> remark(entry, "nobody answered", e.key() + ": " + e.consequence());
                case Event.StopChosen e -> remark(entry, e.who(), "stopped the run: " + e.reason());
                default -> Stream.of();
            };
        }

        private Stream<HtmlPage.Remark> remark(Entry entry, String who, String text) {
            return Stream.of(new HtmlPage.Remark(at(entry.at()), new Text(who), new Text(text)));
        }

        private List<HtmlPage.Kept> kept() {
            return story.steps().stream()
                    .flatMap(step -> step.kept().stream()
                            .map(file -> new HtmlPage.Kept(
                                    new Text(step.step().number()),
                                    new Text(file.path()),
                                    new Text(Long.toString(file.bytes())),
                                    new Text(file.sha256()))))
                    .toList();
        }

        private Optional<HtmlPage.Completion> completion() {
            return story.plan()
                    .signOff()
                    .map(signOff -> new HtmlPage.Completion(
                            Stream.concat(
                                            Stream.of(fact(
                                                    "Rollback performed",
                                                    story.rollbackStarted().isPresent() ? "yes" : "no")),
                                            signOff.records().stream()
                                                    .map(r -> fact(
                                                            story.wording().plain(r.question()),
                                                            story.recorded("sign-off", r.name())
                                                                    .orElse("not recorded"))))
                                    .toList(),
                            signOff.by().stream().map(this::signature).toList()));
        }

        private HtmlPage.Signature signature(String contact) {
            var signed = story.signature(contact);
            return new HtmlPage.Signature(
                    new Text(story.role(contact)),
                    new Text(signed.map(e -> ((Event.SignedOff) e.event()).by())
                            .map(Person::name)
                            .orElse("not signed")),
                    new Text(signed.map(e -> Times.full(e.at())).orElse("")));
        }

        private static Text at(Instant instant) {
            return new Text(Times.full(instant));
        }

        private static Fact fact(String name, String value) {
            return new Fact(new Text(name), new Text(value), false);
        }

        private static Fact code(String name, String value) {
            return new Fact(new Text(name), new Text(value), true);
        }
    }
}
