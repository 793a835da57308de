package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.Ending;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** With {@code --from}, all before that step is recorded as left out, on somebody's word. */
record EarlierSteps(Situation situation) {
    /** Empty once all of it is recorded, and where the run begins with its first step. */
    Optional<Move> next() {
        var state = situation.state();
        if (situation.options().from().isEmpty() || state.resumed) {
            return Optional.empty();
        }
        var from = situation.options().from().get();
        var around = situation.plan().around(from);
        var before = situation.plan().steps().stream()
                .takeWhile(s -> !s.id().equals(from))
                .filter(s -> !around.contains(s))
                .toList();
        if (before.isEmpty()
                || before.stream().allMatch(s -> state.step(s.id()).round.end.isPresent())) {
            return Optional.empty();
        }
        var reason = "the run begins with " + from;
        if (!situation.attended()) {
            return Optional.of(skip(before, reason, Optional.empty(), ""));
        }
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Kind.DECIDE,
                "from",
                Optional.empty(),
                "%d steps before %s will be recorded as left out. Is that right?".formatted(before.size(), from),
                before.stream().map(s -> s.number() + " " + situation.title(s)).toList(),
                Optional.empty(),
                List.of(new Choice("yes", "leave them out", false), new Choice("no", "end here", false)),
                Optional.empty(),
                Optional.empty());
        return Optional.of(
                switch (questions.ask(prompt, true)) {
                    case Sought.Pending<Reply> pending -> pending.move();
                    case Sought.Got<Reply> got ->
                        got.value().word().equals("yes")
                                ? skip(before, reason, Optional.of(got.value()), Questions.name("from"))
                                : Move.write(
                                        List.of(new Event.StopChosen(got.value().who(), "nothing was left out")),
                                        Questions.name("from"));
                });
    }

    private Move skip(List<PlannedStep> steps, String reason, Optional<Reply> reply, String forget) {
        List<Event> events = new ArrayList<>();
        for (var step : steps) {
            if (situation.state().step(step.id()).round.end.isEmpty()) {
                events.add(new Event.StepEnded(step.id(), Ending.SKIPPED, reason, reply.map(Questions::person)));
            }
        }
        return Move.write(events, forget);
    }
}
