package deployspec.bash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with what stands here, from what it is and what should stand here instead. */
final class Unexpected {
    private static final Map<String, String> PARTNERS = Map.ofEntries(
            Map.entry("then", "`if`"),
            Map.entry("elif", "`if`"),
            Map.entry("else", "`if`"),
            Map.entry("fi", "`if`"),
            Map.entry("do", "`for`, `while` or `until`"),
            Map.entry("done", "`for`, `while` or `until`"),
            Map.entry("esac", "`case`"),
            Map.entry("}", "`{`"),
            Map.entry("in", "`for` or `case`"),
            Map.entry("]]", "`[[`"),
            Map.entry(")", "`(`"),
            Map.entry(";;", "`case`"),
            Map.entry(";&", "`case`"),
            Map.entry(";;&", "`case`"));
    private static final Set<String> BETWEEN_COMMANDS = Set.of(";", "&", "&&", "||", "|", "|&");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z][A-Za-z0-9 _.:/-]*>$");

    private Unexpected() {}

    /** Outside of all constructs, where no command begins. */
    static Mistake outside(Cursor in) {
        var token = Token.at(in);
        String partner = PARTNERS.get(token.text());
        if (partner != null) {
            return here(token, "%s has no %s before it that is still open".formatted(token.named(), partner));
        }
        return noCommand(token);
    }

    /** In a construct, where one of these must come before it can go on. */
    static Mistake inside(Cursor in, Opener construct, List<String> missing) {
        var token = Token.at(in);
        String next = missing.getLast();
        if (token.isEnd()) {
            return Mistake.at(construct.from(), construct.to(), neverEnds(construct, next));
        }
        if (BETWEEN_COMMANDS.contains(token.text())) {
            return noCommand(token);
        }
        String what =
                "%s stands where the `%s` of this `%s` is missing".formatted(token.named(), next, construct.text());
        return Mistake.at(token.from(), token.to(), what, construct);
    }

    private static String neverEnds(Opener construct, String next) {
        return switch (next) {
            case "then", "do", "in" -> "%s has no `%s`".formatted(construct.named(), next);
            case "}" -> "%s is never closed with a `}` that begins a command".formatted(construct.named());
            default -> "%s is never closed with `%s`".formatted(construct.named(), construct.closer(next));
        };
    }

    /** Nothing stands between the two words of a construct. */
    static Mistake empty(Cursor in, Opener before, Opener construct) {
        var token = Token.at(in);
        String what = "there is no command between `%s` and %s".formatted(before.text(), token.named());
        return before.equals(construct)
                ? Mistake.at(before.from(), token.to(), what)
                : Mistake.at(before.from(), token.to(), what, construct);
    }

    /** Where the command on the right side of an operator should stand. */
    static Mistake afterOperator(Cursor in, Opener operator) {
        var token = Token.at(in);
        String what = "`%s` has no command behind it".formatted(operator.text());
        return Mistake.at(operator.from(), operator.to(), token.isEnd() ? what : what + " but " + token.named());
    }

    /** Where the word behind {@code >} and its like should stand. */
    static Mistake insteadOfTarget(Cursor in, Redirect.Operator operator, int from, int to) {
        var token = Token.at(in);
        String missing = switch (operator) {
            case READ, READ_WRITE -> "file to read from";
            case WRITE, CLOBBER, APPEND, WRITE_BOTH, APPEND_BOTH -> "file to write to";
            case COPY_INPUT, COPY_OUTPUT -> "descriptor behind it";
            case HERE_DOCUMENT, HERE_DOCUMENT_WITHOUT_TABS -> "word behind it that ends the here-document";
            case HERE_STRING -> "text behind it";
        };
        String what = "`%s` has no %s".formatted(operator.written(), missing);
        var placeholder = operator == Redirect.Operator.WRITE ? placeholder(in) : Optional.<String>empty();
        if (placeholder.isPresent()) {
            String question = "; is `%s` a placeholder?".formatted(placeholder.get());
            return Mistake.at(to - placeholder.get().length(), to, what + question);
        }
        return Mistake.at(from, to, token.isNothing() ? what : what + " but " + token.named());
    }

    /** The text in angle brackets that ends before the cursor, which read {@code <} and {@code >} as redirections. */
    private static Optional<String> placeholder(Cursor in) {
        String line = in.text(in.startOfLine(), in.index()).stripTrailing();
        var found = PLACEHOLDER.matcher(line);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    static Mistake inArray(Cursor in, Opener opener) {
        var token = Token.at(in);
        return Mistake.at(
                token.from(), token.to(), token.named() + " can't stand among the values of an array", opener);
    }

    /** A parenthesis behind a word. */
    static Mistake parenthesis(Cursor in) {
        var token = Token.at(in);
        return here(token, "`(` can't stand here unless it is quoted or has a backslash before it");
    }

    static Mistake negationInPipeline(Cursor in) {
        return here(Token.at(in), "`!` can stand only before the first command of a pipeline");
    }

    /** Where another kind of thing is needed. */
    static Mistake instead(Cursor in, String needed, Opener construct) {
        var token = Token.at(in);
        if (token.isNothing()) {
            return Mistake.at(
                    construct.from(), construct.to(), "%s is missing behind `%s`".formatted(needed, construct.text()));
        }
        return Mistake.at(
                token.from(), token.to(), "%s stands where %s is missing".formatted(token.named(), needed), construct);
    }

    private static Mistake noCommand(Token token) {
        if (BETWEEN_COMMANDS.contains(token.text())) {
            return here(token, "%s has no command before it".formatted(token.named()));
        }
        if (token.text().equals("(")) {
            return here(token, "`(` can't stand here unless it is quoted or has a backslash before it");
        }
        return here(token, "%s needs `;` or a new line before it".formatted(token.named()));
    }

    private static Mistake here(Token token, String what) {
        return Mistake.at(token.from(), token.to(), what);
    }
}
