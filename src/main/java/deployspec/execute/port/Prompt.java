package deployspec.execute.port;

import deployspec.value.Ere;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question as a person sees it. It is answered by one of the choices, or by words where words are asked for.
 *
 * @param key the question's stable name, which an answers file uses too: {@code migrate}, {@code migrate.confirm}, {@code sign-off}
 * @param position where the run stands: a step's number and title; empty outside steps
 * @param owner the role of whoever owns the step
 * @param question one sentence
 * @param explanation lines of inline Markdown to be read before
 * @param command what will run, shown word for word
 * @param choices the first one is what Enter stands for only where {@code kind} is {@link Kind#RUN}
 * @param words what may be typed instead; empty = only a choice
 * @param contacts whoever answers says as which of these; empty = nobody asks
 * @param judgements what invokes the rollback, offered beside it; empty while it is not armed
 * @param armed whether a rollback can be offered
 * @param deadline when the question lapses
 */
public record Prompt(
        Kind kind,
        String key,
        Optional<Position> position,
        Optional<String> owner,
        String question,
        List<String> explanation,
        Optional<String> command,
        List<Choice> choices,
        Optional<Words> words,
        List<Contact> contacts,
        List<String> judgements,
        boolean armed,
        Optional<Instant> deadline) {
    public enum Kind {
        /** Do something by hand. */
        DO,
        /** May this run? */
        RUN,
        CONFIRM,
        /** Words that are kept. */
        ANSWER,
        /** A reading to be typed. */
        READING,
        JUDGE,
        APPROVE,
        SIGN,
        /** Something did not go as planned. */
        DECIDE
    }

    public Prompt {
        explanation = List.copyOf(explanation);
        choices = List.copyOf(choices);
        contacts = List.copyOf(contacts);
        judgements = List.copyOf(judgements);
    }

    /** The same, asked of these. */
    public Prompt answeredBy(List<Contact> asked) {
        return new Prompt(
                kind,
                key,
                position,
                owner,
                question,
                explanation,
                command,
                choices,
                words,
                asked,
                judgements,
                armed,
                deadline);
    }

    public record Position(String step, String number, String title) {}

    /**
     * @param word what is answered
     * @param label what it means
     * @param needsReason whether a reason has to be given with it
     */
    public record Choice(String word, String label, boolean needsReason) {}

    /**
     * What may be typed.
     *
     * @param exactly the only right words, to be typed as they are
     * @param options the only words allowed; empty = any
     * @param hidden whether it is a secret, not to be shown while typed
     */
    public record Words(Optional<String> exactly, Optional<Ere> pattern, List<String> options, boolean hidden) {
        public Words {
            options = List.copyOf(options);
        }
    }

    public record Contact(String id, String role, Optional<String> name) {}
}
