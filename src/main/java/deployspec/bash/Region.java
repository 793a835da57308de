package deployspec.bash;

/** A part of a script that stands at one place: from the index of its first character to the one after its last. */
public sealed interface Region
        permits Assignment,
                Assignment.Element,
                Calculation,
                Command,
                Command.Arm,
                Command.Branch,
                Comment,
                HereDocument,
                Name,
                Part,
                Program,
                Redirect,
                SyntaxError,
                SyntaxError.Opening,
                TestExpression,
                Word {
    /** Counted in UTF-16 units from the start of the text. */
    int from();

    int to();

    /** What is written there; {@code script} is the text that was read. */
    default String in(String script) {
        return script.substring(from(), to());
    }
}
