package deployspec.model.decode;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.model.BlockItem;
import deployspec.model.ForEach;
import deployspec.model.Id;
import deployspec.model.Located;
import deployspec.model.Procedure;
import deployspec.model.ProcedureUse;
import deployspec.model.Template;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Named steps, and the places that use them. A use reads the steps once more, with ids that begin with its own and with
 * the values that it gives, so that everybody else finds plain steps.
 */
final class Procedures {
    private final Decoding decoding;
    private final SequencedMap<String, Field> declared = new LinkedHashMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final SequencedMap<Span, ProcedureUse> uses = new LinkedHashMap<>();
    private final Map<String, ProcedureUse> firstUses = new HashMap<>();
    private UseIds taken = new UseIds();
    private Expansion around = Expansion.NONE;

    /**
     * Where steps are being read.
     *
     * @param prefix what ids begin with
     * @param own the ids that a step may refer to without the prefix
     * @param names of the procedures around, the outermost first
     */
    private record Expansion(String prefix, Set<String> own, List<ForEach.Variable> given, List<String> names) {
        static final Expansion NONE = new Expansion("", Set.of(), List.of(), List.of());
    }

    Procedures(Decoding decoding) {
        this.decoding = decoding;
    }

    /** Reads what is declared. Each procedure is read by itself, too, so that one that nothing uses has no faults either. */
    List<Procedure> declare(Optional<Node> procedures) {
        procedures.ifPresent(node -> ((Fields) node).byName().forEach((name, field) -> declared.put(name, field)));
        declared.keySet().forEach(this::ids);
        return declared.values().stream()
                .map(f -> new Procedure(Ids.name(f), f.value().span()))
                .toList();
    }

    /** Every use that was written, once, however often it was read. */
    List<ProcedureUse> uses() {
        return List.copyOf(uses.values());
    }

    /** The steps that stand in the place of this use. */
    List<BlockItem> use(Node node) {
        return decoding.mapping("use", node, c -> {
            var name = c.required("use", Scalars::name);
            var given = c.named("with", f -> Given.resolved(Loops.variable(f, decoding), around.given()));
            var id = c.name("id");
            var use = new ProcedureUse(
                    name, given.stream().map(ForEach.Variable::name).toList());
            if (uses.putIfAbsent(name.span(), use) == null) {
                checkNames(use);
            }
            return steps(name, id, given);
        });
    }

    /** The id by which the whole plan knows a step whose id is written here. */
    Id whole(Id id) {
        return new Id(around.prefix() + id.value(), id.written(), id.span());
    }

    /** Likewise where a step is referred to: a step of the same procedure comes first. */
    Located<String> referred(Located<String> step) {
        return around.own().contains(step.value()) ? new Located<>(around.prefix() + step.value(), step.span()) : step;
    }

    /** What steps that are read now are given. */
    List<ForEach.Variable> given() {
        return around.given();
    }

    /** The text with what is given here put in already, for what is no step and cannot be given anything. */
    Template filledIn(Template text) {
        return Given.resolved(text, around.given());
    }

    private List<BlockItem> steps(Located<String> name, Optional<Located<String>> id, List<ForEach.Variable> given) {
        var field = declared.get(name.value());
        if (field == null || decoding.isTooLarge()) {
            return List.of();
        }
        if (around.names().contains(name.value())) {
            decoding.report(Diagnostic.error(
                            "endless-procedure", name.span(), "`%s` would stand in itself".formatted(name.value()))
                    .relatedTo(field.key().span(), "the procedure")
                    .withHelp("Remove this use, or repeat steps with `for-each`."));
            return List.of();
        }
        var prefix = id.map(this::written).orElseGet(() -> free(name)) + ".";
        return read(field, new Expansion(prefix, ids(name.value()), given, and(name.value())));
    }

    private List<String> and(String name) {
        return Stream.concat(around.names().stream(), Stream.of(name)).toList();
    }

    private List<BlockItem> read(Field field, Expansion expansion) {
        var outer = around;
        around = expansion;
        try {
            return Blocks.items(field.value(), decoding);
        } finally {
            around = outer;
        }
    }

    /** The ids in a procedure, as it knows them itself. */
    private Set<String> ids(String name) {
        var known = ids.get(name);
        if (known != null) {
            return known;
        }
        var field = declared.get(name);
        if (field == null) {
            return Set.of();
        }
        ids.put(name, Set.of());
        var here = taken;
        taken = here.copy();
        var found = read(field, new Expansion("", Set.of(), List.of(), and(name))).stream()
                .flatMap(BlockItem::allSteps)
                .map(step -> step.id().value())
                .collect(toSet());
        taken = here;
        ids.put(name, found);
        return found;
    }

    private String written(Located<String> id) {
        var whole = around.prefix() + id.value();
        var first = taken.take(whole, id.span());
        if (first.isPresent()) {
            decoding.report(
                    Diagnostic.error("duplicate-use", id.span(), "another use has the id `%s`".formatted(id.value()))
                            .relatedTo(first.get(), "the other one")
                            .withHelp("Choose another id: the ids of the steps begin with it."));
        }
        return whole;
    }

    /** The procedure's name, and from the second use on a number behind it. */
    private String free(Located<String> name) {
        return taken.free(around.prefix() + name.value(), name.span());
    }

    private void checkNames(ProcedureUse use) {
        var before = firstUses.putIfAbsent(use.procedure().value(), use);
        var first = before == null ? use : before;
        if (!names(first).equals(names(use))) {
            decoding.report(Diagnostic.error(
                            "uneven-use",
                            use.procedure().span(),
                            "this use gives %s, but the first one gives %s".formatted(shown(use), shown(first)))
                    .relatedTo(first.procedure().span(), "the first use")
                    .withHelp("Every use of a procedure gives the same names in `with`."));
        }
    }

    private static Set<String> names(ProcedureUse use) {
        return use.given().stream().map(Located::value).collect(toSet());
    }

    private static String shown(ProcedureUse use) {
        var names = new ArrayList<String>();
        use.given().forEach(name -> names.add("`" + name.value() + "`"));
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
