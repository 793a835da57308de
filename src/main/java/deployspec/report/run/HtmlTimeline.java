package deployspec.report.run;

import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.report.Times;
import deployspec.report.run.RunStory.StepStory;
import deployspec.report.schedule.Span;
import deployspec.template.Html.Share;
import deployspec.template.Html.Text;
import deployspec.template.Html.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Planned against actual, as bars: all phases on one scale, then each phase with its sections and steps on its own. */
record HtmlTimeline(RunStory story) {
    private static final int TICKS = 4;

    /** Whatever happened is seen, however short it was. */
    private static final double LEAST = 0.004;

    /** Closer to each other, two names would stand in one place. */
    private static final double CLOSE = 0.08;

    /** @param caption what the table shows, for who does not see it */
    record Figure(Text caption, List<HtmlTick> ticks, List<Mark> marks, List<Row> rows) {}

    /** A line through all rows, where T, R or E is; of those that stand close, the first has the names of all. */
    record Mark(Share x, Text label) {}

    /**
     * @param sort a block or a step
     * @param depth as a class
     * @param bars what they show, in words
     */
    record Row(
            Word sort,
            Word depth,
            Text number,
            Text title,
            Text bars,
            List<Bar> planned,
            List<Bar> actual,
            Text began,
            Text took,
            Text ending,
            Word kind) {}

    record Bar(Share x, Share width, Word kind) {}

    /** What is drawn in one row, before it has a scale. */
    private record Lane(
            String sort,
            int depth,
            String number,
            String title,
            Optional<Span> planned,
            Optional<Span> actual,
            boolean open,
            String ending,
            String kind) {
        Stream<Span> spans() {
            return Stream.concat(planned.stream(), actual.stream());
        }
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        var overview = new ArrayList<Lane>();
        plan().phases().forEach(phase -> overview.add(lane(phase, 0)));
        if (story.rollbackStarted().isPresent()) {
            overview.add(rollback());
        }
        if (overview.size() > 1) {
            figures.add(figure("The whole run", overview, true));
        }
        for (var phase : plan().phases()) {
            figures.add(figure(
                    phase.number() + " " + story.wording().plain(phase.title()), lanes(phase.items(), 0), false));
        }
        if (story.rollbackStarted().isPresent()) {
            figures.add(figure("Rollback", lanes(plan().rollback().orElseThrow().items(), 0), false));
        }
        return figures;
    }

    private Plan plan() {
        return story.plan();
    }

    private Figure figure(String caption, List<Lane> lanes, boolean marked) {
        var span = lanes.stream().flatMap(Lane::spans).reduce(Span::with);
        var scale = Scale.around(span.orElse(new Span(story.began(), story.lastInstant())));
        return new Figure(
                new Text(caption),
                span.isEmpty() ? List.of() : HtmlTick.of(scale, TICKS),
                marked ? marks(scale) : List.of(),
                lanes.stream().map(lane -> row(lane, scale)).toList());
    }

    private List<Mark> marks(Scale scale) {
        var anchors = story.timetable().anchors();
        var marks = new ArrayList<Mark>();
        int named = 0;
        double before = -1;
        for (var anchor : Stream.of(
                        Optional.of(new Scale.Tick(scale.at(anchors.t()), "T")),
                        anchors.r().map(r -> new Scale.Tick(scale.at(r), "R")),
                        anchors.e().map(e -> new Scale.Tick(scale.at(e), "E")))
                .flatMap(Optional::stream)
                .filter(tick -> tick.at() >= 0 && tick.at() <= 1)
                .sorted(Comparator.comparing(Scale.Tick::at))
                .toList()) {
            if (anchor.at() - before < CLOSE) {
                var together = marks.get(named);
                var names = new Text(together.label().encoded() + " " + anchor.label());
                marks.set(named, new Mark(together.x(), names));
                marks.add(new Mark(Share.of(anchor.at()), new Text("")));
            } else {
                named = marks.size();
                before = anchor.at();
                marks.add(new Mark(Share.of(anchor.at()), new Text(anchor.label())));
            }
        }
        return marks;
    }

    private List<Lane> lanes(List<? extends Item> items, int depth) {
        var lanes = new ArrayList<Lane>();
        for (var item : items) {
            switch (item) {
                case PlannedBlock block -> {
                    lanes.add(lane(block, depth));
                    lanes.addAll(lanes(block.items(), depth + 1));
                }
                case PlannedStep step -> {
                    lanes.add(lane(story.step(step.id()), depth));
                    lanes.addAll(lanes(step.children(), depth + 1));
                }
                case Item.Parallel parallel -> lanes.addAll(lanes(parallel.branches(), depth));
                case Item.Note note -> {}
            }
        }
        return lanes;
    }

    private Lane lane(PlannedBlock block, int depth) {
        return lane(
                depth,
                block.number(),
                story.wording().plain(block.title()),
                story.timetable().span(block.id()),
                block.allSteps().map(s -> story.step(s.id())).toList());
    }

    private Lane rollback() {
        var steps = story.steps().stream().filter(StepStory::inRollback).toList();
        var planned = story.rollbackStarted()
                .flatMap(r -> plan().rollback().flatMap(b -> b.budget()).map(budget -> new Span(r, r.plus(budget))));
        return lane(0, "R", "Rollback", planned, steps);
    }

    /** A block has no ending of its own: it is as bad as its worst step. */
    private Lane lane(int depth, String number, String title, Optional<Span> planned, List<StepStory> steps) {
        var actual = steps.stream().flatMap(s -> actual(s).stream()).reduce(Span::with);
        boolean open = steps.stream()
                .anyMatch(s -> s.started().isPresent() && s.ending().isEmpty());
        long bad = steps.stream()
                .filter(s -> s.ending().filter(e -> !e.ending().opens()).isPresent())
                .count();
        var kind = bad > 0 ? "bad" : open ? "open" : "block";
        var ending = bad > 0 ? bad + " did not pass" : "";
        return new Lane("block", depth, number, title, planned, actual, open, ending, kind);
    }

    private Lane lane(StepStory step, int depth) {
        return new Lane(
                "step",
                depth,
                step.step().number(),
                story.title(step.step()),
                story.timetable().span(step.step().id()),
                actual(step),
                step.started().isPresent() && step.ending().isEmpty(),
                Endings.word(step),
                Endings.kind(step));
    }

    private Optional<Span> actual(StepStory step) {
        return step.started().map(from -> {
            var to = step.finished().orElse(story.lastInstant());
            return new Span(from, to.isBefore(from) ? from : to);
        });
    }

    private Row row(Lane lane, Scale scale) {
        return new Row(
                new Word(lane.sort()),
                new Word("depth-" + Math.min(lane.depth(), 4)),
                new Text(lane.number()),
                new Text(lane.title()),
                new Text(words(lane)),
                lane.planned().map(span -> bar(span, scale, "planned")).stream().toList(),
                lane.actual().map(span -> bar(span, scale, lane.kind())).stream()
                        .toList(),
                new Text(lane.actual().map(a -> story.clock(a.from())).orElse("") + late(lane)),
                new Text(lane.actual()
                        .filter(a -> !lane.open())
                        .map(a -> Times.took(Duration.between(a.from(), a.to())))
                        .orElse("")),
                new Text(lane.ending()),
                new Word(lane.kind()));
    }

    private static Bar bar(Span span, Scale scale, String kind) {
        double from = scale.at(span.from());
        return new Bar(Share.of(from), Share.of(Math.max(LEAST, scale.at(span.to()) - from)), new Word(kind));
    }

    private static String late(Lane lane) {
        return lane.planned()
                .flatMap(planned -> lane.actual().map(actual -> Duration.between(planned.from(), actual.from())))
                .filter(late -> late.compareTo(Duration.ofMinutes(1)) >= 0)
                .map(late -> ", " + Times.rough(late) + " late")
                .orElse("");
    }

    private static String words(Lane lane) {
        var planned = lane.planned()
                .map(p -> "planned " + Times.full(p.from()) + (p.isInstant() ? "" : " to " + Times.full(p.to())))
                .orElse("not timed by the plan");
        var actual = lane.actual()
                .map(a -> "began " + Times.full(a.from())
                        + (lane.open() ? ", not ended" : ", ended " + Times.full(a.to())))
                .orElse("did not begin");
        return planned + "; " + actual;
    }
}
