package deployspec.world;

import deployspec.execute.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a run's record is as it was written.
 *
 * @param records that are whole, and chained without a gap
 * @param head the hash of the last of them
 * @param cutOff bytes behind them that are no whole record, which is what a crash leaves
 * @param faults what cannot be so unless somebody changed something; a sentence each
 */
public record ChainCheck(Path journal, int records, String head, int cutOff, List<String> faults) {
    private static final Pattern HASH = Pattern.compile("\"h\":\"([0-9a-f]{64})\"}$", Pattern.MULTILINE);

    public ChainCheck {
        faults = List.copyOf(faults);
    }

    public boolean isWhole() {
        return faults.isEmpty();
    }

    /**
     * Looks at each record, and whether the plan beside the journal is the one that the run was begun with.
     *
     * @param published a head that somebody wrote down earlier: without one, records that are missing at the end, or a record
     *     that was written anew from the beginning, cannot be told from a shorter run
     * @throws StateFault if there is no record that could be looked at
     */
    public static ChainCheck of(Path folder, Optional<String> published) {
        var journal = new RunFolder(folder).journal();
        if (!Files.isReadable(journal)) {
            throw new StateFault(
                    "`%s` holds no journal that can be read".formatted(folder),
                    "`spec runs` lists the runs that there are");
        }
        try {
            var content = RunArchive.journal(folder);
            var faults = new ArrayList<String>();
            published
                    .filter(hash -> !hashes(journal, content.goodBytes()).contains(hash))
                    .ifPresent(hash -> faults.add(
                            "no record of the journal `%s` has the hash %s: what led to it was changed or is missing"
                                    .formatted(journal, hash)));
            content.entries().stream()
                    .limit(1)
                    .map(e -> ((Event.RunStarted) e.event()).digest())
                    .filter(digest ->
                            !digest.equals(RunArchive.storedPlan(folder).digest()))
                    .forEach(digest -> faults.add("`%s` is not the plan that the run was begun with, whose digest is %s"
                            .formatted(new RunFolder(folder).plan(), digest)));
            return new ChainCheck(
                    journal,
                    content.entries().size(),
                    content.head(),
                    content.torn().map(bytes -> bytes.length).orElse(0),
                    faults);
        } catch (StateFault fault) {
            return new ChainCheck(journal, 0, JournalFile.START, 0, List.of(String.valueOf(fault.getMessage())));
        }
    }

    private static List<String> hashes(Path journal, long goodBytes) {
        try {
            var bytes = Arrays.copyOf(Files.readAllBytes(journal), (int) goodBytes);
            return HASH.matcher(new String(bytes, StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new StateFault(
                    "cannot read the journal `%s`: %s".formatted(journal, StateFault.reason(e)),
                    "check that you may read it");
        }
    }
}
