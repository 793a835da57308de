package deployspec.prose;

import deployspec.plan.Action;
import deployspec.plan.Body;
import deployspec.plan.Plan;
import deployspec.plan.PlannedChannel;
import deployspec.plan.Question;
import deployspec.value.Text;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which message an action sends through which channel. */
public record Messages(String channel, Text message) {
    private static final String NAME = "MESSAGE";

    /** Empty where the action is not one of a channel. */
    public static Optional<Messages> in(Action action, Plan plan) {
        if (action instanceof Action.AskOperator ask && ask.question() instanceof Question.Send send) {
            return Optional.of(new Messages(send.channel(), send.message()));
        }
        return plan.channels().stream()
                .flatMap(channel -> through(channel, action).stream())
                .findFirst();
    }

    private static Optional<Messages> through(PlannedChannel channel, Action action) {
        return message(channel.action(), action).map(message -> new Messages(channel.id(), message));
    }

    private static Optional<Text> message(Action template, Action action) {
        if (template instanceof Action.RunProcess sends && action instanceof Action.RunProcess run) {
            return sends.script().equals(run.script())
                    ? Optional.ofNullable(run.environment().get(NAME))
                    : Optional.empty();
        }
        if (template instanceof Action.CallHttp sends && action instanceof Action.CallHttp call) {
            return sameRequest(sends, call) ? filledIn(sends, call) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean sameRequest(Action.CallHttp a, Action.CallHttp b) {
        return a.method().equals(b.method())
                && a.url().equals(b.url())
                && a.headers().keySet().equals(b.headers().keySet());
    }

    private static Optional<Text> filledIn(Action.CallHttp template, Action.CallHttp call) {
        return template.body().stream()
                .flatMap(t -> call.body().stream()
                        .flatMap(c -> filledIn(t, c)
                                .filter(message -> filled(t, message).equals(c))))
                .findFirst();
    }

    private static Stream<Text> filledIn(Body template, Body body) {
        if (template instanceof Body.Plain plain && body instanceof Body.Plain filled) {
            return filledIn(plain.text(), filled.text());
        }
        if (template instanceof Body.Json json && body instanceof Body.Json filled) {
            return filledIn(json.value(), filled.value());
        }
        return Stream.empty();
    }

    private static Stream<Text> filledIn(Body.Value template, Body.Value value) {
        if (template instanceof Body.Words words && value instanceof Body.Words filled) {
            return filledIn(words.text(), filled.text());
        }
        if (template instanceof Body.Members members && value instanceof Body.Members filled) {
            return members.values().entrySet().stream()
                    .flatMap(member -> Stream.ofNullable(filled.values().get(member.getKey()))
                            .flatMap(given -> filledIn(member.getValue(), given)));
        }
        if (template instanceof Body.Elements elements && value instanceof Body.Elements filled) {
            return IntStream.range(
                            0,
                            Math.min(elements.values().size(), filled.values().size()))
                    .boxed()
                    .flatMap(i ->
                            filledIn(elements.values().get(i), filled.values().get(i)));
        }
        return Stream.empty();
    }

    private static Body filled(Body template, Text message) {
        return switch (template) {
            case Body.Plain plain -> new Body.Plain(filled(plain.text(), message));
            case Body.Json json -> new Body.Json(filled(json.value(), message));
        };
    }

    private static Body.Value filled(Body.Value template, Text message) {
        return switch (template) {
            case Body.Members members -> {
                var filled = new TreeMap<String, Body.Value>();
                members.values().forEach((name, value) -> filled.put(name, filled(value, message)));
                yield new Body.Members(filled);
            }
            case Body.Elements elements ->
                new Body.Elements(elements.values().stream()
                        .map(value -> filled(value, message))
                        .toList());
            case Body.Words words -> new Body.Words(filled(words.text(), message));
            case Body.Bare bare -> bare;
        };
    }

    private static Text filled(Text template, Text message) {
        return template.with(Map.of(NAME, message));
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
