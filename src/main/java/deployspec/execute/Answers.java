package deployspec.execute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Answers that somebody has written down and reviewed before an unattended run. Their keys are those of the prompts.
 *
 * @param operator the name of whoever answers where an answer does not say
 */
public record Answers(Optional<String> operator, SequencedMap<String, Given> answers) {
    public static final Answers NONE = new Answers(Optional.empty(), new LinkedHashMap<>());

    public Answers {
        answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
    }

    public sealed interface Given {}

    /** A choice's word, or what would be typed. */
    public record Word(String word, Optional<String> reason, Optional<String> by) implements Given {}

    /** People who agree or refuse, each for oneself: an approval, or a sign-off. */
    public record Signed(List<Signature> signatures) implements Given {
        public Signed {
            signatures = List.copyOf(signatures);
        }
    }

    /** @param as the contact as which this person answers; empty = whoever carries out the run */
    public record Signature(Optional<String> as, String name, boolean agrees) {}

    Optional<Word> word(String key) {
        return Optional.ofNullable(answers.get(key))
                .flatMap(g -> g instanceof Word word ? Optional.of(word) : Optional.empty());
    }

    List<Signature> signatures(String key) {
        return answers.get(key) instanceof Signed signed ? signed.signatures() : List.of();
    }
}
