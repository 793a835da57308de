package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spec can be read from the top: what is used is declared before, and a step begins with its name. Only what stands
 * plainly in the wrong place is told, once a file.
 */
public final class KeysAreInOrder implements SpecRule {
    /** The key that names what stands in a list of that name. */
    private static final Map<String, String> NAMING = Map.of(
            "phases",
            "phase",
            "sections",
            "section",
            "steps",
            "step",
            "checks",
            "step",
            "always",
            "step",
            "parallel",
            "branch");

    @Override
    public Page page() {
        return new Page(
                "key-order",
                Severity.NOTE,
                "Keys stand in an order that makes the spec harder to read.",
                "Whoever reads a diff or looks for a step at night finds it by its first line, and what it uses further up.",
                "Begin a step with `step`, a section with `section`, a phase with `phase`; at the top, write what the procedure is, then what it declares, the phases, the rollback, the rest.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var misplaced = new ArrayList<Misplaced>();
        subject.document().root().ifPresent(root -> {
            top(root, misplaced);
            walk(root, misplaced);
        });
        return misplaced.stream()
                .findFirst()
                .map(first -> page().at(
                                first.key().span(),
                                "`%s` stands before `%s`%s"
                                        .formatted(
                                                first.before().text(),
                                                first.key().text(),
                                                misplaced.size() == 1
                                                        ? ""
                                                        : ", the first of %d keys out of order"
                                                                .formatted(misplaced.size())))
                        .relatedTo(first.before().span(), "this comes behind it")
                        .withHelp(first.help()))
                .stream()
                .toList();
    }

    /** A key, and the one that should stand behind it and stands before. */
    private record Misplaced(Scalar key, Scalar before, String help) {}

    private static void top(Fields root, List<Misplaced> misplaced) {
        var keys = root.byName().values().stream().map(Field::key).toList();
        for (int i = 1; i < keys.size(); i++) {
            var key = keys.get(i);
            var before = keys.get(i - 1);
            if (part(key.text()) < part(before.text())) {
                var order = keys.stream()
                        .map(Scalar::text)
                        .sorted(Comparator.comparingInt(KeysAreInOrder::part))
                        .toList();
                misplaced.add(
                        new Misplaced(key, before, "The usual order is `%s`.".formatted(String.join("`, `", order))));
            }
        }
    }

    /** In which part of a spec a key stands; declarations may stand in any order among themselves. */
    private static int part(String key) {
        return switch (key) {
            case "spec", "id", "title", "version", "updated", "system", "overview", "review" -> 0;
            case "phases" -> 2;
            case "rollback" -> 3;
            case "sign-off", "references" -> 4;
            default -> 1;
        };
    }

    private static void walk(Node node, List<Misplaced> misplaced) {
        switch (node) {
            case Scalar scalar -> {}
            case Items items -> items.values().forEach(item -> walk(item, misplaced));
            case Fields fields ->
                fields.byName().forEach((name, field) -> {
                    items(field.value(), NAMING.getOrDefault(name, ""), misplaced);
                    walk(field.value(), misplaced);
                });
        }
    }

    private static void items(Node list, String naming, List<Misplaced> misplaced) {
        mappings(list)
                .forEach(item -> Optional.ofNullable(item.byName().get(naming))
                        .filter(field -> !item.byName().firstEntry().getKey().equals(naming))
                        .ifPresent(field -> misplaced.add(new Misplaced(
                                field.key(),
                                item.byName().firstEntry().getValue().key(),
                                "Begin with `%s`, which says what this is.".formatted(naming)))));
    }

    private static Stream<Fields> mappings(Node list) {
        return list instanceof Items items
                ? items.values().stream()
                        .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.empty())
                : Stream.empty();
    }
}
