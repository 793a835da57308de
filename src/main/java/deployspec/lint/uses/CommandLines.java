package deployspec.lint.uses;

import deployspec.model.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The commands of a simple script, one after the other, each as its words. Only for questions that a glance answers: a script
 * with loops, substitutions, functions or texts of several lines is not looked at.
 *
 * @param commands in order; those of a pipeline or a list count one by one
 * @param handled whether the script deals with a failure by itself, with {@code ||} or a condition
 */
public record CommandLines(List<List<String>> commands, boolean handled) {
    private static final Set<String> IN_FRONT = Set.of("sudo", "time", "exec", "command", "nohup", "env");

    /** No beginning that is asked for has more words. */
    private static final int LONGEST = 8;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

    private static final List<String> BEYOND_A_GLANCE = List.of("$(", "`", "<<", "() {", "(){");

    private static final Set<String> KEYWORDS =
            Set.of("if", "for", "while", "until", "case", "function", "then", "do", "done", "fi", "esac", "else", "!");

    public CommandLines {
        commands = commands.stream().map(List::copyOf).toList();
    }

    public static Optional<CommandLines> of(Script script) {
        var text = script.text();
        if (BEYOND_A_GLANCE.stream().anyMatch(text::contains)) {
            return Optional.empty();
        }
        var commands = new ArrayList<List<String>>();
        for (var line : text.replace("\\\n", " ").split("\n", -1)) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                for (var part : parts(line)) {
                    var words = words(part);
                    if (!words.isEmpty()) {
                        if (KEYWORDS.contains(words.getFirst())) {
                            return Optional.empty();
                        }
                        commands.add(words);
                    }
                }
            }
        }
        return Optional.of(new CommandLines(commands, text.contains("||")));
    }

    /** The first of these beginnings, such as {@code docker ps}, that a command has; its options may stand in between. */
    public static Optional<String> beginning(List<String> command, List<String> wanted) {
        var plain = " "
                + String.join(
                        " ",
                        command.stream()
                                .filter(w -> !w.startsWith("-"))
                                .limit(LONGEST)
                                .toList()) + " ";
        return wanted.stream()
                .filter(words -> plain.startsWith(" " + words + " "))
                .findFirst();
    }

    /** Split at `;`, `&`, `|` outside of quotes; a comment ends the line. */
    private static List<String> parts(String line) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean redirected = c == '&' && i > 0 && (line.charAt(i - 1) == '>' || line.charAt(i - 1) == '<');
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                part.append(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                part.append(c);
            } else if (c == '#' && (i == 0 || line.charAt(i - 1) == ' ')) {
                break;
            } else if ((c == ';' || c == '|' || c == '&') && !redirected) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** Without variables that are set for this command alone and without what only stands in front of it. */
    private static List<String> words(String part) {
        var words = new ArrayList<>(List.of(SPACES.split(part.strip())));
        while (!words.isEmpty()
                && (words.getFirst().isEmpty()
                        || IN_FRONT.contains(words.getFirst())
                        || ASSIGNMENT.matcher(words.getFirst()).matches())) {
            words.removeFirst();
        }
        return words;
    }
}
