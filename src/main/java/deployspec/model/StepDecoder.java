package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Slug;
import deployspec.value.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps and checks. */
final class StepDecoder {
    private StepDecoder() {}

    /** A line of text is a step that a person does and confirms. */
    static Step manual(Mapping outer, Node.Scalar line) {
        var title = Mapping.template(line);
        return step(new Mapping(new Node.Fields(line.span(), new LinkedHashMap<>()), outer.found()), title);
    }

    static Step step(Mapping at) {
        return step(at, at.template("step").orElseThrow());
    }

    private static Step step(Mapping at, Template title) {
        return new Step(
                id(at, title),
                title,
                at.template("about"),
                at.templates("details"),
                at.items("checks").stream().map(n -> check(at, n)).toList(),
                at.word("owner"),
                timing(at),
                at.mapping("when").flatMap(ConditionDecoder::decode),
                surroundings(at),
                ActionDecoder.action(at),
                safety(at),
                CaptureDecoder.captures(at),
                at.templates("keep"),
                at.mapping("expect").map(e ->
                        new Expect(e.integers("exit"), PatternDecoder.containing(e, "output"), e.span())),
                confirm(at),
                at.words("baseline"),
                GateDecoder.gates(at, "gates"),
                onFailure(at),
                UndoDecoder.undo(at),
                at.get("for-each").map(n -> LoopDecoder.loop(at, n)),
                at.words("shows"),
                PeopleDecoder.records(at),
                at.span());
    }

    private static Step check(Mapping outer, Node node) {
        return switch (node) {
            case Node.Scalar line -> manual(outer, line);
            case Node.Fields fields -> step(new Mapping(fields, outer.found()));
            case Node.Items items -> throw new IllegalArgumentException("the schema lets no list be a check");
        };
    }

    static Id id(Mapping at, Template title) {
        return at.word("id")
                .map(w -> new Id(w.value(), true, w.span()))
                .orElseGet(() -> new Id(Slug.of(title.text().written()), false, title.span()));
    }

    static Timing timing(Mapping at) {
        return new Timing(
                at.parsed("at", Window::parse),
                at.flag("hold"),
                at.text("late").map(l -> Late.valueOf(l.toUpperCase(Locale.ROOT))).orElse(Late.NOTE),
                at.duration("takes"));
    }

    private static Surroundings surroundings(Mapping at) {
        var variables = at.mapping("env").stream()
                .flatMap(m -> m.node().byName().values().stream())
                .map(f -> new Surroundings.Variable(Mapping.word(f.key()), Mapping.template((Node.Scalar) f.value())))
                .toList();
        return new Surroundings(at.word("environment"), at.words("needs"), at.template("dir"), variables);
    }

    private static Safety safety(Mapping at) {
        return new Safety(
                at.flag("read-only"), at.flag("idempotent"), at.script("done-if"), at.duration("timeout"), at.mapping("retry").map(StepDecoder::retry));
    }

    private static Retry retry(Mapping retry) {
        return new Retry(
                retry.integer("attempts").orElseThrow(),
                retry.duration("every").map(Located::value).orElse(Duration.ofSeconds(1)),
                retry.text("backoff").map(BigDecimal::new).orElse(BigDecimal.ONE),
                retry.integers("on-exit"),
                retry.span());
    }

    private static Optional<Confirm> confirm(Mapping at) {
        return at.get("confirm").flatMap(node -> {
            if (node instanceof Node.Fields fields) {
                var confirm = new Mapping(fields, at.found());
                return Optional.of(new Confirm(
                        confirm.word("type"), confirm.mapping("when").flatMap(ConditionDecoder::decode), node.span()));
            }
            return at.flag("confirm")
                    ? Optional.of(new Confirm(Optional.empty(), Optional.empty(), node.span()))
                    : Optional.empty();
        });
    }

    private static OnFailure onFailure(Mapping at) {
        var each = at.mapping("on-failure");
        if (each.isEmpty()) {
            var all = reaction(at, "on-failure");
            return new OnFailure(all, all, all);
        }
        return new OnFailure(reaction(each.get(), "failed"), reaction(each.get(), "no-data"), reaction(each.get(), "error"));
    }

    private static Optional<OnFailure.Reaction> reaction(Mapping at, String key) {
        return at.text(key).map(word -> OnFailure.Reaction.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** A step, a note, or a line that a person confirms. */
    static List<BlockItem> items(Mapping at, String key) {
        return at.items(key).stream().<BlockItem>map(node -> switch (node) {
            case Node.Scalar line -> manual(at, line);
            case Node.Fields fields -> {
                var item = new Mapping(fields, at.found());
                yield item.has("note") ? new Note(item.template("note").orElseThrow(), item.span()) : step(item);
            }
            case Node.Items items -> throw new IllegalArgumentException("the schema lets no list be a step");
        }).toList();
    }
}
