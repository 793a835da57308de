package deployspec.model;

import deployspec.source.Node;
import java.util.List;
import java.util.Optional;

/** How a step is taken back: at most one way. */
final class UndoDecoder {
    private UndoDecoder() {}

    static Optional<Undo> undo(Mapping step) {
        return step.oneOf("this step", List.of("undo", "undone-by", "irreversible")).flatMap(kind -> switch (kind) {
            case "undo" -> step.get("undo").flatMap(n -> byAction(step, n));
            case "undone-by" -> step.word("undone-by").<Undo>map(w -> new Undo.ByStep(w, w.span()));
            default -> step.template("irreversible").<Undo>map(t -> new Undo.Irreversible(t, t.span()));
        });
    }

    /** Text alone is a script in the step's own shell. */
    private static Optional<Undo> byAction(Mapping step, Node node) {
        if (node instanceof Node.Scalar) {
            return step.script("undo")
                    .map(s -> new Undo.ByAction(
                            Optional.empty(), new UndoAction.Run(s), Optional.empty(), List.of(), node.span()));
        }
        return step.asMapping(node).flatMap(at -> at.exactlyOne("this undo", List.of("run", "http", "manual"))
                .flatMap(kind -> action(at, kind))
                .map(action -> new Undo.ByAction(
                        at.template("title"),
                        action,
                        at.duration("timeout").map(Located::value),
                        GateDecoder.gates(at, "gates"),
                        at.span())));
    }

    private static Optional<UndoAction> action(Mapping at, String kind) {
        return switch (kind) {
            case "run" -> at.script("run").map(UndoAction.Run::new);
            case "http" -> at.mapping("http").map(h -> new UndoAction.Http(HttpDecoder.call(h, HttpCall.Method.POST)));
            default -> at.template("manual").map(UndoAction.Manual::new);
        };
    }
}
