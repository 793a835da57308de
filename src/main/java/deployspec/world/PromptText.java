package deployspec.world;

import deployspec.execute.port.Prompt;
import deployspec.value.Visible;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A question as it stands on the terminal: where we are, whose it is, what to know, what will run, what may be answered. All
 * that comes from a spec passes {@link Visible}, so that nothing in it can move the cursor or forge a line of ours.
 */
final class PromptText {
    /** With the day: a deadline may be one away, and at night it often is. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int NARROWEST = 40;
    private static final int USUAL = 80;
    private static final String INDENT = "   ";

    private final IntSupplier columns;
    private final boolean coloured;

    /** @param columns asked anew for each question, because a window changes; 0 = unknown */
    PromptText(IntSupplier columns, boolean coloured) {
        this.columns = columns;
        this.coloured = coloured;
    }

    String of(Prompt prompt) {
        return Stream.of(
                        head(prompt),
                        explanation(prompt),
                        command(prompt),
                        question(prompt),
                        answers(prompt),
                        rollBack(prompt))
                .filter(part -> !part.isEmpty())
                .map(part -> String.join("\n", part) + "\n")
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private List<String> head(Prompt prompt) {
        var owner = prompt.owner().map(o -> " · " + line(o)).orElse("");
        return prompt.position().stream()
                .flatMap(p -> wrapped("── ", INDENT, p.number() + " " + line(p.title()) + owner))
                .map(this::strong)
                .toList();
    }

    private List<String> explanation(Prompt prompt) {
        return prompt.explanation().stream()
                .flatMap(String::lines)
                .flatMap(e -> wrapped(INDENT, INDENT, line(e)))
                .toList();
    }

    /** Word for word and never wrapped: it has to be read as it runs. */
    private List<String> command(Prompt prompt) {
        return prompt.command().stream()
                .flatMap(String::lines)
                .map(l -> INDENT + quiet("│ ") + Visible.of(l))
                .toList();
    }

    private List<String> question(Prompt prompt) {
        return Stream.concat(
                        wrapped(INDENT, INDENT, line(prompt.question())).map(this::strong),
                        prompt.deadline().stream().map(d -> quiet(INDENT + "answer until " + TIME.format(d))))
                .toList();
    }

    private List<String> answers(Prompt prompt) {
        var options = prompt.words().map(Prompt.Words::options).orElse(List.of());
        return Stream.concat(
                        table(prompt.choices().stream()
                                .map(c -> new Row(line(c.word()), line(c.label())))
                                .toList()),
                        options.isEmpty()
                                ? Stream.empty()
                                : wrapped(INDENT + "one of: ", INDENT + "        ", line(String.join(", ", options))))
                .toList();
    }

    private List<String> rollBack(Prompt prompt) {
        if (!prompt.armed()) {
            return List.of();
        }
        var judgements = IntStream.range(0, prompt.judgements().size())
                .mapToObj(i ->
                        new Row("/rollback " + (i + 1), line(prompt.judgements().get(i))));
        return table(Stream.concat(judgements, Stream.of(new Row("/rollback REASON", "for any other reason")))
                        .toList())
                .map(this::quiet)
                .toList();
    }

    String contacts(List<Prompt.Contact> contacts) {
        var rows = IntStream.range(0, contacts.size())
                .mapToObj(i -> new Row(Integer.toString(i + 1), person(contacts.get(i))))
                .toList();
        return table(rows).map(row -> row + "\n").collect(Collectors.joining());
    }

    private static String person(Prompt.Contact contact) {
        return line(contact.role())
                + contact.name().map(n -> " (" + line(n) + ")").orElse("");
    }

    String nameOf(Prompt.Contact contact) {
        return INDENT + "your name, as %s: ".formatted(line(contact.role()));
    }

    /** About an answer that was none. */
    String remark(String sentence) {
        return wrapped(INDENT, INDENT, line(sentence)).map(l -> l + "\n").collect(Collectors.joining());
    }

    String marker(Prompt prompt) {
        return switch (prompt.kind()) {
            case RUN -> INDENT + "run it? [Enter] > ";
            case DO, CONFIRM, ANSWER, READING, JUDGE, APPROVE, SIGN, DECIDE -> INDENT + "> ";
        };
    }

    private record Row(String word, String meaning) {}

    private Stream<String> table(List<Row> rows) {
        int widest = rows.stream().mapToInt(r -> Columns.of(r.word())).max().orElse(0);
        return rows.stream().flatMap(r -> {
            var word = INDENT + r.word() + " ".repeat(widest - Columns.of(r.word()) + 2);
            return wrapped(word, " ".repeat(Columns.of(word)), r.meaning());
        });
    }

    private Stream<String> wrapped(String first, String next, String text) {
        int known = columns.getAsInt();
        return Columns.wrapped(first, next, text, known == 0 ? USUAL : Math.max(NARROWEST, known)).stream();
    }

    private static String line(String text) {
        return Visible.of(text).replaceAll("\\s+", " ").strip();
    }

    private String strong(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String quiet(String text) {
        return coloured ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
