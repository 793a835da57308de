package deployspec.bash;

import java.util.List;
import java.util.Optional;

/** A piece of a word, of a text in double quotes, or of a here-document. */
public sealed interface Part extends Region {

    /** Characters that stand for themselves, or for a glob, a brace expansion or a tilde where they are not quoted. */
    record Literal(String text, int from, int to) implements Part {}

    /**
     * A character behind a backslash.
     *
     * @param text the character alone
     */
    record Escaped(String text, int from, int to) implements Part {}

    /**
     * {@code '…'}
     *
     * @param text without the quotes
     */
    record SingleQuoted(String text, int from, int to) implements Part {}

    /**
     * {@code $'…'}
     *
     * @param text with the escapes carried out
     */
    record DollarSingleQuoted(String text, int from, int to) implements Part {}

    /**
     * {@code "…"}
     *
     * @param translated whether it is {@code $"…"}
     */
    record DoubleQuoted(List<Part> parts, boolean translated, int from, int to) implements Part {
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code $X} and {@code ${X…}}.
     *
     * @param name also a digit or one of {@code @ * # ? - $ !}
     * @param subscript of {@code ${X[…]}}
     * @param length {@code ${#X}}
     * @param indirect {@code ${!X}}, and {@code ${!X*}} and {@code ${!X[@]}}, which list names and subscripts
     * @param operator as written, such as {@code :-}, {@code ##}, {@code //} or {@code @}; empty without one. A part of a
     *     text, {@code ${X:1:2}}, has the operator {@code :} and the argument {@code 1:2}
     * @param argument what stands behind the operator, perhaps empty
     */
    record Parameter(
            Name name,
            Optional<Word> subscript,
            boolean length,
            boolean indirect,
            String operator,
            Optional<Word> argument,
            int from,
            int to)
            implements Part {}

    /**
     * {@code $(…)} and the same in backquotes.
     *
     * @param backquoted places in it are those of the text as written, with all its backslashes
     */
    record CommandSubstitution(List<Command> commands, boolean backquoted, int from, int to) implements Part {
        public CommandSubstitution {
            commands = List.copyOf(commands);
        }
    }

    /** {@code <(…)} and {@code >(…)}. */
    record ProcessSubstitution(Direction direction, List<Command> commands, int from, int to) implements Part {
        public ProcessSubstitution {
            commands = List.copyOf(commands);
        }
    }

    /** Which end of the pipe the file is. */
    enum Direction {
        /** What the commands print is read: {@code <(…)}. */
        READ,
        /** What is written goes to the commands: {@code >(…)}. */
        WRITE
    }

    /** {@code $((…))} and the old {@code $[…]}. */
    record ArithmeticExpansion(Calculation calculation, int from, int to) implements Part {}

    /**
     * A pattern such as {@code @(a|b)}, which bash knows after {@code shopt -s extglob} and always in {@code [[ … ]]}.
     *
     * @param operator one of {@code ? * + @ !}
     * @param parts what stands in the parentheses, with the bars as text
     */
    record ExtendedGlob(String operator, List<Part> parts, int from, int to) implements Part {
        public ExtendedGlob {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A <code>${…}</code> that bash accepts when it reads the script and refuses when it gets there.
     *
     * @param what why, as one sentence without a full stop
     */
    record BadSubstitution(String what, int from, int to) implements Part {}

    /** Whether it is a way of quoting. */
    default boolean quotes() {
        return this instanceof Escaped
                || this instanceof SingleQuoted
                || this instanceof DollarSingleQuoted
                || this instanceof DoubleQuoted;
    }
}
