package deployspec.model.decode;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Suggestion;
import deployspec.model.Gate;
import deployspec.model.Located;
import deployspec.model.Waiver;
import deployspec.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gates of a step that somebody has decided not to be held up by. */
final class Waivers {
    private Waivers() {}

    /** The step's gates, each with the waiver that is written for it. */
    static List<Gate> gates(Cursor c) {
        var gates = new ArrayList<>(c.list("gates", Gates::gate));
        var waivers = c.list("waive", Waivers::waiver);
        if (c.has("watch")) {
            Choice.useless(
                    c, List.of("waive"), "a watch says at its gates what it forgives", "Write `tolerate` there.");
            return gates;
        }
        for (var waiver : waivers) {
            attach(waiver, gates, c);
        }
        return gates;
    }

    private static void attach(Waiver waiver, List<Gate> gates, Cursor c) {
        boolean found = false;
        for (int i = 0; i < gates.size(); i++) {
            var gate = gates.get(i);
            if (gate.name().equals(waiver.gate().value())) {
                found = true;
                gate.terms().waiver().ifPresent(first -> c.report(twice(waiver, first)));
                gates.set(i, gate.waivedBy(waiver));
            }
        }
        if (!found) {
            c.report(unknown(waiver.gate(), gates));
        }
    }

    private static Waiver waiver(Node node, Decoding decoding) {
        return decoding.mapping(
                "waiver",
                node,
                c -> new Waiver(
                        c.required("gate", Scalars::name),
                        c.required("by", Scalars::name),
                        c.required("why", Templates::template),
                        new Located<>(
                                c.required("until", Scalars::date),
                                c.node("until").orElseThrow().span()),
                        c.span()));
    }

    private static Diagnostic twice(Waiver waiver, Waiver first) {
        return Diagnostic.error(
                        "waived-twice",
                        waiver.gate().span(),
                        "the gate %s is waived already"
                                .formatted(Backticks.around(waiver.gate().value())))
                .relatedTo(first.span(), "the first waiver")
                .withHelp("Keep the one that was decided last.");
    }

    private static Diagnostic unknown(Located<String> name, List<Gate> gates) {
        var names = gates.stream().map(Gate::name).filter(n -> !n.isEmpty()).toList();
        var unknown = Diagnostic.error(
                "unknown-gate", name.span(), "this step has no gate " + Backticks.around(name.value()));
        if (names.isEmpty()) {
            return unknown.withHelp("A waiver stands at the step whose gate it is for.");
        }
        return Suggestion.nearest(name.value(), names)
                .map(near -> unknown.saying("did you mean `%s`?".formatted(near)))
                .orElseGet(() -> unknown.withHelp("Its gates are %s."
                        .formatted(names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", ")))));
    }
}
