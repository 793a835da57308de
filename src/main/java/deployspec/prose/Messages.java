package deployspec.prose;

import deployspec.plan.Action;
import deployspec.plan.Body;
import deployspec.plan.Plan;
import deployspec.plan.PlannedChannel;
import deployspec.plan.Question;
import deployspec.value.Text;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which message an action sends through which channel. */
public record Messages(String channel, Text message) {
    private static final String NAME = "MESSAGE";

    /** Empty where the action is not one of a channel. */
    public static Optional<Messages> in(Action action, Plan plan) {
        if (action instanceof Action.AskOperator(Question.Send send)) {
            return Optional.of(new Messages(send.channel(), send.message()));
        }
        return plan.channels().stream()
                .flatMap(channel -> through(channel, action).stream())
                .findFirst();
    }

    private static Optional<Messages> through(PlannedChannel channel, Action action) {
        return (switch (action) {
                    case Action.RunProcess run
                    when channel.action() instanceof Action.RunProcess sends && sends.script().equals(run.script()) ->
                        Optional.ofNullable(run.environment().get(NAME));
                    case Action.CallHttp call
                    when channel.action() instanceof Action.CallHttp sends && sameRequest(sends, call) ->
                        filledIn(sends, call);
                    case Action.RunProcess other -> Optional.<Text>empty();
                    case Action.CallHttp other -> Optional.<Text>empty();
                    case Action.AskOperator other -> Optional.<Text>empty();
                    case Action.Pause other -> Optional.<Text>empty();
                })
                .map(message -> new Messages(channel.id(), message));
    }

    private static boolean sameRequest(Action.CallHttp a, Action.CallHttp b) {
        return a.method().equals(b.method())
                && a.url().equals(b.url())
                && a.headers().keySet().equals(b.headers().keySet());
    }

    private static Optional<Text> filledIn(Action.CallHttp template, Action.CallHttp call) {
        return template.body().stream()
                .flatMap(t -> call.body().stream().flatMap(c -> filledIn(t, c)))
                .findFirst();
    }

    private static Stream<Text> filledIn(Body template, Body body) {
        return switch (template) {
            case Body.Plain plain when body instanceof Body.Plain filled -> filledIn(plain.text(), filled.text());
            case Body.Json json when body instanceof Body.Json filled -> filledIn(json.value(), filled.value());
            case Body.Plain plain -> Stream.empty();
            case Body.Json json -> Stream.empty();
        };
    }

    private static Stream<Text> filledIn(Body.Value template, Body.Value value) {
        return switch (template) {
            case Body.Words words when value instanceof Body.Words filled -> filledIn(words.text(), filled.text());
            case Body.Members members when value instanceof Body.Members filled ->
                members.values().entrySet().stream()
                        .flatMap(e -> Stream.ofNullable(filled.values().get(e.getKey()))
                                .flatMap(f -> filledIn(e.getValue(), f)));
            case Body.Elements elements when value instanceof Body.Elements filled ->
                IntStream.range(0, Math.min(elements.values().size(), filled.values().size()))
                        .boxed()
                        .flatMap(i -> filledIn(elements.values().get(i), filled.values().get(i)));
            case Body.Words other -> Stream.empty();
            case Body.Members other -> Stream.empty();
            case Body.Elements other -> Stream.empty();
            case Body.Bare other -> Stream.empty();
        };
    }

    /** What stands in place of the name, where all around it is the same. */
    private static Stream<Text> filledIn(Text template, Text filled) {
        int at = template.parts().indexOf(new Text.Reference(NAME));
        if (at < 0) {
            return Stream.empty();
        }
        var before = new Text(template.parts().subList(0, at)).written();
        var after = new Text(template.parts().subList(at + 1, template.parts().size())).written();
        var written = filled.written();
        return written.length() >= before.length() + after.length()
                        && written.startsWith(before)
                        && written.endsWith(after)
                ? Stream.of(Text.parse(written.substring(before.length(), written.length() - after.length())))
                : Stream.empty();
    }
}
