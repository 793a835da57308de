package deployspec.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One rule of the rule book for a person at a terminal.
 *
 * @param code with the severity before it, as in a message
 * @param bad a spec that breaks the rule
 * @param told what is said about it
 * @param good the same spec in order
 * @param excuse how a spec is excused from the rule; empty if nothing excuses
 */
public record RuleText(
        String code, String fault, String reason, String remedy, String bad, String told, String good, String excuse) {
    private static final String INDENT = "    ";

    /** @param width columns of the terminal */
    public String show(int width) {
        var text = new StringBuilder();
        paragraph(text, code + ": " + fault, width);
        paragraph(text, "Why: " + reason, width);
        paragraph(text, "What to do: " + remedy, width);
        if (!excuse.isEmpty()) {
            paragraph(text, excuse, width);
        }
        text.append("A spec that breaks it:\n\n").append(indented(bad)).append('\n');
        text.append("What it is told:\n\n").append(indented(told)).append('\n');
        text.append("The same in order:\n\n").append(indented(good));
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String sentence, int width) {
        text.append(String.join("\n", Wrap.of(sentence, width))).append("\n\n");
    }

    private static String indented(String lines) {
        return List.of(lines.stripTrailing().split("\n", -1)).stream()
                .map(line -> line.isEmpty() ? "\n" : INDENT + line + "\n")
                .collect(Collectors.joining());
    }
}
