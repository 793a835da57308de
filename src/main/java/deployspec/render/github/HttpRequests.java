package deployspec.render.github;

import deployspec.plan.Action.CallHttp;
import deployspec.plan.Body;
import deployspec.value.Text;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests as the words behind {@code request} or {@code fetch}. */
record HttpRequests(Script script) {
    /** May write lines before: a body is made first. */
    String command(CallHttp call) {
        script.secrets(call.secrets());
        var words = new StringBuilder(Bash.word(call.method())).append(' ').append(script.address(call.url()));
        if (!call.parameters().isEmpty()) {
            words.append(" --get");
            call.parameters()
                    .forEach((name, value) -> words.append(" --data-urlencode ")
                            .append(Bash.word(name + "="))
                            .append(script.variable(value)));
        }
        call.headers()
                .forEach((name, value) -> words.append(" --header ")
                        .append(Bash.word(name + ": "))
                        .append(script.variable(value)));
        call.body().ifPresent(body -> {
            body(body);
            words.append(" --data-binary @\"$work/body\"");
            if (body instanceof Body.Json
                    && call.headers().keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
                words.append(" --header 'Content-Type: application/json'");
            }
        });
        return words.toString();
    }

    /** The names in its texts. */
    static Set<String> names(CallHttp call) {
        return Stream.of(
                        Stream.of(call.url()),
                        call.parameters().values().stream(),
                        call.headers().values().stream(),
                        call.body().stream().flatMap(HttpRequests::texts))
                .flatMap(texts -> texts)
                .flatMap(text -> text.names().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Text> texts(Body body) {
        return switch (body) {
            case Body.Plain plain -> Stream.of(plain.text());
            case Body.Json json -> texts(json.value());
        };
    }

    private static Stream<Text> texts(Body.Value value) {
        return switch (value) {
            case Body.Bare bare -> Stream.empty();
            case Body.Words words -> Stream.of(words.text());
            case Body.Elements elements -> elements.values().stream().flatMap(HttpRequests::texts);
            case Body.Members members -> members.values().values().stream().flatMap(HttpRequests::texts);
        };
    }

    private void body(Body body) {
        switch (body) {
            case Body.Plain plain -> script.line("printf '%s' " + script.variable(plain.text()) + " >\"$work/body\"");
            case Body.Json json -> script.line("jq -n " + Bash.word(program(json.value())) + " >\"$work/body\"");
        }
    }

    /** A program for jq: references are read from the environment, so each stays one string. */
    private String program(Body.Value value) {
        return switch (value) {
            case Body.Bare bare -> bare.json();
            case Body.Words words -> "env." + variable(words.text());
            case Body.Elements elements ->
                elements.values().stream().map(this::program).collect(Collectors.joining(", ", "[", "]"));
            case Body.Members members ->
                members.values().entrySet().stream()
                        .map(e -> json(e.getKey()) + ": " + program(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private String variable(Text text) {
        return script.variable(text).replaceAll("[\"$]", "");
    }

    /** A JSON string, which jq takes as itself: every backslash in it is doubled. */
    static String json(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                default -> json.append(c < ' ' || c == 0x7F ? "\\u%04x".formatted(c) : String.valueOf((char) c));
            }
        });
        return json.append('"').toString();
    }
}
