package deployspec.world;

import deployspec.execute.port.Invocation;
import deployspec.execute.port.Prompt;
import deployspec.world.Prompter.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a line that somebody typed means: pure, so that every line can be tried. */
final class LineMeaning {
    private static final Set<String> COMMANDS = Set.of("note", "hold", "release", "rollback", "stop");

    private LineMeaning() {}

    static Reading of(String line, Prompt prompt, String who) {
        var said = line.strip();
        if (said.startsWith("/") && (prompt.words().isEmpty() || isCommand(said.substring(1)))) {
            return command(said.substring(1), prompt, who);
        }
        if (said.isEmpty()
                && prompt.kind() == Prompt.Kind.RUN
                && !prompt.choices().isEmpty()) {
            return new Reading.Chosen(prompt.choices().getFirst());
        }
        var chosen = prompt.choices().stream()
                .filter(c -> c.word().equalsIgnoreCase(said))
                .toList();
        if (chosen.isEmpty() && !said.isEmpty() && prompt.words().isEmpty()) {
            chosen = prompt.choices().stream()
                    .filter(c -> c.word().toLowerCase(Locale.ROOT).startsWith(said.toLowerCase(Locale.ROOT)))
                    .toList();
        }
        if (chosen.size() == 1) {
            return new Reading.Chosen(chosen.getFirst());
        }
        return prompt.words().map(words -> typed(said, words)).orElseGet(() -> new Reading.Unclear(choices(prompt)));
    }

    private static Reading typed(String said, Prompt.Words words) {
        if (words.exactly().isPresent() && !words.exactly().get().equals(said)) {
            return new Reading.Unclear("Type exactly `%s`, or choose another answer."
                    .formatted(words.exactly().get()));
        }
        if (!words.options().isEmpty()) {
            return option(said, words.options());
        }
        if (words.pattern().isPresent() && !words.pattern().get().isIn(said)) {
            return new Reading.Unclear(
                    "That does not match %s.".formatted(words.pattern().get().pattern()));
        }
        return said.isEmpty() ? new Reading.Unclear("Type an answer; silence is none.") : new Reading.Typed(said);
    }

    private static Reading option(String said, List<String> options) {
        return options.contains(said)
                ? new Reading.Typed(said)
                : new Reading.Unclear("Choose one of: " + String.join(", ", options));
    }

    /** Where words are asked for, a path is an answer. */
    private static boolean isCommand(String said) {
        return COMMANDS.contains(said.split("\\s+", 2)[0].toLowerCase(Locale.ROOT));
    }

    private static Reading command(String command, Prompt prompt, String who) {
        var parts = command.strip().split("\\s+", 2);
        var rest = parts.length > 1 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "note" ->
                rest.isEmpty()
                        ? new Reading.Unclear("Write the note behind it: /note TEXT")
                        : new Reading.Invoked(new Invocation.Note(who, rest));
            case "hold" -> new Reading.Invoked(new Invocation.Hold(who));
            case "release" -> new Reading.Invoked(new Invocation.Release(who));
            case "rollback" -> rollBack(rest, prompt, who);
            case "stop" -> withReason(rest, "/stop REASON", new Invocation.Stop(who, rest));
            default -> new Reading.Unclear("/note TEXT, /hold, /release, /rollback REASON or NUMBER, /stop REASON");
        };
    }

    private static Reading rollBack(String rest, Prompt prompt, String who) {
        if (!prompt.armed()) {
            return new Reading.Unclear("Nothing has been changed yet, so there is nothing to roll back.");
        }
        if (rest.matches("\\d+")
                && Integer.parseInt(rest) >= 1
                && Integer.parseInt(rest) <= prompt.judgements().size()) {
            return new Reading.Invoked(
                    new Invocation.Judge(who, prompt.judgements().get(Integer.parseInt(rest) - 1)));
        }
        return withReason(rest, "/rollback REASON, or the number of a judgement", new Invocation.RollBack(who, rest));
    }

    private static Reading withReason(String reason, String form, Invocation invocation) {
        return reason.isEmpty() ? new Reading.Unclear("Say why: " + form) : new Reading.Invoked(invocation);
    }

    private static String choices(Prompt prompt) {
        return "Choose one of: "
                + prompt.choices().stream().map(Prompt.Choice::word).collect(Collectors.joining(", "));
    }
}
