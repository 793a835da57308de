package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.plan.OnFailure;
import deployspec.plan.OnFailure.Response;

/** What follows a failure: to roll back is more than to stop, that more than to ask, and to go on is nothing. */
public final class Answers implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var answers = pair.map(s -> s.onFailure());
            if (answers.differs()) {
                var about = found.about(plans.subject(pair.after()));
                answer(answers.map(OnFailure::failed), "it fails", "failure", about);
                answer(answers.map(OnFailure::noData), "nothing can be measured", "data", about);
                answer(answers.map(OnFailure::error), "it cannot be carried out", "error", about);
            }
        }
    }

    private static void answer(Pair<Response> answer, String when, String what, Changes.About about) {
        if (answer.differs()) {
            boolean softer = rank(answer.after()) < rank(answer.before());
            about.note(
                    softer ? Effect.WEAKER : Effect.STRONGER,
                    kind(answer.after(), softer, what),
                    "the answer is %s if %s".formatted(softer ? "softer" : "harder", when),
                    answer.map(Answers::word));
        }
    }

    private static String kind(Response after, boolean softer, String what) {
        if (!softer) {
            return "harder-on-failure";
        }
        return switch (after) {
            case CONTINUE -> "continues-on-failure";
            case ASK -> what.equals("data") ? "asks-without-data" : "asks-on-" + what;
            case STOP -> "stops-instead-of-rollback";
            case ROLLBACK -> "softer-on-failure";
        };
    }

    private static int rank(Response response) {
        return switch (response) {
            case CONTINUE -> 0;
            case ASK -> 1;
            case STOP -> 2;
            case ROLLBACK -> 3;
        };
    }

    private static String word(Response response) {
        return switch (response) {
            case CONTINUE -> "continue";
            case ASK -> "ask";
            case STOP -> "stop";
            case ROLLBACK -> "rollback";
        };
    }
}
