package deployspec.world;

import deployspec.execute.Answers;
import deployspec.execute.event.Event;
import deployspec.execute.port.Attempt;
import deployspec.plan.Action;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges every state in which a crash may leave a run against what its whole life was: a first look at each, and for each that a
 * resume can tell from the others, that resume. What the run did outside is told by the ledger, never by the run.
 */
final class CrashJudge {
    private static final String MAY_HAVE_BEEN_DONE = "may or may not have been done";

    private final Plan plan;
    private final CrashRun whole;
    private final int exit;
    private final byte[] journal;
    private final byte[] planned;
    private final List<Try> tries = new ArrayList<>();
    private final Map<String, String> scripts = new LinkedHashMap<>();
    private final int[] moments;
    private final List<JournalFile.Span> records;
    private final Set<List<Object>> resumed = new HashSet<>();

    final List<String> violations = new ArrayList<>();
    int states;
    int resumes;
    int unknown;

    /** @param intent number of the record that announces it; @param end of the one that tells its end */
    private record Try(String step, String script, Path place, long intent, long end) {}

    /** @param whole a run that has been carried out without any crash */
    CrashJudge(Plan plan, CrashRun whole, int exit) throws IOException {
        this.plan = plan;
        this.whole = whole;
        this.exit = exit;
        this.journal = whole.disk.read(CrashRun.FOLDER.journal());
        this.records = JournalFile.chain(CrashRun.FOLDER.journal(), journal).records();
        this.planned = PlanJson.write(plan).getBytes(StandardCharsets.UTF_8);
        this.moments = IntStream.rangeClosed(0, whole.disk.operations.size())
                .map(done -> outside(done).size() * 1_000 + promised(done))
                .toArray();
        for (var step : plan.allSteps()) {
            if (!step.actions().isEmpty()) {
                scripts.put(step.id(), script(plan, step.id()));
            }
        }
        for (var entry : whole.entries) {
            if (entry.event() instanceof Event.ActionStarted started) {
                tries.add(new Try(
                        started.step(),
                        scripts.get(started.step()),
                        CrashRun.FOLDER.nameOf(attempt(started)),
                        entry.seq(),
                        endOf(started.step())));
            }
        }
    }

    private long endOf(String step) {
        return whole.entries.stream()
                .filter(e -> e.event() instanceof Event.ActionEnded ended
                        && ended.step().equals(step))
                .findFirst()
                .orElseThrow()
                .seq();
    }

    private int promised(int done) {
        return (int) whole.promised.stream().filter(p -> p <= done).count();
    }

    void judgeAll(int randomOnes) {
        states = new Crashes(whole.disk.operations, done -> moments[done], randomOnes).each((done, disk) -> {
            try {
                judge(done, disk);
            } catch (IOException e) {
                violations.add("behind operation %d: %s".formatted(done, e));
            }
        });
    }

    int operations() {
        return whole.disk.operations.size();
    }

    private void judge(int done, SimulatedDisk left) throws IOException {
        int found = recordsOn(left, done);
        int promised = promised(done);
        check(
                found >= promised,
                done,
                "record %d had been promised to last, and %d are left".formatted(promised, found));
        if (found < 1) {
            check(outside(done).isEmpty(), done, "something was begun, and no record is left");
            return;
        }
        check(
                left.exists(CrashRun.FOLDER.plan()) && Arrays.equals(left.read(CrashRun.FOLDER.plan()), planned),
                done,
                "the plan is lost");
        checkIntents(found, done);
        var inFlight = checkTries(found, left, done);
        if (violations.isEmpty() && resumed.add(List.of(found, inFlight, outside(done)))) {
            resume(found, left, done);
        }
    }

    /** How many records are left, each as it was. */
    private int recordsOn(SimulatedDisk left, int done) throws IOException {
        if (!left.exists(CrashRun.FOLDER.journal())) {
            return 0;
        }
        var bytes = left.read(CrashRun.FOLDER.journal());
        try {
            var chain = JournalFile.chain(CrashRun.FOLDER.journal(), bytes);
            int good = (int) chain.goodBytes();
            check(Arrays.equals(bytes, 0, good, journal, 0, good), done, "a record is another");
            return chain.records().size();
        } catch (StateFault e) {
            check(false, done, "a crash is taken for a change: " + e.getMessage());
            return records.size();
        }
    }

    private void checkIntents(int found, int done) {
        for (var script : begun(outside(done))) {
            check(
                    tries.stream().anyMatch(t -> t.script().equals(script) && t.intent() <= found),
                    done,
                    script + " ran without a record of it");
        }
    }

    /** Output and receipts are there whole, or not at all; returns what a resume would find of what had not ended. */
    private List<String> checkTries(int found, SimulatedDisk left, int done) throws IOException {
        var inFlight = new ArrayList<String>();
        var captured = new Captured(new Masker(), left);
        var ended = outside(done).stream()
                .filter(CrashWorld.Outside::ended)
                .map(CrashWorld.Outside::script)
                .toList();
        for (var tried : tries) {
            if (tried.intent() > found) {
                break;
            }
            var script = tried.script();
            var code = Receipt.read(left, tried.place());
            boolean recorded = tried.end() <= found;
            if (code.isPresent()) {
                check(ended.contains(script), done, "there is a receipt of " + script + ", which has not ended");
                check(code.getAsInt() == CrashWorld.end(script).exit(), done, "the receipt of " + script + " is wrong");
            }
            if (code.isPresent() || recorded) {
                check(
                        captured.read(tried.place())
                                .equals(CrashWorld.end(script).output()),
                        done,
                        "the output of " + script + " is not what it wrote");
            }
            if (!recorded) {
                inFlight.add(script + (code.isPresent() ? " has a receipt" : " has none"));
            }
        }
        return inFlight;
    }

    private void resume(int found, SimulatedDisk left, int done) {
        resumes++;
        var next = new CrashRun(plan, left);
        int code = next.resume(Answers.NONE);
        var ran = begun(next.world.ledger);
        if (code == 7) {
            unknown++;
            check(why(next).contains(MAY_HAVE_BEEN_DONE), done, "it waits, and does not say for what: " + why(next));
            var answers = new LinkedHashMap<String, Answers.Given>();
            // Several may have been under way, in branches side by side.
            tries.stream()
                    .filter(t -> t.intent() <= found)
                    .forEach(t -> answers.put(
                            t.step() + ".unknown",
                            new Answers.Word("again", Optional.of("its log is empty"), Optional.empty())));
            var decided = new CrashRun(plan, left);
            code = decided.resume(new Answers(Optional.of("operator"), answers));
            ran.addAll(begun(decided.world.ledger));
        } else {
            var before = begun(outside(done));
            ran.forEach(script -> check(!before.contains(script), done, script + " ran again, and nobody was asked"));
        }
        check(code == exit, done, "the resumed run ended with " + code);
        var all = new HashSet<>(begun(outside(done)));
        all.addAll(ran);
        check(all.equals(new HashSet<>(begun(whole.world.ledger))), done, "not everything ran that should");
        check(new HashSet<>(ran).size() == ran.size(), done, "something ran twice: " + ran);
    }

    private static String why(CrashRun run) {
        return run.entries.stream()
                .filter(e -> e.event() instanceof Event.Suspended)
                .map(e -> ((Event.Suspended) e.event()).reason())
                .reduce((a, b) -> b)
                .orElse("");
    }

    private List<CrashWorld.Outside> outside(int done) {
        return whole.world.ledger.stream().filter(o -> o.operations() <= done).toList();
    }

    private static List<String> begun(List<CrashWorld.Outside> ledger) {
        return new ArrayList<>(ledger.stream()
                .filter(o -> !o.ended())
                .map(CrashWorld.Outside::script)
                .toList());
    }

    private Attempt attempt(Event.ActionStarted started) {
        var steps = plan.allSteps();
        int place = 1;
        while (!steps.get(place - 1).id().equals(started.step())) {
            place++;
        }
        return new Attempt(started.step(), place, started.attempt(), started.cookie());
    }

    static String script(Plan plan, String step) {
        var planned = plan.allSteps().stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .orElseThrow();
        return ((Action.RunProcess) planned.actions().getFirst().action())
                .script()
                .strip();
    }

    private void check(boolean holds, int done, String violation) {
        if (!holds) {
            violations.add("behind operation %d: %s".formatted(done, violation));
        }
    }
}
