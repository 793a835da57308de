package deployspec.bash;

import java.util.Set;

/** Reads one command, whatever its kind. */
final class Commands {
    private static final Set<String> CLOSERS =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}", "]]", "in");

    private final Cursor in;

    Commands(Cursor in) {
        this.in = in;
    }

    boolean startsHere() {
        String keyword = Tokens.keyword(in);
        return keyword.isEmpty()
                ? in.peek() == '(' || new Words(in).startsHere() || new Redirects(in).startsHere()
                : !CLOSERS.contains(keyword);
    }

    Command read() {
        String keyword = Tokens.keyword(in);
        return switch (keyword) {
            case "function" -> new Functions(in).declared();
            case "coproc" -> new Functions(in).coproc();
            case "!" -> throw Unexpected.negationInPipeline(in);
            default -> startsCompound() ? compound() : new SimpleCommands(in).readOrFunction();
        };
    }

    /** Whether a command begins here that may be the body of a function. */
    boolean startsCompound() {
        return in.peek() == '('
                || switch (Tokens.keyword(in)) {
                    case "if", "while", "until", "for", "select", "case", "{", "[[" -> true;
                    default -> false;
                };
    }

    Command compound() {
        return in.nested(() -> switch (Tokens.keyword(in)) {
            case "if" -> new Branches(in).ifCommand();
            case "while", "until" -> new Loops(in).conditional();
            case "for" -> new Loops(in).forLoop();
            case "select" -> new Loops(in).select();
            case "case" -> new Cases(in).read();
            case "{" -> new Groups(in).group();
            case "[[" -> new Tests(in).read();
            default -> new Groups(in).parenthesis();
        });
    }
}
