package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a step does: at most one thing. */
final class ActionDecoder {
    private static final List<String> KINDS = List.of("run", "http", "notify", "approve", "wait", "watch", "undo-steps");

    private ActionDecoder() {}

    static Located<StepAction> action(Mapping step) {
        var kind = step.oneOf("this step", KINDS);
        var span = kind.flatMap(step::get).map(Node::span).orElseGet(step::span);
        return new Located<>(kind.flatMap(k -> action(step, k)).orElseGet(StepAction.None::new), span);
    }

    private static Optional<StepAction> action(Mapping step, String kind) {
        return switch (kind) {
            case "run" -> step.script("run").map(StepAction.Run::new);
            case "http" ->
                step.mapping("http").map(h -> new StepAction.Http(HttpDecoder.call(h, HttpCall.Method.GET)));
            case "notify" -> Optional.of(new StepAction.Notify(notifications(step)));
            case "approve" -> step.mapping("approve").map(a -> new StepAction.Approve(PeopleDecoder.approval(a)));
            case "wait" -> step.get("wait").flatMap(n -> waiting(step, n));
            case "watch" -> Optional.of(new StepAction.Watch(stretches(step)));
            default -> Optional.of(undoSteps(step));
        };
    }

    private static List<Notification> notifications(Mapping step) {
        return step.items("notify").stream()
                .flatMap(n -> step.asMapping(n).stream())
                .map(n -> new Notification(n.word("channel").orElseThrow(), n.template("message"), n.span()))
                .toList();
    }

    private static Optional<StepAction> waiting(Mapping step, Node node) {
        return switch (node) {
            case Node.Scalar duration ->
                step.parsed(duration, Durations::parse).map(d -> new StepAction.WaitFor(d.value()));
            case Node.Fields fields -> {
                var wait = new Mapping(fields, step.found());
                yield wait.mapping("until")
                        .flatMap(ConditionDecoder::decode)
                        .map(c -> new StepAction.WaitUntil(
                                c,
                                wait.duration("every").map(Located::value),
                                wait.duration("within").map(Located::value)));
            }
            case Node.Items items -> Optional.<StepAction>empty();
        };
    }

    private static List<WatchStretch> stretches(Mapping step) {
        return step.items("watch").stream()
                .flatMap(n -> step.asMapping(n).stream())
                .flatMap(ActionDecoder::stretch)
                .toList();
    }

    private static Stream<WatchStretch> stretch(Mapping at) {
        var length = at.duration("for").map(Located::value).orElse(Duration.ZERO);
        var every = at.duration("every").map(Located::value).orElse(Duration.ZERO);
        if (every.isZero() || length.compareTo(every) < 0) {
            at.error(
                    "empty-watch",
                    at.keySpan("every"),
                    "a sample every %s never falls into %s".formatted(Durations.print(every), Durations.print(length)),
                    "samples fall at the end of each interval: make `for` at least as long as `every`");
            return Stream.empty();
        }
        return Stream.of(new WatchStretch(length, every, at.template("about"), at.span()));
    }

    private static StepAction undoSteps(Mapping step) {
        return step.text("undo-steps").filter("all"::equals).isPresent()
                ? new StepAction.UndoAll()
                : new StepAction.UndoSteps(step.words("undo-steps"));
    }
}
