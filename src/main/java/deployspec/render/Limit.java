package deployspec.render;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The most that whoever takes a rendered file takes of it.
 *
 * @param target whose file it is: a target may be of no use because of another one's
 * @param file a pattern of names
 * @param measure of what
 * @param most the greatest number that is taken
 * @param takes who takes it, as a sentence goes on: {@code GitHub takes %,d}
 * @param isFixed whether nobody can raise it, so that the target is of no use
 * @param remedy what to do where there is more, in whole sentences
 */
public record Limit(
        String target, String file, Measure measure, long most, String takes, boolean isFixed, String remedy) {
    /** Counts in what a file holds: so many {@code bytes}. */
    public record Measure(String counted, ToLongFunction<String> in) {
        public static final Measure BYTES =
                new Measure("bytes", content -> content.getBytes(StandardCharsets.UTF_8).length);
    }

    /** That a file goes beyond it, said in one sentence without its full stop. */
    public record Excess(String what, Limit limit) {}

    Optional<Excess> exceededBy(Artefact artefact) {
        if (!artefact.fileName().matches(file)) {
            return Optional.empty();
        }
        long has = measure.in().applyAsLong(artefact.content());
        return has > most
                ? Optional.of(new Excess(
                        "`%s` has %,d %s, and %s"
                                .formatted(artefact.fileName(), has, measure.counted(), takes.formatted(most)),
                        this))
                : Optional.empty();
    }
}
