package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.port.Prompt;
import deployspec.plan.PlannedContact;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.Question.Approve;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Several people agree, each for oneself, in time, or what was said about that happens. */
record Approvals(Situation situation) {
    private static final List<String> YES = List.of("approve", "yes", "agree");
    private static final List<String> NO = List.of("refuse", "no");

    private static final List<Prompt.Choice> CHOICES =
            List.of(new Prompt.Choice("approve", "I agree", false), new Prompt.Choice("refuse", "I don't", false));

    /** @param refusal whether somebody said no; else nobody decided in time */
    record Decided(boolean agreed, boolean refusal, String how) {}

    Sought<Decided> decide(
            Approve first, String key, Optional<PlannedStep> step, String question, List<String> explanation) {
        Approve approve = first;
        Optional<java.time.Duration> within = first.within();
        for (int lapsed = situation.state().lapsed.getOrDefault(key, 0); lapsed > 0; lapsed--) {
            switch (approve.otherwise()) {
                case Question.KeepWaiting() -> within = Optional.empty();
                case Question.Fail() -> {
                    return new Sought.Got<>(new Decided(false, false, "nobody has decided in time"));
                }
                case Question.Start() -> {
                    return new Sought.Got<>(new Decided(true, false, "nobody has decided in time, so it starts"));
                }
                case Question.AskNext next -> {
                    approve = next.approve();
                    within = approve.within();
                }
            }
        }
        return current(approve, within, key, step, question, explanation);
    }

    private Sought<Decided> current(
            Approve approve,
            Optional<java.time.Duration> within,
            String key,
            Optional<PlannedStep> step,
            String question,
            List<String> explanation) {
        var said = situation.state().approvals.getOrDefault(key, List.of());
        var refusal = said.stream()
                .filter(a -> !a.agrees() && counts(a.by(), approve))
                .findFirst();
        if (refusal.isPresent()) {
            return new Sought.Got<>(
                    new Decided(false, true, "refused by " + refusal.get().by().name()));
        }
        var names = said.stream()
                .filter(a -> a.agrees() && counts(a.by(), approve))
                .map(a -> a.by().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.size() >= approve.atLeast()) {
            return new Sought.Got<>(new Decided(true, false, "approved by " + String.join(", ", names)));
        }
        return next(approve, within, key, step, question, explanation, names);
    }

    private Sought<Decided> next(
            Approve approve,
            Optional<java.time.Duration> within,
            String key,
            Optional<PlannedStep> step,
            String question,
            List<String> explanation,
            Set<String> names) {
        var written = written(approve, key, names);
        if (!written.isEmpty()) {
            return new Sought.Pending<>(Move.write(written));
        }
        var replied = situation.desk().result(Questions.name(key));
        var asked = situation.state().questions.named(key).map(OpenQuestions.Open::asked);
        var deadline = asked.isPresent()
                ? asked.get().deadline()
                : within.map(w -> situation.now().plus(w));
        if (asked.isPresent()
                && replied.isEmpty()
                && deadline.filter(d -> !d.isAfter(situation.now())).isPresent()) {
            return new Sought.Pending<>(
                    situation.desk().isRunning(Questions.name(key))
                            ? new Move.Cancel(Questions.name(key))
                            : Move.write(lapsed(key, question, consequence(approve.otherwise()))));
        }
        var contacts = eligible(approve).stream()
                .map(c -> new Prompt.Contact(c.id(), c.role(), c.name()))
                .toList();
        var questions = new Questions(situation);
        var prompt = questions
                .prompt(
                        Prompt.Kind.APPROVE,
                        key,
                        step,
                        question,
                        progress(explanation, approve, names),
                        Optional.empty(),
                        CHOICES,
                        Optional.empty(),
                        deadline)
                .answeredBy(contacts);
        if (asked.isEmpty() && situation.begins()) {
            var not = Optional.of(situation.state().operator).filter(operator -> approve.notOperator());
            return new Sought.Pending<>(Move.write(Questions.asked(prompt, not)));
        }
        if (!situation.attended() && deadline.isPresent() && approve.otherwise() instanceof Question.Start) {
            return new Sought.Pending<>(questions.stay(key, question, deadline));
        }
        return questions.ask(prompt, false).then(reply -> {
            var person = Questions.person(reply);
            var event = new Event.Approved(key, reply.word().equals("approve"), reply.reason(), person);
            return new Sought.Pending<>(Move.write(
                    counts(person, approve) && !names.contains(person.name())
                            ? List.of(event)
                            : List.of(new Event.Noted(
                                    person.name(), "the answer does not count: " + why(person, approve))),
                    Questions.name(key)));
        });
    }

    private List<Event> lapsed(String key, String question, String consequence) {
        var events = new ArrayList<Event>();
        events.add(new Event.Lapsed(key, consequence));
        new EscalationMoves(situation)
                .about(
                        Event.Cause.LATE,
                        key,
                        "“%s” (`%s`) was not answered in time: %s".formatted(question, key, consequence))
                .ifPresent(events::add);
        return events;
    }

    private static List<String> progress(List<String> explanation, Approve approve, Set<String> names) {
        var lines = new ArrayList<>(explanation);
        if (approve.atLeast() > 1) {
            lines.add("%d of %d have agreed%s"
                    .formatted(
                            names.size(), approve.atLeast(), names.isEmpty() ? "" : ": " + String.join(", ", names)));
        }
        return lines;
    }

    /** What an answers file says that is not in the journal yet. */
    private List<Event> written(Approve approve, String key, Set<String> names) {
        var signatures = new ArrayList<>(situation.answers().signatures(key));
        situation.answers().word(key).ifPresent(word -> {
            if (YES.contains(word.word()) || NO.contains(word.word())) {
                var who = word.by().or(() -> situation.answers().operator()).orElse(situation.state().operator);
                var as = eligible(approve).stream().map(PlannedContact::id).findFirst();
                signatures.add(new Answers.Signature(as, who, YES.contains(word.word())));
            }
        });
        List<Event> events = new ArrayList<>();
        for (var signature : signatures) {
            var person = new Person(signature.name(), signature.as(), Questions.ANSWERS_FILE);
            if (!names.contains(signature.name()) && counts(person, approve)) {
                events.add(new Event.Approved(key, signature.agrees(), Optional.empty(), person));
            }
        }
        return events;
    }

    private boolean counts(Person person, Approve approve) {
        return why(person, approve).isEmpty();
    }

    private String why(Person person, Approve approve) {
        var operator = situation.state().operator;
        if (approve.notOperator() && person.name().equalsIgnoreCase(operator)) {
            return person.name() + " carries out the run";
        }
        if (approve.by().isEmpty()) {
            return "";
        }
        var ids = eligible(approve).stream().map(PlannedContact::id).toList();
        return person.contact().filter(ids::contains).isPresent() ? "" : person.name() + " is none of those asked";
    }

    /** Those asked. */
    List<PlannedContact> eligible(Approve approve) {
        return situation.plan().whoAnswersFor(approve.by());
    }

    private static String consequence(Question.Otherwise otherwise) {
        return switch (otherwise) {
            case Question.KeepWaiting() -> "it is still waited for";
            case Question.Fail() -> "it counts as failed";
            case Question.Start() -> "the rollback starts";
            case Question.AskNext next ->
                "now " + String.join(", ", next.approve().by()) + " may decide";
        };
    }
}
