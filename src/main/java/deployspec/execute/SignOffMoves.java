package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.Question;
import deployspec.plan.SignOff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sign-off takes place at E, whatever the outcome: first what is written down, then each signature. */
record SignOffMoves(Situation situation) {
    static final String KEY = "sign-off";

    Optional<Move> next() {
        if (situation.plan().signOff().isEmpty() || situation.dryRun()) {
            return Optional.empty();
        }
        var signOff = situation.plan().signOff().get();
        return records(signOff).or(() -> signatures(signOff));
    }

    private Optional<Move> records(SignOff signOff) {
        return signOff.records().stream()
                .filter(r -> !situation.state().signOffRecords.containsKey(r.name()))
                .findFirst()
                .map(this::record);
    }

    private Move record(Question.Answer record) {
        var key = KEY + "." + record.name();
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Kind.ANSWER,
                key,
                Optional.empty(),
                situation.shown(record.question()),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(new Prompt.Words(Optional.empty(), record.pattern(), record.options(), false)),
                Optional.empty());
        return switch (questions.ask(prompt, true)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got ->
                Move.write(
                        List.of(new Event.Recorded(
                                KEY, record.name(), got.value().word(), Questions.person(got.value()))),
                        Questions.name(key));
        };
    }

    private Optional<Move> signatures(SignOff signOff) {
        var missing = signOff.by().stream().filter(id -> !signed(id)).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var written = written(missing);
        if (!written.isEmpty()) {
            return Optional.of(Move.write(written));
        }
        var contact = situation.plan().contact(missing.getFirst());
        var questions = new Questions(situation);
        var key = KEY + "." + contact.id();
        var prompt = questions
                .prompt(
                        Kind.SIGN,
                        key,
                        Optional.empty(),
                        "Sign off as " + contact.role() + "?",
                        List.of("The procedure has ended: "
                                + situation.state().procedure.orElseThrow().reason()),
                        Optional.empty(),
                        List.of(new Choice("sign", "I sign", false)),
                        Optional.empty(),
                        Optional.empty())
                .answeredBy(List.of(new Prompt.Contact(contact.id(), contact.role(), contact.name())));
        return Optional.of(
                switch (questions.ask(prompt, true)) {
                    case Sought.Pending<Reply> pending -> pending.move();
                    case Sought.Got<Reply> got ->
                        Move.write(
                                List.of(new Event.SignedOff(new Person(
                                        got.value().who(),
                                        Optional.of(contact.id()),
                                        got.value().from()))),
                                Questions.name(key));
                });
    }

    private boolean signed(String contact) {
        return situation.state().signed.stream().anyMatch(s -> s.by().contact().equals(Optional.of(contact)));
    }

    /** Only who is named in the file, as the contact named there, has signed. */
    private List<Event> written(List<String> missing) {
        List<Event> events = new ArrayList<>();
        for (var signature : situation.answers().signatures(KEY)) {
            if (signature.agrees() && signature.as().filter(missing::contains).isPresent()) {
                events.add(new Event.SignedOff(new Person(signature.name(), signature.as(), Questions.ANSWERS_FILE)));
            }
        }
        return events;
    }
}
