package deployspec.world;

import deployspec.execute.port.Prompt;
import deployspec.value.Visible;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** A question as it stands on the terminal: where we are, whose it is, what to know, what will run, what may be answered. */
final class PromptText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    private final IntSupplier columns;
    private final boolean coloured;

    /** @param columns asked anew for each question, because a window changes; 0 = unknown */
    PromptText(IntSupplier columns, boolean coloured) {
        this.columns = columns;
        this.coloured = coloured;
    }

    String of(Prompt prompt) {
        var screen = new StringBuilder("\n");
        prompt.position().ifPresent(p -> {
            var head = "── %s %s".formatted(p.number(), line(p.title()));
            var owner = prompt.owner().map(o -> " · " + line(o)).orElse("");
            screen.append(strong(head + owner)).append('\n');
        });
        prompt.explanation().forEach(e -> wrapped(screen, "   ", Visible.of(e)));
        prompt.command().ifPresent(command ->
                command.lines().forEach(l -> screen.append("   ").append(quiet("│ ")).append(Visible.of(l)).append('\n')));
        wrapped(screen, "   ", strong(line(prompt.question())));
        prompt.deadline().ifPresent(d -> screen.append("   ").append(quiet("answer until " + TIME.format(d))).append('\n'));
        prompt.choices().forEach(c -> screen.append("   %-10s %s%n".formatted(c.word(), line(c.label()))));
        prompt.words().filter(w -> !w.options().isEmpty())
                .ifPresent(w -> screen.append("   one of: ").append(String.join(", ", w.options())).append('\n'));
        if (prompt.armed()) {
            screen.append(quiet("   /rollback REASON")).append('\n');
            for (int i = 0; i < prompt.judgements().size(); i++) {
                screen.append(quiet("   /rollback %-3d %s".formatted(i + 1, line(prompt.judgements().get(i))))).append('\n');
            }
        }
        return screen.toString();
    }

    String contacts(List<Prompt.Contact> contacts) {
        var screen = new StringBuilder();
        for (int i = 0; i < contacts.size(); i++) {
            var contact = contacts.get(i);
            screen.append("   %d  %s%s%n".formatted(i + 1, line(contact.role()), contact.name().map(n -> " (" + line(n) + ")").orElse("")));
        }
        return screen.toString();
    }

    String nameOf(Prompt.Contact contact) {
        return "   your name, as %s: ".formatted(line(contact.role()));
    }

    /** About an answer that was none. */
    String remark(String sentence) {
        return "   " + line(sentence) + "\n";
    }

    String marker(Prompt prompt) {
        return switch (prompt.kind()) {
            case RUN -> "   run it? [Enter] > ";
            case DO, CONFIRM, ANSWER, READING, JUDGE, APPROVE, SIGN, DECIDE -> "   > ";
        };
    }

    private void wrapped(StringBuilder screen, String indent, String text) {
        int width = width();
        var line = new StringBuilder(indent);
        for (var word : text.split(" ", -1)) {
            if (line.length() + word.length() > width && line.length() > indent.length()) {
                screen.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            line.append(word).append(' ');
        }
        screen.append(line.toString().stripTrailing()).append('\n');
    }

    private int width() {
        int known = columns.getAsInt();
        return known == 0 ? USUAL : Math.max(NARROWEST, known);
    }

    private static String line(String text) {
        return Visible.of(text).replaceAll("\\s+", " ");
    }

    private String strong(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String quiet(String text) {
        return coloured ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
