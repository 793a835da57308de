package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.report.run.StatusJson;
import deployspec.report.run.StatusText;
import deployspec.world.DiskJournal;
import deployspec.world.RunArchive;
import deployspec.world.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that only look at runs, over runs that were done, rolled back, left waiting, broken off and tampered with. */
final class RunsTest {
    private static final Function<Instant, Double> HEALTHY = at -> 0.0004;

    /** Where a line breaks must not hang on the name of a folder. */
    private static final Map<String, String> WIDE = Map.of("COLUMNS", "1000");

    @TempDir
    private Path folder;

    @Test
    void tellWhereEachRunStands() throws IOException {
        done("shop-20260120-014000-0001");
        rolledBack("shop-20260120-014000-0002");
        waiting("shop-20260120-014000-0003");
        brokenOff("shop-20260120-014000-0004");
        tampered("shop-20260120-014000-0005");
        Files.createDirectories(state().resolve("runs/shop-20260120-014000-0006"));

        var story = new StringBuilder(told("runs", "--all"));
        for (int i = 1; i <= 5; i++) {
            story.append(told("status", "shop-20260120-014000-000" + i));
        }
        story.append(told("status", "shop-20260120-014000-0003", "--format", "json"));
        story.append(told("runs", "--all", "--format", "json"));
        Approvals.verify(story);
    }

    @Test
    void tellAPersonAtATerminalOfEightyColumns() throws IOException {
        var archive = RunArchive.at(state());
        var now = Rehearsed.T.plus(Duration.ofMinutes(50));
        Approvals.verify(Stream.of(waiting("waiting"), brokenOff("broken-off"), rolledBack("rolled-back"))
                .map(run -> new StatusText(80, false)
                        .show(
                                archive.read(run),
                                now,
                                "spec execute --resume " + run.getFileName(),
                                a -> Optional.empty()))
                .collect(Collectors.joining("\n")));
    }

    /** While a script runs, and in the middle of a watch; what the script says is inert. */
    @Test
    void tellWhatGoesOnAndWhatItSays() throws IOException {
        var run = RunArchive.at(state()).read(done("shop-20260120-014000-0001"));
        var now = Rehearsed.T.minus(Duration.ofMinutes(17));
        var script =
                going(run, e -> e instanceof Event.ActionStarted a && a.step().equals("switch"));
        var watch = going(run, e -> e instanceof Event.Sampled s && s.sample() == 3);
        Approvals.verify(Stream.of(script, watch)
                .map(r -> new StatusText(80, false)
                        .show(r, now, "spec", attempt -> Optional.of("\u001b[2Jcopying " + attempt.step() + "\u202e")))
                .collect(Collectors.joining("\n")));
        assertThat(StatusJson.write(script, attempt -> Optional.of("copying")))
                .contains("\"ongoing\":[{\"doing\":\"Run a script by bash\",\"limit\":true,")
                .contains("\"says\":\"copying\"");
    }

    /** As it stood when the first such thing had been recorded, in the hands of a process. */
    private static RunRecord going(RunRecord run, Predicate<Event> last) {
        var entries = run.entries();
        int records = 1;
        while (!last.test(entries.get(records - 1).event())) {
            records++;
        }
        return new RunRecord(run.plan(), entries.subList(0, records), run.head(), 0, Optional.of(4711L));
    }

    @Test
    void vouchForARecordThatNobodyChanged() throws IOException {
        done("shop-20260120-014000-0001");
        brokenOff("shop-20260120-014000-0004");
        tampered("shop-20260120-014000-0005");
        var changed = done("shop-20260120-014000-0007");
        var plan = changed.resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replace("old release", "odd release"));

        Approvals.verify(Stream.of("0001", "0004", "0005", "0007", "0008")
                .map(end -> told("verify", "shop-20260120-014000-" + end))
                .collect(Collectors.joining("", "", told("verify", "shop-20260120-014000-0005", "--format", "json"))));
    }

    /** Records that are missing at the end leave a chain that is whole; only a head that was published tells. */
    @Test
    void missRecordsThatWereTakenAwayOnceTheirHeadWasPublished() throws IOException {
        var run = done("shop-20260120-014000-0001");
        var head = head(run);
        assertThat(spec("verify", "0", "--head", head).code()).isEqualTo(Exit.USAGE.code());
        assertThat(spec("verify", "shop", "--head", head).code()).isZero();

        var journal = run.resolve("journal.jsonl");
        var lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));
        assertThat(spec("verify", "shop").code()).isZero();
        var call = spec("verify", "shop", "--head", head);
        assertThat(call.code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(call.out()).contains("has the hash " + head);
        assertThat(spec("verify", "shop", "--head", "f00").err()).contains("`f00` is not the hash of a record");
    }

    /** The page is looked at in a browser when it changes, in light and dark, on a phone and on paper. */
    @ParameterizedTest
    @CsvSource({"markdown, .md", "json, .json", "junit, .xml", "html, .html"})
    void reportARunThatWasRolledBack(String format, String extension) throws IOException {
        rolledBack("shop-20260120-014000-0002");
        var report = spec("report", "shop", "--format", format)
                .out()
                .replace(folder.toString(), "")
                .replaceAll("[0-9a-f]{64}", "HASH");
        Approvals.verify(report, new Options().forFile().withExtension(extension));
    }

    @Test
    void sayWhichRunIsMeant() throws IOException {
        done("shop-20260120-014000-0001");
        var run = waiting("shop-20260121-014000-0003");

        assertThat(spec("status", "shop-20260121").out()).startsWith("shop-20260121-014000-0003");
        assertThat(spec("status", run.toString()).out()).startsWith("shop-20260121-014000-0003");
        assertThat(spec("status", "shop").err()).isEqualTo("""
                        spec: 2 runs begin with `shop`
                          = help: say which: shop-20260121-014000-0003, shop-20260120-014000-0001
                        """);
        assertThat(spec("status", "shop-2027").err()).contains("there is no run `shop-2027`", "the last ones: shop-");
        // They were begun where the stand-ins lie, not here.
        assertThat(spec("status").err()).contains("no run was begun in this folder", "spec runs --all");
        assertThat(spec("status", folder + "/nowhere").err()).contains("there is no folder");
    }

    /** Wherever the run is asked for from, and however it is named. */
    @Test
    void seeTheProcessThatCarriesARunOut() throws IOException {
        var id = "shop-20260120-014000-0004";
        var run = brokenOff(id);
        assertThat(Call.of("status", run).out()).contains("state      broken off");
        try (var held = RunStore.at(state()).lock("production", RunStore.holder(id))) {
            assertThat(Call.of("status", run).out()).contains("state      running");
            assertThat(spec("status", id).out()).contains("state      running", "a record is being written");
            assertThat(held.lock().isValid()).isTrue();
        }
        try (var other = RunStore.at(state()).lock("production", RunStore.holder("another"))) {
            assertThat(spec("status", id).out()).contains("state      broken off");
            assertThat(other.lock().isValid()).isTrue();
        }
    }

    /** Whoever looks is not seen: no lock, no file, no change of any. */
    @Test
    void touchNothing() throws IOException {
        done("shop-20260120-014000-0001");
        brokenOff("shop-20260120-014000-0004");
        var before = everything();
        for (var command : new String[] {"status", "verify", "report"}) {
            assertThat(spec(command, "shop-20260120-014000-0001").code()).isZero();
            assertThat(spec(command, "shop-20260120-014000-0004").code()).isZero();
        }
        assertThat(spec("runs", "--all").code()).isZero();
        assertThat(everything()).isEqualTo(before);

        var nowhere = folder.resolve("not/there");
        assertThat(Call.of("runs", "--state", nowhere).err()).isEqualTo("spec: no run is kept here yet\n");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void writeAReportToAFileInEachFormat() throws IOException {
        done("shop-20260120-014000-0001");
        for (var format : new String[] {"markdown", "json", "junit", "html"}) {
            var file = folder.resolve("report." + format);
            assertThat(spec("report", "shop", "--format", format, "--output", file.toString())
                            .out())
                    .isEmpty();
            assertThat(Files.readString(file))
                    .isEqualTo(spec("report", "shop", "--format", format).out());
        }
        assertThat(spec("report", "shop", "--format", "htlm").err()).contains("Did you mean `html`?");
    }

    private Path done(String id) throws IOException {
        return carriedOut(Rehearsed.shop(folder, id), HEALTHY, 0);
    }

    private Path rolledBack(String id) throws IOException {
        var rehearsed = Rehearsed.shop(folder, id);
        var outage = rehearsed.begin().plus(Duration.ofMinutes(20));
        return carriedOut(rehearsed, at -> at.isBefore(outage) ? 0.0004 : 0.07, Exit.ROLLED_BACK.code());
    }

    private Path waiting(String id) throws IOException {
        return carriedOut(Rehearsed.shop(folder, id).withoutAnswerTo("go-ahead"), HEALTHY, Exit.WAITING.code());
    }

    /** In the middle of a watch, and of the writing of a record. */
    private Path brokenOff(String id) throws IOException {
        var run = done(id);
        var journal = run.resolve("journal.jsonl");
        var lines = Files.readAllLines(journal);
        int last = lines.indexOf(lines.stream()
                .filter(l -> l.contains("\"sample\":3"))
                .findFirst()
                .orElseThrow());
        Files.write(journal, lines.subList(0, last + 1));
        Files.writeString(journal, lines.get(last + 1).substring(0, 60), StandardOpenOption.APPEND);
        return run;
    }

    private Path tampered(String id) throws IOException {
        var run = done(id);
        var journal = run.resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"agrees\":true", "\"agrees\":false"));
        return run;
    }

    private static Path carriedOut(Rehearsed rehearsed, Function<Instant, Double> errorRate, int exit)
            throws IOException {
        rehearsed.carryOut(errorRate, exit);
        return rehearsed.run();
    }

    private Path state() {
        return folder.resolve("state");
    }

    private static String head(Path run) {
        try (var journal = DiskJournal.open(run.resolve("journal.jsonl"))) {
            return journal.head();
        }
    }

    private Call spec(String command, String... arguments) {
        var all = Stream.concat(
                Stream.of(command), Stream.concat(Stream.of(arguments), Stream.of("--state", state().toString())));
        return Call.in(WIDE, new byte[0], all.toArray());
    }

    /** Without hashes, which hang on the machine, and how long ago it was. */
    private String told(String command, String... arguments) {
        return spec(command, arguments)
                        .without(folder)
                        .replaceAll("(head |\"head\":\")[0-9a-f]{64}", "$1HASH")
                        .replaceAll("[0-9dhms]+ ago", "… ago")
                + "\n";
    }

    private Map<String, String> everything() throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                found.put(
                        file.toString(),
                        Files.readAttributes(file, "unix:mode,size,lastModifiedTime,ino", LinkOption.NOFOLLOW_LINKS)
                                .toString());
            }
        }
        return found;
    }
}
