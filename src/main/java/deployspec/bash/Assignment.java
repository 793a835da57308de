package deployspec.bash;

import java.util.List;
import java.util.Optional;

/**
 * {@code X=value}, before a command, alone, or as an argument of {@code export} and its like.
 *
 * @param subscript of {@code X[…]=value}
 * @param append whether it is {@code +=}
 */
public record Assignment(Name name, Optional<Word> subscript, boolean append, Value value, int from, int to)
        implements Region {

    /** What is on the right side. */
    public sealed interface Value {
        /** One word, perhaps without parts. */
        record Scalar(Word word) implements Value {}

        /** {@code (a b [5]=c)} */
        record Array(List<Element> elements) implements Value {
            public Array {
                elements = List.copyOf(elements);
            }
        }
    }

    /** One value of an array, with its subscript if that is written. */
    public record Element(Optional<Word> subscript, boolean append, Word value, int from, int to) implements Region {}
}
