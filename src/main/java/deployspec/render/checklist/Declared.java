package deployspec.render.checklist;

import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedSecret;
import deployspec.plan.PlannedThreshold;
import deployspec.prose.Levels;
import deployspec.prose.Prose;
import deployspec.prose.Wording;
import deployspec.value.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is declared once and used in several places, as tables. */
final class Declared {
    private static final Line NOTHING = Line.EMPTY;

    private Declared() {}

    static List<Block> inputs(List<PlannedInput> inputs, Wording wording) {
        var rows = inputs.stream()
                .map(i -> List.of(
                        Line.code(i.name()),
                        i.value().map(Line::code).orElse(Line.blank()),
                        Line.joined(
                                "; ",
                                Stream.of(
                                                i.about().map(a -> Line.prose(wording.prose(a))),
                                                allowed(i).map(Line::prose))
                                        .flatMap(Optional::stream)
                                        .toList())))
                .toList();
        var blocks = new ArrayList<Block>(table(List.of("Name", "Value", "What it is"), rows));
        if (!blocks.isEmpty()) {
            blocks.addFirst(new Block.Paragraph(Line.plain("Scripts find them as environment variables.")));
        }
        return blocks;
    }

    private static Optional<Prose> allowed(PlannedInput input) {
        return input.options().isEmpty()
                ? input.pattern().map(p -> Prose.of("matches ").thenCode(p.pattern()))
                : Optional.of(Prose.of("one of " + String.join(", ", input.options())));
    }

    static List<Block> secrets(List<PlannedSecret> secrets, Wording wording) {
        var rows = secrets.stream()
                .map(s -> List.of(
                        Line.code(s.name()),
                        s.about().map(a -> Line.prose(wording.prose(a))).orElse(NOTHING),
                        origin(s, wording)))
                .toList();
        return table(List.of("Name", "What it is", "Where it comes from"), rows);
    }

    private static Line origin(PlannedSecret secret, Wording wording) {
        return switch (secret.origin()) {
            case PlannedSecret.FromEnvironment() -> Line.plain("the environment of the run");
            case PlannedSecret.FromFile file -> Line.plain("the file ").then(Line.code(wording.literal(file.path())));
            case PlannedSecret.FromScript from ->
                Line.plain("what ").then(Line.code(from.script())).then(" prints");
        };
    }

    static List<Block> thresholds(List<PlannedThreshold> thresholds, Wording wording) {
        var named = thresholds.stream()
                .filter(t -> !t.inline() && !t.levels().isEmpty())
                .toList();
        var kinds = Stream.of(Level.Kind.values())
                .filter(kind -> named.stream().anyMatch(t -> t.level(kind).isPresent()))
                .toList();
        var head = new ArrayList<>(List.of("Threshold"));
        kinds.forEach(kind -> head.add(kind.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + kind.word().substring(1)));
        var rows = named.stream()
                .map(t -> Stream.concat(
                                Stream.of(Line.prose(wording.prose(t.title()))),
                                kinds.stream()
                                        .map(kind -> t.level(kind)
                                                .map(l -> Line.prose(Levels.level(l, wording)))
                                                .orElse(NOTHING)))
                        .toList())
                .toList();
        return table(head, rows);
    }

    private static List<Block> table(List<String> head, List<List<Line>> rows) {
        return rows.isEmpty()
                ? List.of()
                : List.of(new Block.Table(head.stream().map(Line::plain).toList(), rows));
    }
}
