package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** A reader of calendars that many programs use. */
public final class Ical {
    private Ical() {}

    /** Each event as a JSON list of UID, beginning, end, summary and description; fails on what is no calendar. */
    public static List<String> events(Path calendar) {
        ExternalTool.requireNodeTools();
        return ExternalTool.output(
                        List.of("node", ExternalTool.nodeTool("ical.mjs").toString(), calendar.toString()))
                .lines()
                .toList();
    }
}
