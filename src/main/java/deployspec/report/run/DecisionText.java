package deployspec.report.run;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.execute.port.Reply;
import deployspec.report.OneLine;
import deployspec.report.Times;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** What is told to whoever has answered a run from another terminal: to what, on what it rests, and what comes of it. */
public final class DecisionText {
    private static final int ENOUGH_OF_A_DIGEST = 12;

    private DecisionText() {}

    /** @param resume the command that goes on with the run */
    public static String of(RunRecord run, OpenQuestions.Open open, Reply reply, String resume) {
        var digest = run.begun().digest();
        var lines = new ArrayList<String>();
        lines.add("%s by %s%s: %s"
                .formatted(
                        done(reply),
                        reply.who(),
                        reply.contact()
                                .map(id -> " as " + run.plan().contact(id).role())
                                .orElse(""),
                        OneLine.of(open.asked().question())));
        lines.add("  it rests on the plan %s and on the run's record up to entry %d, asked %s"
                .formatted(
                        digest.substring(0, Math.min(ENOUGH_OF_A_DIGEST, digest.length())),
                        open.seq(),
                        Times.full(open.at())));
        var others = others(run, open);
        if (!others.isEmpty()) {
            lines.add("  before: " + others);
        }
        lines.add(
                run.process().isPresent()
                        ? "  the run takes it up now"
                        : "  the run is not being carried out: " + resume);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String done(Reply reply) {
        return switch (reply.content()) {
            case Reply.Waived waived ->
                "waived" + waived.until().map(day -> " until " + day).orElse("");
            case Reply.Chosen chosen -> chosen.word().equals("approve") ? "approved" : "refused";
            case Reply.Typed typed -> "answered";
        };
    }

    /** What those who are asked may type elsewhere. */
    static String command(String run, Event.Asked asked) {
        if (asked.takesWaiver()) {
            var step = asked.key().replaceFirst("\\.on-failure$", "");
            return "spec waive %s %s --by %s --why TEXT".formatted(run, step, String.join("|", asked.contacts()));
        }
        return "spec approve %s %s --as %s".formatted(run, asked.key(), String.join("|", asked.contacts()));
    }

    private static String others(RunRecord run, OpenQuestions.Open open) {
        return run.entries().stream()
                .filter(entry -> entry.seq() > open.seq())
                .map(Entry::event)
                .filter(event -> event instanceof Event.Approved approved
                        && approved.key().equals(open.asked().key()))
                .map(event -> ((Event.Approved) event).by().name() + " has agreed")
                .collect(Collectors.joining(", "));
    }
}
