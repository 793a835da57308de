package deployspec.model.decode;

import deployspec.model.ForEach;
import deployspec.model.Located;
import deployspec.model.Template;
import deployspec.model.Value;
import deployspec.value.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a use gives a procedure, where the use itself stands in a procedure that is given something. */
final class Given {
    private Given() {}

    /** The same in terms of what the whole spec knows. */
    static ForEach.Variable resolved(ForEach.Variable variable, List<ForEach.Variable> around) {
        return new ForEach.Variable(
                variable.name(),
                switch (variable.value()) {
                    case Value.One one -> new Value.One(resolved(one.text(), around));
                    case Value.Many many ->
                        new Value.Many(
                                many.items().stream()
                                        .map(item -> resolved(item, around))
                                        .toList(),
                                many.span());
                });
    }

    static Template resolved(Template template, List<ForEach.Variable> around) {
        if (around.isEmpty()) {
            return template;
        }
        var given = around.stream().collect(Collectors.toMap(v -> v.name().value(), ForEach.Variable::value));
        Map<String, Text> texts =
                given.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
        var references = template.references().stream()
                .flatMap(r -> given.containsKey(r.value()) ? references(given.get(r.value())) : Stream.of(r))
                .toList();
        return new Template(template.text().with(texts), template.span(), references);
    }

    private static Text text(Value value) {
        return switch (value) {
            case Value.One one -> one.text().text();
            case Value.Many many ->
                Text.lines(many.items().stream().map(Template::text).toList());
        };
    }

    private static Stream<Located<String>> references(Value value) {
        return switch (value) {
            case Value.One one -> one.text().references().stream();
            case Value.Many many -> many.items().stream().flatMap(item -> item.references().stream());
        };
    }
}
