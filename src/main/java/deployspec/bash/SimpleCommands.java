package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads commands that consist of assignments, words and redirections. */
final class SimpleCommands {
    /** Their arguments are read like assignments. */
    private static final Set<String> DECLARING = Set.of("declare", "export", "local", "readonly", "typeset");
    /** Bash lets these have arrays among their arguments, too. */
    private static final Set<String> WITH_ARRAYS = Set.of("alias", "eval", "let");

    private final Cursor in;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Assignment> declarations = new ArrayList<>();
    private final List<Redirect> redirects = new ArrayList<>();
    private int to;

    SimpleCommands(Cursor in) {
        this.in = in;
    }

    /** A command, or the function whose name looked like one. */
    Command readOrFunction() {
        int from = in.place();
        while (takeOne()) {
            Tokens.skipBlanks(in);
            if (in.peek() == '(') {
                boolean nameAlone = words.size() == 1 && assignments.isEmpty() && redirects.isEmpty();
                if (!nameAlone) {
                    throw Unexpected.parenthesis(in);
                }
                return new Functions(in).named(words.getFirst());
            }
        }
        return new Command.Simple(assignments, words, declarations, redirects, from, to);
    }

    Command read() {
        int from = in.place();
        while (takeOne()) {
            Tokens.skipBlanks(in);
        }
        return new Command.Simple(assignments, words, declarations, redirects, from, to);
    }

    private boolean takeOne() {
        if (new Redirects(in).startsHere()) {
            redirects.add(new Redirects(in).read());
            to = redirects.getLast().to();
            return true;
        }
        if (!new Words(in).startsHere()) {
            return false;
        }
        if (words.isEmpty()) {
            var read = new Assignments(in).beforeCommand();
            read.assignment().ifPresentOrElse(assignments::add, () -> words.add(read.word()));
            to = read.word().to();
        } else {
            words.add(argument());
            to = words.getLast().to();
        }
        return true;
    }

    private Word argument() {
        String name =
                words.getFirst().isQuoted() ? "" : words.getFirst().literal().orElse("");
        if (!DECLARING.contains(name) && !WITH_ARRAYS.contains(name)) {
            return new Words(in).read();
        }
        var read = new Assignments(in).argument();
        if (DECLARING.contains(name)) {
            read.assignment().ifPresent(declarations::add);
        }
        return read.word();
    }
}
