package deployspec.report.schedule;

import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.prose.ChangeWindowWords;
import deployspec.prose.Wording;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.Wrap;
import deployspec.report.schedule.Timetable.Row;
import deployspec.value.Durations;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A plan's times for a person: day by day, what begins and ends when, what is held or escalates, and how late a rollback fits. */
public final class ScheduleText {
    private static final int CLOCK = 13;
    private static final int NUMBER = 8;

    private final int width;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    /** @param width columns to write in */
    public ScheduleText(int width, boolean coloured) {
        this.width = width;
        this.style = new Style(coloured);
    }

    /** @param digest names the plan */
    public String show(Plan plan, String digest, Instant t) {
        var wording = Wording.of(plan);
        var timetable = Timetable.planned(plan, t);
        line(style.strong(wording.plain(plan.head().title()))
                + plan.head().version().map(v -> " " + v).orElse("")
                + plan.environment().map(e -> ", " + e.name()).orElse(""));
        line(style.quiet(
                "plan " + digest.substring(0, 16) + " of " + plan.head().spec()));
        line("T is " + Times.day(t) + " " + Times.clock(t) + ". All times are UTC.");
        timetable
                .anchors()
                .e()
                .ifPresent(e -> line("E, the end of all that is timed from T, is planned for " + Times.day(e) + " "
                        + Times.clock(e) + "."));
        if (timetable.rows().isEmpty()) {
            line("\nThe plan times nothing: no phase, section or step has an `at`.");
        }
        rows(timetable.rows(), wording);
        if (!plan.windows().isEmpty()) {
            line("\n" + style.strong("Change windows"));
            plan.windows().forEach(w -> paragraph(ChangeWindowWords.rule(w) + "."));
            WindowWarnings.of(plan, timetable, wording).forEach(this::paragraph);
        }
        goingBack(plan, timetable, wording);
        return text.toString();
    }

    private void rows(List<Row> rows, Wording wording) {
        var day = "";
        for (var row : rows) {
            var own = Times.day(row.span().from());
            if (!own.equals(day)) {
                day = own;
                line("\n" + style.strong(day));
            }
            row(row, wording);
        }
    }

    private void row(Row row, Wording wording) {
        var indent = "  ".repeat(row.depth());
        int used = 2 + CLOCK + 1 + indent.length() + NUMBER + 1;
        var owner = row.owner().map(o -> "  " + wording.contact(o)).orElse("");
        var lines = Wrap.of(wording.plain(row.title()) + owner, width - used);
        var first = row.kind() == Timetable.Kind.PHASE ? style.strong(lines.getFirst()) : lines.getFirst();
        line(entry(clock(row.span()), indent, row.number(), first));
        lines.stream().skip(1).forEach(l -> line(" ".repeat(used) + l));
        if (!endsOnItsDay(row.span())) {
            below(
                    used,
                    "until " + Times.day(row.span().to()) + " "
                            + Times.clock(row.span().to()));
        }
        if (row.schedule().hold()) {
            below(used, "does not begin before that");
        }
        switch (row.schedule().late()) {
            case NOTE -> {}
            case ASK -> below(used, "past " + Times.clock(row.span().to()) + " a person is asked what to do");
            case ROLLBACK -> below(used, "past " + Times.clock(row.span().to()) + " the rollback is triggered");
        }
    }

    private void goingBack(Plan plan, Timetable timetable, Wording wording) {
        LastRetreat.of(plan, timetable).ifPresent(last -> {
            line("\n" + style.strong("Going back"));
            paragraph("A rollback may take %s. To be over by %s %s, when %s, it begins by %s%s."
                    .formatted(
                            Durations.print(last.budget()),
                            Times.day(last.over()),
                            Times.clock(last.over()),
                            last.event(wording),
                            Times.clock(last.started()),
                            last.deciding().isZero()
                                    ? ""
                                    : ", and as the decision may take %s, it is asked for by %s"
                                            .formatted(Durations.print(last.deciding()), Times.clock(last.asked()))));
        });
        plan.rollback().stream()
                .flatMap(rollback -> rollback.items().stream())
                .flatMap(item -> item instanceof PlannedBlock block ? Stream.of(block) : Stream.empty())
                .forEach(block -> block.schedule()
                        .at()
                        .ifPresent(window -> line(entry(
                                window.written(),
                                "",
                                block.number(),
                                wording.plain(block.title())
                                        + block.owner()
                                                .map(o -> "  " + wording.contact(o))
                                                .orElse("")))));
    }

    private static String entry(String when, String indent, String number, String words) {
        return ("  %-" + CLOCK + "s %s%-" + NUMBER + "s %s").formatted(when, indent, number, words);
    }

    private static boolean endsOnItsDay(Span span) {
        return Times.day(span.from()).equals(Times.day(span.to()));
    }

    private static String clock(Span span) {
        return span.isInstant() || !endsOnItsDay(span)
                ? Times.clock(span.from())
                : Times.clock(span.from()) + "–" + Times.clock(span.to());
    }

    private void below(int used, String words) {
        line(" ".repeat(used) + style.quiet(words));
    }

    private void paragraph(String words) {
        Wrap.of(words, width - 2).forEach(l -> line("  " + l));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
