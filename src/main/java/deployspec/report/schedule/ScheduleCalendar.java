package deployspec.report.schedule;

import deployspec.plan.Plan;
import deployspec.plan.Schedule;
import deployspec.prose.Wording;
import deployspec.report.Times;
import deployspec.report.schedule.Timetable.Row;
import deployspec.value.Durations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan's times as a calendar that people can take into theirs (RFC 5545). An event keeps its UID when T moves within its day,
 * so that a calendar moves it, too; the same procedure on another day is another deployment.
 */
public final class ScheduleCalendar {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Plan plan;
    private final String digest;
    private final Instant t;
    private final Wording wording;
    private final Instant now;
    private final CalendarFile file = new CalendarFile();

    private ScheduleCalendar(Plan plan, String digest, Instant t, Instant now) {
        this.plan = plan;
        this.digest = digest;
        this.t = t;
        this.now = now;
        this.wording = Wording.of(plan);
    }

    /**
     * @param digest names the plan
     * @param now when the calendar is made, which tells a later version from an earlier one
     */
    public static String write(Plan plan, String digest, Instant t, Instant now) {
        return new ScheduleCalendar(plan, digest, t, now).write();
    }

    private String write() {
        var timetable = Timetable.planned(plan, t);
        file.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Deployspec//Deployspec//EN")
                .line("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", name());
        timetable.rows().forEach(this::event);
        LastRetreat.of(plan, timetable).ifPresent(this::lastRetreat);
        return file.line("END", "VCALENDAR").content();
    }

    private String name() {
        return wording.plain(plan.head().title())
                + plan.environment().map(e -> ", " + e.name()).orElse("");
    }

    private void event(Row row) {
        var about = new ArrayList<String>();
        row.owner().ifPresent(owner -> about.add("Owner: " + wording.contact(owner)));
        row.schedule().at().ifPresent(window -> about.add("Planned: " + window.written()));
        if (row.schedule().hold()) {
            about.add("It does not begin before that.");
        }
        if (row.schedule().late() == Schedule.Late.ASK) {
            about.add("Past its end a person is asked what to do.");
        } else if (row.schedule().late() == Schedule.Late.ROLLBACK) {
            about.add("Past its end the rollback is triggered.");
        }
        event(
                row.kind().name().toLowerCase(Locale.ROOT),
                row.id(),
                row.span(),
                row.number() + " " + wording.plain(row.title()),
                about);
    }

    private void lastRetreat(LastRetreat last) {
        event(
                "rollback",
                "latest",
                new Span(last.asked(), last.over()),
                "Latest rollback: asked for by %s, begun by %s"
                        .formatted(Times.clock(last.asked()), Times.clock(last.started())),
                List.of("A rollback may take %s, and is to be over by %s, when %s."
                        .formatted(Durations.print(last.budget()), Times.clock(last.over()), last.event(wording))));
    }

    private void event(String kind, String id, Span span, String summary, List<String> about) {
        file.line("BEGIN", "VEVENT")
                .text("UID", uid(kind, id))
                .instant("DTSTAMP", now)
                .instant("DTSTART", span.from());
        if (!span.isInstant()) {
            file.instant("DTEND", span.to());
        }
        file.text("SUMMARY", summary)
                .text("DESCRIPTION", String.join("\n", about) + footer(about))
                .line("CATEGORIES", kind.toUpperCase(Locale.ROOT))
                .line("TRANSP", span.isInstant() ? "TRANSPARENT" : "OPAQUE")
                .line("END", "VEVENT");
    }

    private String footer(List<String> about) {
        return (about.isEmpty() ? "" : "\n") + "%s, plan %s".formatted(name(), digest.substring(0, 16));
    }

    private String uid(String kind, String id) {
        return String.join(
                        "/",
                        plan.head().id(),
                        plan.environment().map(e -> e.name()).orElse("-"),
                        DAY.format(t),
                        kind,
                        id)
                + "@deployspec";
    }
}
