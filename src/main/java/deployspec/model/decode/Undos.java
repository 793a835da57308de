package deployspec.model.decode;

import deployspec.model.Located;
import deployspec.model.Script;
import deployspec.model.Template;
import deployspec.model.Undo;
import deployspec.model.UndoAction;
import deployspec.source.Node;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/** How a step is taken back. */
final class Undos {
    private static final List<String> KEYS = List.of("undo", "undone-by", "irreversible");
    private static final List<String> ACTIONS = List.of("run", "http", "manual");

    private Undos() {}

    static Optional<Undo> undo(Cursor c) {
        return Choice.atMostOne(c, "two-ways-back", "a step", KEYS).map(key -> switch (key) {
            case "undo" ->
                c.isScalar("undo") ? byScript(c.script("undo").orElseThrow()) : c.required("undo", Undos::byAction);
            case "undone-by" -> byStep(c.decoding().procedures().referred(c.required("undone-by", Scalars::name)));
            default -> irreversible(c.required("irreversible", Templates::template));
        });
    }

    /** Text alone goes to the step's own shell. */
    private static Undo byScript(Script script) {
        return new Undo.ByAction(
                Optional.empty(), new UndoAction.Run(script), Optional.empty(), List.of(), script.span());
    }

    private static Undo byStep(Located<String> step) {
        return new Undo.ByStep(step, step.span());
    }

    private static Undo irreversible(Template reason) {
        return new Undo.Irreversible(reason, reason.span());
    }

    private static Undo byAction(Node node, Decoding decoding) {
        return decoding.mapping("undo", node, c -> {
            var kind = Choice.exactlyOne(c, "undo-kind", "an undo", ACTIONS).orElse("manual");
            var script = c.script("run");
            var call = c.optional("http", Https::undo);
            var manual = c.template("manual");
            if (!kind.equals("run")) {
                Choice.useless(c, List.of("shell"), "only a script runs in a shell", "Remove it.");
            }
            UndoAction action = switch (kind) {
                case "run" -> new UndoAction.Run(script.orElseThrow());
                case "http" -> new UndoAction.Http(call.orElseThrow());
                default ->
                    new UndoAction.Manual(
                            manual.orElseGet(() -> new Template(Text.literally(""), c.span(), List.of())));
            };
            return new Undo.ByAction(
                    c.template("title"), action, c.duration("timeout"), c.list("gates", Gates::gate), c.span());
        });
    }
}
