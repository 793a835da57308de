package deployspec.report.run;

import deployspec.prose.Levels;
import deployspec.report.Times;
import deployspec.report.run.ReadingSeries.Point;
import deployspec.schedule.Span;
import deployspec.template.Html.Share;
import deployspec.template.Html.Text;
import deployspec.template.Html.Word;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was read of one threshold, as a chart: each reading with its verdict, and the levels that it was held against. */
record HtmlChart(RunStory story, ReadingSeries series) {
    private static final int TICKS = 8;

    /** Where the largest number is as many times the smallest, equal steps would hide the small ones. */
    private static final double FAR_APART = 15;

    /** @param words all that the picture shows, for who does not see it */
    record Figure(
            Word id,
            Text title,
            Text words,
            Text remark,
            List<HtmlTick> ticks,
            List<Line> lines,
            List<Segment> segments,
            List<Mark> marks) {}

    record Line(Share y, Word kind, Text label) {}

    record Segment(Share x1, Share y1, Share x2, Share y2) {}

    /** @param about when, how it was judged, and the sentence that says why */
    record Mark(Share x, Share y, Word kind, Text about) {}

    /** From the bottom of the picture to its top. */
    private record Height(double low, double high, boolean logarithmic) {
        double at(double value) {
            return logarithmic
                    ? (Math.log(Math.max(value, low)) - Math.log(low)) / (Math.log(high) - Math.log(low))
                    : (value - low) / (high - low);
        }
    }

    static List<Figure> figures(RunStory story) {
        var all = ReadingSeries.of(story);
        var figures = new ArrayList<Figure>();
        for (var series : all) {
            figures.add(new HtmlChart(story, series).figure(new Word("chart-" + (figures.size() + 1))));
        }
        return figures;
    }

    private Figure figure(Word id) {
        var points = series.points();
        var scale = Scale.around(points.stream()
                .map(p -> new Span(p.at(), p.at()))
                .reduce(Span::with)
                .orElseThrow());
        var height = height();
        return new Figure(
                id,
                new Text(story.wording().plain(series.threshold().title())),
                new Text(words()),
                new Text(height.logarithmic() ? "Heights grow tenfold by equal steps." : ""),
                HtmlTick.of(scale, TICKS),
                series.lines().stream()
                        .map(l -> new Line(
                                y(height, l.value()),
                                new Word(l.level().kind().word()),
                                new Text(l.level().kind().word() + " "
                                        + Levels.level(l.level(), story.wording())
                                                .text())))
                        .toList(),
                segments(scale, height),
                points.stream().map(p -> mark(p, scale, height)).toList());
    }

    private static Share y(Height height, double value) {
        return Share.of(1 - height.at(value));
    }

    private Height height() {
        var numbers = Stream.concat(
                        series.points().stream().flatMap(p -> p.value().stream()),
                        series.lines().stream().map(ReadingSeries.Line::value))
                .toList();
        double most = numbers.stream().mapToDouble(n -> n).max().orElse(1);
        double least = numbers.stream().mapToDouble(n -> n).min().orElse(0);
        double smallest =
                numbers.stream().mapToDouble(n -> n).filter(n -> n > 0).min().orElse(1);
        if (least >= 0 && most > FAR_APART * smallest) {
            return new Height(smallest / 2, most * 1.6, true);
        }
        double low = least >= 0 && least < most / 2 ? 0 : least - (most - least) * 0.2;
        double high = most + (most - low) * 0.15;
        return high > low ? new Height(low, high, false) : new Height(low - 1, high + 1, false);
    }

    private List<Segment> segments(Scale scale, Height height) {
        var segments = new ArrayList<Segment>();
        for (int i = 1; i < series.points().size(); i++) {
            var from = series.points().get(i - 1);
            var to = series.points().get(i);
            if (from.value().isPresent() && to.value().isPresent()) {
                segments.add(new Segment(
                        Share.of(scale.at(from.at())),
                        y(height, from.value().get()),
                        Share.of(scale.at(to.at())),
                        y(height, to.value().get())));
            }
        }
        return segments;
    }

    /** What has no reading lies on the ground, where nothing else is drawn as it is. */
    private static Mark mark(Point point, Scale scale, Height height) {
        return new Mark(
                Share.of(scale.at(point.at())),
                point.value().map(v -> y(height, v)).orElse(Share.of(1)),
                new Word(Judged.word(point.verdict().result())),
                new Text("%s %s: %s"
                        .formatted(
                                Times.time(point.at()),
                                Judged.word(point.verdict().result()),
                                point.verdict().sentence())));
    }

    private String words() {
        var values = series.points().stream().flatMap(p -> p.value().stream()).toList();
        long open = series.points().stream().filter(p -> p.verdict().opens()).count();
        var least = number(values.stream().min(Double::compare).orElseThrow());
        var most = number(values.stream().max(Double::compare).orElseThrow());
        return "%d looks from %s to %s, %d of them passed; %s"
                .formatted(
                        series.points().size(),
                        Times.full(series.points().getFirst().at()),
                        Times.full(series.points().getLast().at()),
                        open,
                        least.equals(most) ? "always " + least : "between %s and %s".formatted(least, most));
    }

    private String number(double value) {
        return BigDecimal.valueOf(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                + (series.unit().symbol().isEmpty() ? "" : " " + series.unit().symbol());
    }
}
