package deployspec.execute;

import deployspec.execute.judge.Answer;
import deployspec.execute.judge.Comparer;
import deployspec.execute.judge.Found;
import deployspec.execute.judge.Judge;
import deployspec.execute.judge.Reader;
import deployspec.execute.judge.Truth;
import deployspec.execute.port.Result;
import deployspec.plan.Condition;
import deployspec.plan.PlannedStep;
import deployspec.value.Level;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.List;
import java.util.Optional;

/** Decides conditions for one step, looking where they need a look. */
record Conditions(Situation situation, PlannedStep step) {
    record Decided(Truth truth, String reason) {}

    /**
     * @param name under which its looks lie on the desk
     * @param key of what it asks people
     */
    Sought<Decided> decide(Condition condition, String name, String key) {
        var state = situation.state();
        var values = situation.values(step);
        return switch (condition) {
            case Condition.Constant constant -> decided(constant.holds(), constant.reason());
            case Condition.ValueIs is ->
                got(values.get(is.name())
                        .map(v -> truth(is.words().contains(v), is.name() + " is “" + v + "”"))
                        .orElseGet(() -> unknown(is.name())));
            case Condition.ValueMatches matches ->
                got(values.get(matches.name())
                        .map(v -> truth(matches.pattern().isIn(v), matches.name() + " is “" + v + "”"))
                        .orElseGet(() -> unknown(matches.name())));
            case Condition.ValueMeets meets ->
                got(values.get(meets.name()).map(v -> meets(meets, v, values)).orElseGet(() -> unknown(meets.name())));
            case Condition.Test test ->
                situation
                        .looks(step)
                        .act(test.script(), name, 1, test.timeout())
                        .then(result -> got(tested(result)));
            case Condition.Reaches reaches -> reaches(reaches, name, key);
            case Condition.StepEnded ended -> {
                var ending = state.step(ended.step()).ending();
                yield decided(
                        ending.filter(ended.endings()::contains).isPresent(),
                        ended.step()
                                + (ending.isEmpty()
                                        ? " has not ended"
                                        : " has ended: "
                                                + ending.get()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT)
                                                        .replace('_', '-')));
            }
            case Condition.MayHaveRun run -> {
                boolean may = state.planned(run.step()).allSteps().anyMatch(s -> state.step(s.id()).mayHaveRun);
                yield decided(may, run.step() + (may ? " ran or may have run" : " did not run"));
            }
            case Condition.RunEnded ended -> {
                var ending = new Outcome(state).seenBy(step.id());
                yield decided(
                        ending.filter(ended.ending()::equals).isPresent(),
                        "the run "
                                + ending.map(e -> "is " + e.word().replace('-', ' '))
                                        .orElse("has not ended"));
            }
            case Condition.TimeReached time -> {
                var at = situation.instant(time.moment());
                yield decided(
                        at.filter(i -> !i.isAfter(situation.now())).isPresent(),
                        time.moment().written() + at.map(i -> " is at " + i).orElse(" has not come"));
            }
            case Condition.Judged judged ->
                situation
                        .looks(step)
                        .judgement(judged.judgement(), key)
                        .then(reply -> decided(
                                reply.word().equals(judged.judgement().good()),
                                reply.who() + " says " + reply.word() + " to “"
                                        + values.shown(judged.judgement().question()) + "”"));
            case Condition.All all -> all(all.conditions(), name, key, Truth.YES);
            case Condition.Any any -> all(any.conditions(), name, key, Truth.NO);
            case Condition.Not not ->
                decide(not.condition(), name, key)
                        .then(d -> got(new Decided(d.truth().not(), d.reason())));
        };
    }

    /** One after the other until the outcome is certain; {@code boring} is what changes nothing: yes among all, no among any. */
    private Sought<Decided> all(List<Condition> conditions, String name, String key, Truth boring) {
        var reason = "";
        var undecided = Optional.<Decided>empty();
        for (int i = 0; i < conditions.size(); i++) {
            var part =
                    decide(conditions.get(i), name + " " + (i + 1), conditions.size() == 1 ? key : key + "." + (i + 1));
            switch (part) {
                case Sought.Pending<Decided> pending -> {
                    return pending;
                }
                case Sought.Got<Decided> got -> {
                    if (got.value().truth() == boring.not()) {
                        return got;
                    }
                    if (got.value().truth() == Truth.UNDECIDED) {
                        undecided = undecided.or(() -> Optional.of(got.value()));
                    }
                    reason = reason.isEmpty()
                            ? got.value().reason()
                            : reason + "; " + got.value().reason();
                }
            }
        }
        return got(undecided.orElse(new Decided(boring, reason)));
    }

    private Sought<Decided> reaches(Condition.Reaches reaches, String name, String key) {
        var threshold = situation.plan().threshold(reaches.threshold());
        return situation
                .looks(step)
                .judge(threshold, name, key, Judge.Place.WATCH)
                .then(verdict -> switch (verdict.result()) {
                    case NO_DATA, ERROR -> got(new Decided(Truth.UNDECIDED, verdict.sentence()));
                    case PASS, WARN, FAIL ->
                        decided(
                                verdict.reached()
                                        .filter(r -> reaches(r, reaches.level()))
                                        .isPresent(),
                                verdict.sentence());
                });
    }

    private static boolean reaches(Level.Kind reached, Level.Kind asked) {
        return asked.compareTo(Level.Kind.WARNING) >= 0 ? reached.compareTo(asked) >= 0 : reached.compareTo(asked) <= 0;
    }

    private Decided meets(Condition.ValueMeets meets, String value, Values values) {
        var unit = meets.bound().units().findFirst().orElse(Unit.ONE);
        return switch (Reader.find(Answer.of(value), new Read.Words(), unit, situation.now())) {
            case Found.Nothing nothing -> new Decided(Truth.UNDECIDED, meets.name() + ": " + nothing.why());
            case Found.Value found ->
                new Decided(
                        new Comparer(values::get, Optional.empty()).holds(meets.bound(), found.reading()),
                        meets.name() + " is “" + value + "”");
        };
    }

    private static Decided tested(Result result) {
        return switch (result) {
            case Result.ScriptEnded ended -> tested(ended);
            case Result.TimedOut timedOut -> new Decided(Truth.UNDECIDED, "the test took too long");
            case Result.Failed failed -> new Decided(Truth.UNDECIDED, failed.why());
            default -> new Decided(Truth.UNDECIDED, "the test was broken off");
        };
    }

    private static Decided tested(Result.ScriptEnded ended) {
        return switch (ended.exit()) {
            case 0 -> new Decided(Truth.YES, "the test holds");
            case 1 -> new Decided(Truth.NO, "the test does not hold" + Looks.tail(ended.output()));
            default ->
                new Decided(
                        Truth.UNDECIDED, "the test ended with exit code " + ended.exit() + Looks.tail(ended.output()));
        };
    }

    private static Decided unknown(String name) {
        return new Decided(Truth.UNDECIDED, "the value of " + name + " is not known");
    }

    private static Decided truth(boolean holds, String reason) {
        return new Decided(holds ? Truth.YES : Truth.NO, reason);
    }

    private static Sought<Decided> decided(boolean holds, String reason) {
        return got(truth(holds, reason));
    }

    private static Sought<Decided> got(Decided decided) {
        return new Sought.Got<>(decided);
    }
}
