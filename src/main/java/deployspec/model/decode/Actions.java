package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Notification;
import deployspec.model.StepAction;
import deployspec.model.Template;
import deployspec.model.WatchStretch;
import deployspec.source.Node;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.List;

/** What a step does; at most one thing. */
final class Actions {
    private static final List<String> KEYS = List.of("run", "http", "notify", "approve", "wait", "watch", "undo-steps");

    private Actions() {}

    static Located<StepAction> action(Cursor c, Template title) {
        return Choice.atMostOne(c, "two-actions", "a step", KEYS)
                .map(key -> new Located<>(action(c, key), c.keySpan(key)))
                .orElseGet(() -> new Located<>(new StepAction.None(), title.span()));
    }

    private static StepAction action(Cursor c, String key) {
        return switch (key) {
            case "run" -> new StepAction.Run(c.script("run").orElseThrow());
            case "http" -> new StepAction.Http(c.required("http", Https::action));
            case "notify" -> new StepAction.Notify(c.list("notify", Actions::notification));
            case "approve" -> new StepAction.Approve(c.required("approve", Approvals::approval));
            case "wait" -> c.required("wait", Actions::wait);
            case "watch" -> new StepAction.Watch(c.list("watch", Actions::stretch));
            default -> c.required("undo-steps", Actions::undoSteps);
        };
    }

    private static Notification notification(Node node, Decoding decoding) {
        return decoding.mapping(
                "notification",
                node,
                c -> new Notification(c.required("channel", Scalars::name), c.template("message"), c.span()));
    }

    private static StepAction wait(Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            return new StepAction.WaitFor(Scalars.duration(node, decoding).value());
        }
        return decoding.mapping("wait", node, c -> {
            var until = c.required("until", Conditions::condition);
            if (until instanceof Condition.Reached) {
                Choice.useless(c, List.of("every", "within"), "the moment comes by itself", "Remove it.");
            }
            return new StepAction.WaitUntil(until, c.duration("every"), c.duration("within"));
        });
    }

    private static WatchStretch stretch(Node node, Decoding decoding) {
        return decoding.mapping("stretch", node, c -> {
            var length = c.required("for", Scalars::duration);
            var every = c.required("every", Scalars::duration);
            if (every.value().isZero()) {
                c.report(Diagnostic.error(
                                "watch-without-pause", every.span(), "an interval of no length would look without end")
                        .withHelp("Write how long to wait from one look to the next, such as `5m`."));
            } else if (every.value().compareTo(length.value()) > 0) {
                c.report(Diagnostic.error(
                                "watch-without-sample",
                                every.span(),
                                "one interval is longer than the whole stretch, so that nothing would be looked at")
                        .relatedTo(length.span(), "the stretch"));
            }
            return new WatchStretch(length.value(), every.value(), c.template("about"), c.span());
        });
    }

    private static StepAction undoSteps(Node node, Decoding decoding) {
        return node instanceof Items items
                ? new StepAction.UndoSteps(items.values().stream()
                        .map(n -> decoding.procedures().referred(Scalars.name(n, decoding)))
                        .toList())
                : new StepAction.UndoAll();
    }
}
