package deployspec.report.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.render.HostileStrings;
import deployspec.tools.Ical;
import deployspec.value.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class ScheduleTest {
    private static final Instant T = Instant.parse("2026-01-20T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void tellsAPerson() throws IOException {
        Approvals.verify(new ScheduleText(80, false).show(real(), "0".repeat(64), T));
    }

    @Test
    void tellsACalendar() throws IOException {
        var events = Ical.events(calendar(real(), T));
        Approvals.verify(String.join("\n", events), new Options().forFile().withExtension(".jsonl"));
    }

    @Test
    void movesItsEventsWithTAndMakesOthersForAnotherDay() throws IOException {
        assertThat(uids(T.plusSeconds(3600))).isEqualTo(uids(T)).doesNotHaveDuplicates();
        assertThat(uids(T.plusSeconds(7 * 86_400))).doesNotContainAnyElementsOf(uids(T));
    }

    @Test
    void carriesAnyText() throws IOException {
        var file = new CalendarFile()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "test");
        for (var hostile : HostileStrings.all()) {
            file.line("BEGIN", "VEVENT")
                    .text("UID", hostile.id())
                    .instant("DTSTAMP", NOW)
                    .instant("DTSTART", T)
                    .text("SUMMARY", hostile.value())
                    .line("END", "VEVENT");
        }
        var calendar = file.line("END", "VCALENDAR").content();

        var read = Ical.events(Files.writeString(folder.resolve("hostile.ics"), calendar)).stream()
                .map(event -> JsonMapper.shared().readTree(event))
                .map(event ->
                        new HostileStrings(event.get(0).asString(), event.get(3).asString()))
                .toList();
        assertThat(read)
                .isEqualTo(HostileStrings.all().stream()
                        .map(h -> new HostileStrings(h.id(), Visible.of(h.value())))
                        .toList());
    }

    private List<String> uids(Instant t) throws IOException {
        return Ical.events(calendar(real(), t)).stream()
                .map(event -> JsonMapper.shared().readTree(event).get(0).asString())
                .toList();
    }

    private Path calendar(Plan plan, Instant t) throws IOException {
        return Files.writeString(folder.resolve("plan.ics"), ScheduleCalendar.write(plan, "0".repeat(64), t, NOW));
    }

    private static Plan real() throws IOException {
        return PlanJson.read(Files.readString(Path.of("generated/story-portal-v2/plan.json")));
    }
}
