package deployspec.render.pipeline;

import deployspec.plan.Condition;
import deployspec.plan.Judgement;
import deployspec.plan.Measure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedContact;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Question;
import deployspec.prose.Wording;
import java.util.List;
import java.util.Optional;

/** What a runbook asks, under the keys by which it asks it. */
record Questions(Plan plan, Wording wording, Names names) {
    /** A judgement that is no gate decides about more than passing, so nobody gives it by going on. */
    private static final String JUDGEMENT = "judgement";

    Answer entered(String key, String question, List<String> options) {
        return new Answer.Entered(key, names.of(key), question, options);
    }

    /** Words that a step asks for. */
    Answer entered(String owner, Question.Answer answer) {
        return entered(owner + "." + answer.name(), wording.plain(answer.question()), answer.options());
    }

    /** Whose agreement it is; nobody's in particular where whoever carries out the run may agree. */
    Optional<Answer> agreeing(String key, List<String> by) {
        var who = plan.whoAnswersFor(by).stream().map(PlannedContact::id).toList();
        var asked = key + ".who";
        return switch (who.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Answer.Given(asked, who.getFirst(), Optional.empty()));
            default -> Optional.of(entered(asked, "Whose agreement this is", who));
        };
    }

    /** Going on means that the judgement was good; a reading has to be typed. */
    Optional<Answer> of(PlannedThreshold threshold) {
        return switch (threshold.measure()) {
            case Measure.Probe probe -> Optional.empty();
            case Measure.Output output -> Optional.empty();
            case Measure.Typed typed -> {
                var question = typed.question().isEmpty() ? threshold.title() : typed.question();
                yield Optional.of(entered(threshold.id(), wording.plain(question), List.of()));
            }
            case Measure.Judged judged ->
                Optional.of(new Answer.Given(
                        threshold.id(),
                        judged.judgement().good(),
                        Optional.of(opposite(judged.judgement().good()))));
        };
    }

    private static String opposite(String good) {
        return good.equals("yes") ? "no" : "yes";
    }

    List<Answer> of(Condition condition) {
        return switch (condition) {
            case Condition.Judged judged -> List.of(of(judged.judgement()));
            case Condition.Reaches reaches ->
                of(plan.threshold(reaches.threshold())).stream().toList();
            case Condition.All all -> inside(all.conditions());
            case Condition.Any any -> inside(any.conditions());
            case Condition.Not not -> of(not.condition());
            case Condition.Constant c -> List.of();
            case Condition.ValueIs c -> List.of();
            case Condition.ValueMatches c -> List.of();
            case Condition.ValueMeets c -> List.of();
            case Condition.Test c -> List.of();
            case Condition.StepEnded c -> List.of();
            case Condition.MayHaveRun c -> List.of();
            case Condition.RunEnded c -> List.of();
            case Condition.TimeReached c -> List.of();
        };
    }

    private Answer of(Judgement judgement) {
        return entered(JUDGEMENT, wording.plain(judgement.question()), List.of("yes", "no"));
    }

    private List<Answer> inside(List<Condition> conditions) {
        return conditions.stream().flatMap(c -> of(c).stream()).toList();
    }
}
