package deployspec.render.mermaid;

import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import deployspec.render.mermaid.Mermaid.Label;
import deployspec.render.mermaid.Mermaid.Name;
import deployspec.render.mermaid.Mermaid.Time;
import deployspec.render.mermaid.Mermaid.Word;
import deployspec.render.mermaid.MermaidRenderer.Origin;
import deployspec.value.Moment;
import deployspec.value.Moment.Anchor;
import deployspec.value.Window;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The model of {@code templates/mermaid/timeline.mmd}: what is counted from the same instant, true to scale.
 *
 * @param from the letter of that instant
 */
record Timeline(Origin origin, Word from, Word axis, List<Section> sections) {
    private static final LocalDateTime DRAWN_AT = LocalDateTime.of(2000, 1, 31, 0, 0);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofDays(2);

    record Section(Label title, List<Bar> bars) {}

    record Bar(Label label, Name name, boolean milestone, Time from, Time to) {}

    /** A pair of a part of the procedure and what is timed in it. */
    private record Timed(String section, String title, Window at) {}

    /** By the name of the file; a picture in which nothing is timed is none. */
    static Map<String, Timeline> all(Plan plan, Origin origin) {
        var timed = timed(plan);
        var all = new LinkedHashMap<String, Timeline>();
        put(all, "timeline.mmd", origin, timed, Anchor.T, false);
        put(all, "timeline-before.mmd", origin, timed, Anchor.T, true);
        put(all, "timeline-rollback.mmd", origin, timed, Anchor.R, false);
        put(all, "timeline-end.mmd", origin, timed, Anchor.E, false);
        return all;
    }

    private static void put(
            Map<String, Timeline> all,
            String file,
            Origin origin,
            List<Timed> timed,
            Anchor anchor,
            boolean daysBefore) {
        var here = timed.stream()
                .filter(t -> t.at().from().anchor() == anchor && isDaysBefore(t.at()) == daysBefore)
                .toList();
        if (!here.isEmpty()) {
            all.put(file, new Timeline(origin, new Word(anchor.name()), axis(here), sections(here)));
        }
    }

    /** Hours would be too narrow to see beside days. */
    private static boolean isDaysBefore(Window at) {
        return at.to().offset().compareTo(DAY.negated()) <= 0;
    }

    private static List<Timed> timed(Plan plan) {
        var wording = Wording.of(plan);
        return Stream.concat(
                        plan.phases().stream().flatMap(p -> timed(p, heading(p, wording), wording)),
                        plan.rollback().stream()
                                .flatMap(r -> r.items().stream())
                                .flatMap(i -> timed(i, "Rollback", wording)))
                .toList();
    }

    private static String heading(PlannedBlock phase, Wording wording) {
        return phase.number() + " " + wording.plain(phase.title());
    }

    private static Stream<Timed> timed(Item item, String section, Wording wording) {
        return switch (item) {
            case PlannedBlock block ->
                Stream.concat(
                        own(section, heading(block, wording), block.schedule()),
                        block.items().stream().flatMap(i -> timed(i, section, wording)));
            case PlannedStep step ->
                Stream.concat(
                        own(section, step.number() + " " + wording.in(step).plain(step.title()), step.schedule()),
                        step.children().stream().flatMap(c -> timed(c, section, wording)));
            case Item.Parallel parallel -> parallel.branches().stream().flatMap(b -> timed(b, section, wording));
            case Item.Note note -> Stream.empty();
        };
    }

    private static Stream<Timed> own(String section, String title, Schedule schedule) {
        return schedule.at().stream()
                .map(at -> new Timed(section, title + " (" + Times.window(at) + ")", lasting(at, schedule)));
    }

    private static Window lasting(Window at, Schedule schedule) {
        return schedule.takes()
                .filter(takes -> at.isInstant())
                .map(takes -> new Window(
                        at.from(),
                        new Moment(at.from().anchor(), at.from().offset().plus(takes))))
                .orElse(at);
    }

    private static Word axis(List<Timed> timed) {
        var first = timed.stream()
                .map(t -> t.at().from().offset())
                .min(Duration::compareTo)
                .orElseThrow();
        var last = timed.stream()
                .map(t -> t.at().to().offset())
                .max(Duration::compareTo)
                .orElseThrow();
        return new Word(last.minus(first).compareTo(LONG) > 0 ? "%d %b" : "%H:%M");
    }

    private static List<Section> sections(List<Timed> timed) {
        var sections = new LinkedHashMap<String, List<Bar>>();
        IntStream.range(0, timed.size())
                .forEach(i -> sections.computeIfAbsent(timed.get(i).section(), s -> new ArrayList<>())
                        .add(bar(timed.get(i), i + 1)));
        return sections.entrySet().stream()
                .map(e -> new Section(new Label(e.getKey()), e.getValue()))
                .toList();
    }

    private static Bar bar(Timed timed, int number) {
        return new Bar(
                new Label(timed.title()),
                Name.of('b', number),
                timed.at().isInstant(),
                time(timed.at().from()),
                time(timed.at().to()));
    }

    private static Time time(Moment moment) {
        return Time.of(DRAWN_AT.plus(moment.offset()));
    }
}
