package deployspec.cli;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.world.DiskJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A spec that was carried out, and what its journal tells. */
record Executed(Call call, List<Entry> entries) {
    /**
     * @param folder a new one is made in it for the run
     * @param more variables of the environment
     */
    static Executed of(Path folder, String spec, Map<String, String> more, String... options) throws IOException {
        var place = Files.createTempDirectory(folder, "run");
        var file = Files.writeString(place.resolve("spec.yaml"), spec);
        var environment = new HashMap<>(System.getenv());
        environment.putAll(more);
        var arguments = new ArrayList<Object>(List.of("execute", file, "--yes", "--state", place.resolve("state")));
        arguments.addAll(List.of(options));
        var call = Call.in(environment, new byte[0], arguments.toArray());
        var journal = place.resolve("state/runs").resolve(call.out().strip()).resolve("journal.jsonl");
        return new Executed(call, DiskJournal.look(journal).orElseThrow(() -> new AssertionError(call.err())));
    }

    /** What the gate of that title was judged at last. */
    Verdict verdict(String title) {
        return all(Event.GateJudged.class).stream()
                .filter(g -> g.title().equals(title))
                .map(Event.GateJudged::verdict)
                .reduce((before, last) -> last)
                .orElseThrow(() -> new AssertionError(call.err()));
    }

    /** Every gate's sentence at last, without the time and what this removes, by the gate's title. */
    Map<String, String> sentences() {
        return all(Event.GateJudged.class).stream()
                .collect(Collectors.toMap(
                        Event.GateJudged::title,
                        g -> g.verdict().result() + " " + g.verdict().sentence().replaceFirst(" at [0-9:]{8}Z", ""),
                        (before, last) -> last));
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return entries.stream()
                .map(Entry::event)
                .flatMap(e -> Optional.of(e).filter(kind::isInstance).map(kind::cast).stream())
                .toList();
    }
}
