package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one person said.
 *
 * @param on the question's key, as in an answers file
 */
record Said(Instant at, Person who, String on, String what) {
    static List<Said> of(List<Entry> entries) {
        return entries.stream().flatMap(Said::of).toList();
    }

    private static Stream<Said> of(Entry entry) {
        var at = entry.at();
        return switch (entry.event()) {
            case Event.Answered e ->
                Stream.of(new Said(
                        at,
                        e.by(),
                        e.key(),
                        e.answer() + e.reason().map(r -> ": " + r).orElse("")));
            case Event.Approved e ->
                Stream.of(new Said(
                        at,
                        e.by(),
                        e.key(),
                        (e.agrees() ? "approved" : "refused")
                                + e.note().map(n -> ": " + n).orElse("")));
            case Event.Recorded e -> Stream.of(new Said(at, e.by(), e.step() + "." + e.name(), e.value()));
            case Event.SignedOff e -> Stream.of(new Said(at, e.by(), "sign-off", "signed"));
            case Event.Dismissed e ->
                Stream.of(new Said(at, e.by(), e.step(), "dismissed the failed samples: " + e.reason()));
            case Event.GateWaived e ->
                e
                        .person()
                        .map(by -> new Said(at, by, e.step(), "waived %s: %s".formatted(e.title(), e.why())))
                        .stream();
            case Event.Settled e -> e.by().map(by -> new Said(at, by, e.step(), e.reason())).stream();
            case Event.Responded e ->
                e
                        .by()
                        .map(by -> new Said(
                                at, by, e.step(), e.resolution().name().toLowerCase(Locale.ROOT) + ": " + e.reason()))
                        .stream();
            case Event.RollbackTriggered e ->
                e.by().map(by -> new Said(at, by, "rollback", "go back: " + e.reason())).stream();
            default -> Stream.of();
        };
    }

    String person() {
        return person(who);
    }

    static String person(Person person) {
        return person.name() + person.contact().map(c -> " as " + c).orElse("");
    }
}
