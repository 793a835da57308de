package deployspec.prose;

import deployspec.plan.Action;
import deployspec.plan.Condition;
import deployspec.plan.Ending;
import deployspec.value.Level;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions as clauses that may stand behind "if"; names and patterns are code. */
public final class Conditions {
    private Conditions() {}

    public static Prose clause(Condition condition, Wording wording) {
        return switch (condition) {
            case Condition.Constant constant -> Prose.of(constant.reason());
            case Condition.ValueIs is -> Prose.code(is.name()).then(" is " + String.join(" or ", is.words()));
            case Condition.ValueMatches matches ->
                Prose.code(matches.name())
                        .then(" matches ")
                        .thenCode(matches.pattern().pattern());
            case Condition.ValueMeets meets ->
                Prose.code(meets.name()).then(" is ").then(Levels.bound(meets.bound(), wording));
            case Condition.Test test -> Prose.of("the test succeeds");
            case Condition.Reaches reaches -> reaches(reaches, wording);
            case Condition.StepEnded ended ->
                Prose.of(wording.step(ended.step()) + " "
                        + ended.endings().stream().map(Conditions::ending).collect(Collectors.joining(" or ")));
            case Condition.MayHaveRun ran -> Prose.of(wording.step(ran.step()) + " ran, or may have run");
            case Condition.RunEnded ended ->
                Prose.of(
                        switch (ended.ending()) {
                            case DONE -> "everything before is done";
                            case ROLLED_BACK -> "it was rolled back";
                            case STOPPED -> "it was stopped";
                        });
            case Condition.TimeReached reached -> Prose.of(Times.moment(reached.moment()) + " is reached");
            case Condition.Judged judged ->
                Prose.of("“" + wording.plain(judged.judgement().question()) + "” is answered "
                        + judged.judgement().good());
            case Condition.All all -> joined(all.conditions(), " and ", wording);
            case Condition.Any any -> joined(any.conditions(), " or ", wording);
            case Condition.Not not -> Prose.of("not: ").then(inner(not.condition(), wording));
        };
    }

    /** The scripts that decide it, in order. */
    public static Stream<Action.RunProcess> scripts(Condition condition) {
        return switch (condition) {
            case Condition.Test test -> Stream.of(test.script());
            case Condition.All all -> all.conditions().stream().flatMap(Conditions::scripts);
            case Condition.Any any -> any.conditions().stream().flatMap(Conditions::scripts);
            case Condition.Not not -> scripts(not.condition());
            case Condition.Constant c -> Stream.of();
            case Condition.ValueIs c -> Stream.of();
            case Condition.ValueMatches c -> Stream.of();
            case Condition.ValueMeets c -> Stream.of();
            case Condition.Reaches c -> Stream.of();
            case Condition.StepEnded c -> Stream.of();
            case Condition.MayHaveRun c -> Stream.of();
            case Condition.RunEnded c -> Stream.of();
            case Condition.TimeReached c -> Stream.of();
            case Condition.Judged c -> Stream.of();
        };
    }

    private static Prose reaches(Condition.Reaches reaches, Wording wording) {
        var threshold = wording.plan().threshold(reaches.threshold());
        var bound = threshold
                .level(reaches.level())
                .map(l -> Prose.of(" (").then(Levels.level(l, wording)).then(")"))
                .orElse(Prose.EMPTY);
        boolean good = reaches.level().compareTo(Level.Kind.ACCEPTABLE) <= 0;
        return Prose.of(wording.threshold(threshold.id()) + " is at its "
                        + reaches.level().word() + " level or " + (good ? "better" : "worse"))
                .then(bound);
    }

    private static Prose joined(List<Condition> conditions, String conjunction, Wording wording) {
        return Prose.joined(conjunction, conditions.stream().map(c -> inner(c, wording)));
    }

    private static Prose inner(Condition condition, Wording wording) {
        boolean several = condition instanceof Condition.All || condition instanceof Condition.Any;
        return several ? Prose.of("(").then(clause(condition, wording)).then(")") : clause(condition, wording);
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case PASSED -> "has passed";
            case FAILED -> "has failed";
            case NO_DATA -> "has measured nothing";
            case ERROR -> "could not be carried out";
            case SKIPPED -> "was skipped";
            case NOT_APPLICABLE -> "was not applicable";
        };
    }
}
