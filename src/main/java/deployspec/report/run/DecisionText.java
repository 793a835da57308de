package deployspec.report.run;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Reply;
import deployspec.plan.Plan;
import deployspec.report.OneLine;
import deployspec.report.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is told to whoever has answered a run from another terminal: to what, on what it rests, and what comes of it. */
public final class DecisionText {
    private static final int ENOUGH_OF_A_DIGEST = 12;

    private DecisionText() {}

    /** @param resume the command that goes on with the run */
    public static String of(Plan plan, List<Entry> entries, OpenQuestions.Open open, Reply reply, String resume) {
        var begun = entries.stream()
                .map(Entry::event)
                .filter(Event.RunStarted.class::isInstance)
                .map(Event.RunStarted.class::cast)
                .findFirst()
                .orElseThrow();
        boolean agreed =
                reply.content() instanceof Reply.Chosen chosen && chosen.word().equals("approve");
        var lines = new ArrayList<String>();
        lines.add("%s by %s%s: %s"
                .formatted(
                        agreed ? "approved" : "refused",
                        reply.who(),
                        reply.contact()
                                .map(id -> " as " + plan.contact(id).role())
                                .orElse(""),
                        OneLine.of(open.asked().question())));
        lines.add("  it rests on the plan %s and on the run's record up to entry %d, %s"
                .formatted(
                        begun.digest()
                                .substring(
                                        0,
                                        Math.min(
                                                ENOUGH_OF_A_DIGEST,
                                                begun.digest().length())),
                        open.seq(),
                        asked(entries, open)));
        var others = others(entries, open);
        if (!others.isEmpty()) {
            lines.add("  before: " + others);
        }
        lines.add(
                entries.getLast().event() instanceof Event.Suspended
                        ? "  the run is not being carried out: " + resume
                        : "  the run takes it up now");
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** What those who are asked may type elsewhere. */
    static String command(String run, Event.Asked asked) {
        return "spec approve %s %s --as %s".formatted(run, asked.key(), String.join("|", asked.contacts()));
    }

    private static String asked(List<Entry> entries, OpenQuestions.Open open) {
        return "asked " + Times.full(entries.get((int) open.seq() - 1).at());
    }

    private static String others(List<Entry> entries, OpenQuestions.Open open) {
        return entries.stream()
                .filter(entry -> entry.seq() > open.seq())
                .map(Entry::event)
                .filter(event -> event instanceof Event.Approved approved
                        && approved.key().equals(open.asked().key()))
                .map(event -> ((Event.Approved) event).by().name() + " has agreed")
                .collect(Collectors.joining(", "));
    }
}
