package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Prompt.Words;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Ending;
import deployspec.plan.PlannedStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks people: an answers file first, then whoever sits at the terminal; else the run waits. Silence is never an answer. */
record Questions(Situation situation) {
    static final String ANSWERS_FILE = "answers file";
    static final Choice SKIP = new Choice("skip", "leave it out", true);

    /**
     * What may be said from another terminal and not here.
     *
     * @param contacts by whom
     */
    record Elsewhere(List<String> words, List<String> contacts) {
        static final Elsewhere NOTHING = new Elsewhere(List.of(), List.of());
    }

    Sought<Reply> ask(Prompt prompt, boolean fileMayAnswer) {
        return ask(prompt, fileMayAnswer, Elsewhere.NOTHING);
    }

    Sought<Reply> ask(Prompt prompt, boolean fileMayAnswer, Elsewhere elsewhere) {
        var name = name(prompt.key());
        var desk = situation.desk();
        var result = desk.result(name);
        if (result.isPresent()
                && result.get() instanceof Result.Replied replied
                && (fits(replied.reply(), prompt)
                        || elsewhere.words().contains(replied.reply().word()))) {
            return new Sought.Got<>(replied.reply());
        }
        if (desk.isRunning(name)) {
            return new Sought.Pending<>(new Move.Await(prompt.question(), prompt.deadline()));
        }
        if (fileMayAnswer) {
            var written = situation.answers().word(prompt.key());
            if (written.isPresent()) {
                var reply = reply(written.get(), prompt);
                return fits(reply, prompt)
                        ? new Sought.Got<>(reply)
                        : new Sought.Pending<>(suspend(
                                prompt.key(),
                                "the answers file says “%s” to `%s`, which is no answer to it (%s)"
                                        .formatted(written.get().word(), prompt.key(), allowed(prompt))));
            }
        }
        if (waitsForItsTurn(name)) {
            return new Sought.Pending<>(Move.await(prompt.question()));
        }
        if (!situation.state().askedHere.containsKey(prompt.key())) {
            return new Sought.Pending<>(Move.write(asked(prompt, elsewhere)));
        }
        if (situation.attended()) {
            return new Sought.Pending<>(Move.begin(name, new Task.Ask(prompt)));
        }
        var waiting = "waiting for an answer to `%s`: %s".formatted(prompt.key(), prompt.question());
        return new Sought.Pending<>(
                situation.options().waits()
                        ? stay(prompt.key(), waiting, prompt.deadline())
                        : suspend(prompt.key(), waiting));
    }

    /** Whoever sits at the terminal is asked one thing at a time; and nothing more while something else is to be decided first. */
    private boolean waitsForItsTurn(String name) {
        return !situation.begins() || situation.attended() && situation.desk().isAskingOtherThan(name);
    }

    /** @param not whose answer does not count in any case */
    static Event asked(Prompt prompt, Optional<String> not) {
        return asked(prompt, Elsewhere.NOTHING, not);
    }

    private static Event asked(Prompt prompt, Elsewhere elsewhere) {
        return asked(prompt, elsewhere, Optional.empty());
    }

    private static Event asked(Prompt prompt, Elsewhere elsewhere, Optional<String> not) {
        return new Event.Asked(
                prompt.key(),
                prompt.question(),
                Stream.concat(prompt.choices().stream().map(Choice::word), elsewhere.words().stream())
                        .toList(),
                Stream.concat(prompt.contacts().stream().map(Prompt.Contact::id), elsewhere.contacts().stream())
                        .toList(),
                not,
                prompt.deadline());
    }

    /** Nobody is there to answer: those who can come are told, and the run is left. */
    Move suspend(String key, String reason) {
        return told(key, reason).orElseGet(() -> Move.write(new Event.Suspended(Exit.WAITING.code(), reason)));
    }

    /** The same, for a run that stays for an answer. */
    Move stay(String key, String reason, Optional<Instant> until) {
        return told(key, reason).orElseGet(() -> new Move.Await(reason, until));
    }

    private Optional<Move> told(String key, String reason) {
        return new EscalationMoves(situation)
                .about(Event.Cause.WAITING, key, reason)
                .map(Move::write);
    }

    static String name(String key) {
        return "ask " + key;
    }

    Prompt prompt(Kind kind, String key, PlannedStep step, String question, List<Choice> choices) {
        return prompt(
                kind,
                key,
                Optional.of(step),
                question,
                List.of(),
                Optional.empty(),
                choices,
                Optional.empty(),
                Optional.empty());
    }

    Prompt prompt(
            Kind kind,
            String key,
            Optional<PlannedStep> step,
            String question,
            List<String> explanation,
            Optional<String> command,
            List<Choice> choices,
            Optional<Words> words,
            Optional<Instant> deadline) {
        boolean armed = situation.canRollBack();
        return new Prompt(
                kind,
                key,
                step.map(s -> new Prompt.Position(s.id(), s.number(), situation.title(s))),
                step.flatMap(PlannedStep::owner)
                        .map(o -> situation.plan().contact(o).role()),
                question,
                explanation,
                command,
                choices,
                words,
                List.of(),
                armed
                        ? situation.plan().rollback().orElseThrow().judgements().stream()
                                .map(situation::shown)
                                .toList()
                        : List.of(),
                armed,
                deadline);
    }

    /** What a person reads of a step before it. */
    List<String> explanation(PlannedStep step) {
        var values = situation.values(step);
        var lines = new java.util.ArrayList<String>();
        step.description().about().map(values::shown).ifPresent(lines::add);
        step.description().details().stream().map(values::shown).forEach(lines::add);
        return lines;
    }

    /** The end of a step that somebody has left out. */
    static Event skipped(PlannedStep step, Reply reply) {
        return new Event.StepEnded(
                step.id(), Ending.SKIPPED, reply.reason().orElse("left out"), Optional.of(person(reply)));
    }

    static Person person(Reply reply) {
        return new Person(reply.who(), reply.contact(), reply.from());
    }

    private Reply reply(Answers.Word written, Prompt prompt) {
        var who = written.by().or(() -> situation.answers().operator()).orElse(situation.state().operator);
        boolean choice = prompt.choices().stream().anyMatch(c -> c.word().equals(written.word()));
        return new Reply(
                choice ? new Reply.Chosen(written.word(), written.reason()) : new Reply.Typed(written.word()),
                who,
                Optional.empty(),
                ANSWERS_FILE);
    }

    private static boolean fits(Reply reply, Prompt prompt) {
        return switch (reply.content()) {
            case Reply.Chosen chosen ->
                prompt.choices().stream()
                        .anyMatch(c -> c.word().equals(chosen.word())
                                && (!c.needsReason() || chosen.reason().isPresent()));
            case Reply.Typed typed ->
                prompt.words().filter(w -> fits(typed.words(), w)).isPresent();
            case Reply.Waived waived -> false;
        };
    }

    private static boolean fits(String typed, Words words) {
        return words.exactly().map(typed::equals).orElse(true)
                && (words.options().isEmpty() || words.options().contains(typed))
                && words.pattern().map(p -> p.line().test(typed)).orElse(true)
                && !typed.isBlank();
    }

    private static String allowed(Prompt prompt) {
        var choices = prompt.choices().stream()
                .map(c -> c.needsReason() ? c.word() + " with a reason" : c.word())
                .toList();
        var words = prompt.words()
                .map(w -> w.exactly().map(e -> List.of(e)).orElse(w.options()))
                .orElse(List.of());
        var all =
                java.util.stream.Stream.concat(choices.stream(), words.stream()).toList();
        return all.isEmpty() ? "it does not have the form asked for" : "it takes " + String.join(", ", all);
    }
}
