package deployspec.execute;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import deployspec.plan.Body;
import deployspec.value.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Planned actions as tasks: every value put in, through the encoder of its place. */
final class Tasks {
    /** The beginning of an address, further than its host. */
    private static final Pattern HOST_AND_MORE = Pattern.compile("^[A-Za-z]+://(\\[[^]]*]|[^/?#@:\\[]+)[/?#:]");

    private Tasks() {}

    static Set<String> secretNames(Action action) {
        var names = new LinkedHashSet<String>();
        switch (action) {
            case Action.RunProcess run -> {
                names.addAll(run.secrets());
                names.addAll(run.interpreter().secrets());
            }
            case Action.CallHttp call -> names.addAll(call.secrets());
            case Action.AskOperator ask -> {}
            case Action.Pause pause -> {}
        }
        return names;
    }

    static Task script(Action.RunProcess run, Optional<Attempt> attempt, Values values, Duration timeout)
            throws Values.Unknown {
        var environment = new LinkedHashMap<>(values.given());
        environment.putAll(values.builtIn());
        var secrets = new ArrayList<>(secrets(run, values));
        for (var name : run.values()) {
            values.get(name)
                    .ifPresentOrElse(
                            v -> environment.put(name, v),
                            () -> secret(name, values).ifPresent(secrets::add));
            if (values.get(name).isEmpty() && secret(name, values).isEmpty()) {
                throw new Values.Unknown(name);
            }
        }
        for (var entry : run.environment().entrySet()) {
            environment.put(entry.getKey(), values.fill(entry.getValue()));
        }
        return new Task.RunScript(
                attempt, run.script(), run.interpreter(), directory(run, values), environment, secrets, timeout);
    }

    static Optional<String> directory(Action.RunProcess run, Values values) throws Values.Unknown {
        return run.directory().isEmpty()
                ? Optional.empty()
                : Optional.of(values.fill(run.directory().get()));
    }

    static Task http(Action.CallHttp call, Optional<Attempt> attempt, Values values, int requests, Duration timeout)
            throws Values.Unknown {
        var url = new StringBuilder(values.url(call.url()));
        for (var parameter : call.parameters().entrySet()) {
            url.append(url.indexOf("?") < 0 ? '?' : '&')
                    .append(Values.percent(parameter.getKey()))
                    .append('=')
                    .append(Values.percent(values.fill(parameter.getValue())));
        }
        var headers = new LinkedHashMap<String, String>();
        for (Map.Entry<String, Text> header : call.headers().entrySet()) {
            headers.put(header.getKey(), values.fill(header.getValue()).replaceAll("[\\r\\n]", " "));
        }
        Optional<String> body = Optional.empty();
        if (call.body().isPresent()) {
            body = Optional.of(Bodies.fill(call.body().get(), values));
            if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                headers.put(
                        "Content-Type",
                        call.body().get() instanceof Body.Json ? "application/json" : "text/plain; charset=utf-8");
            }
        }
        return new Task.CallHttp(
                attempt,
                call.method(),
                url.toString(),
                spellsOutHost(call.url()),
                headers,
                body,
                secrets(call, values),
                requests,
                timeout);
    }

    private static boolean spellsOutHost(Text url) {
        return !url.isEmpty()
                && url.parts().getFirst() instanceof Text.Literal literal
                && (url.parts().size() == 1
                        || HOST_AND_MORE.matcher(literal.text()).find());
    }

    static List<Secret> secrets(Action action, Values values) {
        return secretNames(action).stream()
                .flatMap(name -> secret(name, values).stream())
                .toList();
    }

    private static Optional<Secret> secret(String name, Values values) {
        return Optional.ofNullable(values.secrets().get(name)).map(value -> new Secret(name, value));
    }
}
