package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Extent;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.plan.Action;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.Retry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a step does: the command itself, how long it may take, how often it is tried, and what it must answer. */
public final class Actions implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var actions = pair.map(PlannedStep::actions);
            if (actions.differs()) {
                var about = found.about(plans.subject(pair.after()));
                actions(actions, altered(pair), isJudgedByTool(pair), plans, about);
            }
        }
    }

    /** Another command is another change; but where the command itself is the check or the way back, something else is checked. */
    private static Effect altered(Pair<PlannedStep> steps) {
        boolean changing =
                steps.before().effects().changing() || steps.after().effects().changing();
        boolean undo = steps.after().role() == PlannedStep.Role.UNDO;
        return changing && !undo ? Effect.CHANGED : Effect.UNCLEAR;
    }

    /** With a gate or a check, nobody has to say that a step without an action is done; so the question comes and goes with them. */
    private static boolean isJudgedByTool(Pair<PlannedStep> steps) {
        var judged = steps.map(s -> !s.gates().isEmpty()
                || !s.children().isEmpty()
                || !s.baselines().isEmpty());
        return judged.differs();
    }

    /** The same action first, then one of the same sort, then whatever is left on both sides. */
    private static void actions(
            Pair<List<PlannedAction>> actions, Effect altered, boolean otherJudge, Matched plans, Changes.About about) {
        var same = Pairs.by(a -> a, actions);
        var alike = Pairs.by(Actions::sort, same.removed(), same.added());
        var others = Pairs.by(a -> "", alike.removed(), alike.added());
        alike.common().forEach(p -> action(p, altered, plans, about));
        others.common().forEach(p -> {
            other(p, altered, plans, about);
            terms(p, about);
        });
        others.removed().forEach(gone -> gone(gone, otherJudge, plans, about));
        for (var added : others.added()) {
            about.added(
                    !(added.action() instanceof Action.AskOperator)
                            ? Effect.ADDED
                            : otherJudge ? Effect.CHANGED : Effect.STRONGER,
                    "action-added",
                    "something more is done",
                    Printed.of(plans.after()).action(added.action()));
        }
        if (same.reordered()) {
            about.note(
                    Effect.CHANGED,
                    "actions-reordered",
                    "its actions stand in another order",
                    new Pair<>(
                            all(actions.before(), Printed.of(plans.before())),
                            all(actions.after(), Printed.of(plans.after()))));
        }
    }

    private static String all(List<PlannedAction> actions, Printed printed) {
        return actions.stream().map(a -> printed.action(a.action())).collect(Collectors.joining("\n"));
    }

    private static Object sort(PlannedAction action) {
        return action.action() instanceof Action.AskOperator ask
                ? ask.question().getClass()
                : action.action().getClass();
    }

    private static void gone(PlannedAction gone, boolean otherJudge, Matched plans, Changes.About about) {
        if (otherJudge && gone.action() instanceof Action.AskOperator ask && ask.question() instanceof Question.Done) {
            about.removed(
                    Effect.CHANGED,
                    "judged-by-tool",
                    "the tool judges what a person said before",
                    Printed.of(plans.before()).action(gone.action()));
            return;
        }
        about.removed(
                Effect.WEAKER,
                approval(gone) ? "approval-removed" : gone.essential() ? "action-removed" : "notice-removed",
                approval(gone)
                        ? "nobody has to agree any more"
                        : gone.essential() ? "something is not done any more" : "somebody is not told any more",
                Printed.of(plans.before()).action(gone.action()));
    }

    private static boolean approval(PlannedAction action) {
        return action.action() instanceof Action.AskOperator ask && ask.question() instanceof Question.Approve;
    }

    /** Another sort of action altogether. */
    private static void other(Pair<PlannedAction> pair, Effect altered, Matched plans, Changes.About about) {
        var texts = plans.<Action>printed(pair.map(PlannedAction::action), Printed::action);
        if (approval(pair.before())) {
            about.note(Effect.WEAKER, "approval-removed", "nobody has to agree any more", texts);
        } else if (approval(pair.after())) {
            about.note(Effect.STRONGER, "approval-added", "somebody has to agree now", texts);
        } else {
            about.note(altered, "action-changed", "it is done in another way", texts);
        }
    }

    private static void action(Pair<PlannedAction> pair, Effect altered, Matched plans, Changes.About about) {
        var actions = pair.map(PlannedAction::action);
        if (actions.before() instanceof Action.AskOperator b && actions.after() instanceof Action.AskOperator a) {
            question(new Pair<>(b.question(), a.question()), plans, about);
        } else if (actions.before() instanceof Action.Pause b && actions.after() instanceof Action.Pause a) {
            pause(new Pair<>(b.until(), a.until()), plans, about);
        } else if (actions.differsIn(Comments::withoutSecrets)
                || (actions.differs() && !pair.after().essential())) {
            boolean message = !pair.after().essential();
            boolean same = !message && !actions.differsIn(Comments::without);
            about.note(
                    same || message ? Effect.CHANGED : altered,
                    same ? "comment-changed" : message ? "message-changed" : "command-changed",
                    same
                            ? "the comments of its command changed"
                            : message ? "the message changed" : "the command changed",
                    plans.<Action>printed(actions, Printed::action));
        }
        terms(pair, about);
    }

    private static void question(Pair<Question> pair, Matched plans, Changes.About about) {
        if (pair.before() instanceof Question.Approve b && pair.after() instanceof Question.Approve a) {
            ApprovalTerms.compare(new Pair<>(b, a), plans, about);
        } else if (pair.before() instanceof Question.Answer b && pair.after() instanceof Question.Answer a) {
            ApprovalTerms.answers(new Pair<>(b, a), about);
        } else if (pair.differs()) {
            about.note(
                    Effect.CHANGED,
                    "message-changed",
                    "the message changed",
                    plans.<Question>printed(pair, Printed::question));
        }
    }

    private static void pause(Pair<Action.Until> until, Matched plans, Changes.About about) {
        if (!until.differs()) {
            return;
        }
        var texts = plans.<Action>printed(until.map(Action.Pause::new), Printed::action);
        if (until.before() instanceof Action.Lasting b && until.after() instanceof Action.Lasting a) {
            boolean shorter = a.duration().compareTo(b.duration()) < 0;
            about.note(
                    shorter ? Effect.WEAKER : Effect.STRONGER,
                    shorter ? "wait-shorter" : "wait-longer",
                    "it waits for a %s time".formatted(shorter ? "shorter" : "longer"),
                    texts);
        } else {
            about.note(Effect.UNCLEAR, "wait-changed", "it waits for another point in time", texts);
        }
    }

    private static void terms(Pair<PlannedAction> pair, Changes.About about) {
        boolean waits = pair.after().action() instanceof Action.Pause;
        if (waits) {
            about.plain("timeout-changed", "the time limit", pair.map(PlannedAction::timeout), Printed::duration);
        } else {
            about.longer("the time limit", "timeout", pair.map(a -> Optional.of(a.timeout())));
        }
        Expected.compare(pair.map(PlannedAction::expect), about);
        retries(pair.map(PlannedAction::retry), about);
        if (pair.differsIn(PlannedAction::essential)) {
            boolean ignored = !pair.after().essential();
            about.note(
                    ignored ? Effect.WEAKER : Effect.STRONGER,
                    ignored ? "failure-ignored" : "failure-heeded",
                    ignored ? "its failure stops nothing any more" : "its failure is the step's now",
                    pair.map(a -> a.essential() ? "essential" : "shown only"));
        }
    }

    private static void retries(Pair<Retry> retry, Changes.About about) {
        if (!retry.differs()) {
            return;
        }
        var extent = attempts(retry).and(codes(retry.map(Retry::onExit)));
        about.note(
                extent.effect(),
                switch (extent) {
                    case WIDER -> "retries-more";
                    case NARROWER -> "retries-less";
                    case SAME, OTHER -> "retry-changed";
                },
                switch (extent) {
                    case WIDER -> "it is tried more often";
                    case NARROWER -> "it is tried less often";
                    case SAME -> "the pauses between its attempts changed";
                    case OTHER -> "it is tried again in other cases";
                },
                retry.map(Actions::printed));
    }

    private static Extent attempts(Pair<Retry> retry) {
        return Extent.of(
                retry.after().attempts() >= retry.before().attempts(),
                retry.after().attempts() <= retry.before().attempts());
    }

    private static Extent codes(Pair<List<Integer>> codes) {
        return Extent.of(
                codes.after().isEmpty()
                        || (!codes.before().isEmpty() && codes.after().containsAll(codes.before())),
                codes.before().isEmpty()
                        || (!codes.after().isEmpty() && codes.before().containsAll(codes.after())));
    }

    private static String printed(Retry retry) {
        var often = retry.attempts() == 1 ? "once" : retry.attempts() + " times";
        return often + " every " + Printed.duration(retry.every()) + " × "
                + retry.backoff().toPlainString() + (retry.onExit().isEmpty() ? "" : " on exit " + retry.onExit());
    }
}
