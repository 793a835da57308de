package deployspec.render.github;

import deployspec.plan.Condition;
import deployspec.plan.Ending;
import deployspec.value.Level;
import deployspec.value.Moment;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions as functions of three answers: 0 it holds, 1 it does not, 2 it cannot be decided. */
record ConditionFunctions(Script script, Places places) {
    /** The name of the function, written with all that it calls. */
    String function(Condition condition) {
        return switch (condition) {
            case Condition.Constant constant -> body(constant.holds() ? "true" : "false");
            case Condition.ValueIs is ->
                body("one_of " + script.value(is.name()) + " "
                        + is.words().stream().map(Bash::word).collect(Collectors.joining(" ")));
            case Condition.ValueMatches matches ->
                body("fits " + script.value(matches.name()) + " " + Readings.pattern(matches.pattern()));
            case Condition.ValueMeets meets ->
                body("reading=$(quantity " + script.value(meets.name()) + ") || return 2\n  "
                        + new Bounds(script, "none").condition(meets.bound()));
            case Condition.Test test -> test(test);
            case Condition.Reaches reaches -> reaches(reaches);
            case Condition.StepEnded ended ->
                body("one_of " + script.value(places.outcome(ended.step())) + " " + words(ended.endings()));
            case Condition.MayHaveRun ran -> body("may_have_run " + script.value(places.outcome(ran.step())));
            case Condition.RunEnded ended ->
                body("[ " + script.value("SPEC_OUTCOME") + " = '"
                        + ended.ending().word() + "' ]");
            case Condition.TimeReached reached -> time(reached.moment());
            case Condition.Judged judged -> body("return 2");
            case Condition.All all -> body("all_of " + functions(all.conditions()));
            case Condition.Any any -> body("any_of " + functions(any.conditions()));
            case Condition.Not not -> body("negated " + function(not.condition()));
        };
    }

    private String functions(List<Condition> conditions) {
        return conditions.stream().map(this::function).collect(Collectors.joining(" "));
    }

    private String body(String command) {
        var name = script.newCondition();
        script.line(name + "() {\n  " + command + "\n}");
        return name;
    }

    private String test(Condition.Test test) {
        var name = script.newCondition();
        script.takes(test.timeout());
        script.line(name + "() {");
        script.needs(test.script().values(), "  ", "return 2");
        script.lines(Bash.fed("  cat >\"$work/probe\"", "", test.script().script()));
        script.line("  " + script.surroundings(test.script(), test.timeout()) + "decided\n}");
        return name;
    }

    private String time(Moment moment) {
        if (moment.anchor() != Moment.Anchor.T) {
            return body("return 2");
        }
        script.value("SPEC_T0");
        return body("(($(since_t0) >= " + moment.offset().toSeconds() + "))");
    }

    private String reaches(Condition.Reaches reaches) {
        var threshold = places.plan().threshold(reaches.threshold());
        var name = script.newCondition();
        new Readings(script).function("take_" + name, threshold, threshold.measure());
        boolean good = reaches.level().compareTo(Level.Kind.ACCEPTABLE) <= 0;
        var bounds = new Bounds(script, places.baseline(threshold.id()));
        var reached = threshold.levels().stream()
                .filter(l -> good
                        ? l.kind().compareTo(reaches.level()) <= 0
                        : l.kind().compareTo(reaches.level()) >= 0)
                .map(l -> bounds.condition(l.bound()))
                .collect(Collectors.joining(" || "));
        script.line(name + "() {\n  take_" + name + " || return 2\n  " + reached + "\n}");
        return name;
    }

    /** What a step that ended so says of itself, or GitHub says of it: of one that could say nothing, that it failed. */
    private static String words(List<Ending> endings) {
        return endings.stream()
                .map(ending -> switch (ending) {
                    case PASSED -> "success";
                    case FAILED -> "failed not-begun-failed";
                    case NO_DATA -> "no-data not-begun-no-data";
                    case ERROR -> "error not-begun-error failure cancelled";
                    case SKIPPED -> "skipped";
                    case NOT_APPLICABLE -> "not-applicable";
                })
                .collect(Collectors.joining(" "));
    }
}
