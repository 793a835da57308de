package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.execute.event.Person;
import deployspec.plan.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that the plan asks for and that was not insisted on.
 *
 * @param what a word or two: skipped, waived, dismissed, begun outside the change windows
 * @param who empty where the plan itself allowed it
 */
record LeftOut(Instant at, String step, String what, String why, Optional<Person> who) {
    private static final String OUTSIDE = ".window";

    static List<LeftOut> of(List<Entry> entries) {
        return entries.stream().flatMap(LeftOut::of).toList();
    }

    /** The gates of a step that failed and held nothing up. */
    static List<LeftOut> waivedGates(RunStory.StepStory step) {
        return of(step.entries().stream()
                .filter(entry -> entry.event() instanceof Event.GateWaived)
                .toList());
    }

    private static Stream<LeftOut> of(Entry entry) {
        var at = entry.at();
        return switch (entry.event()) {
            case Event.StepEnded e ->
                e.ending() == Ending.SKIPPED
                        ? Stream.of(new LeftOut(at, e.step(), "skipped", e.reason(), e.by()))
                        : Stream.of();
            case Event.Responded e ->
                e.resolution() == Resolution.CONTINUE
                        ? Stream.of(new LeftOut(at, e.step(), "waived", e.reason(), e.by()))
                        : Stream.of();
            case Event.GateWaived e ->
                Stream.of(new LeftOut(
                        at,
                        e.step(),
                        "waived",
                        "%s, by %s%s: %s"
                                .formatted(
                                        e.title(),
                                        e.by(),
                                        e.until().map(day -> " until " + day).orElse(""),
                                        e.why()),
                        e.person()));
            case Event.Dismissed e ->
                Stream.of(new LeftOut(at, e.step(), "bad samples dismissed", e.reason(), Optional.of(e.by())));
            case Event.Answered e ->
                e.key().endsWith(OUTSIDE) && e.answer().equals("start")
                        ? Stream.of(new LeftOut(
                                at,
                                e.key().substring(0, e.key().length() - OUTSIDE.length()),
                                "begun outside the change windows",
                                e.reason().orElse(""),
                                Optional.of(e.by())))
                        : Stream.of();
            default -> Stream.of();
        };
    }
}
