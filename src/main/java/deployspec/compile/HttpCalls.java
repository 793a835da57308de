package deployspec.compile;

import deployspec.model.HttpCall;
import deployspec.model.JsonTemplate;
import deployspec.plan.Action.CallHttp;
import deployspec.plan.Body;
import deployspec.value.Text;
import java.util.TreeMap;

/** A request with all that it needs to be sent. */
final class HttpCalls {
    private HttpCalls() {}

    static CallHttp lower(HttpCall call, Scope scope) {
        var headers = new TreeMap<String, Text>();
        call.headers().forEach(h -> headers.put(h.name().value(), scope.text(h.value())));
        return new CallHttp(
                call.method().name(),
                scope.text(call.url()),
                new TreeMap<>(),
                headers,
                call.body().map(b -> body(b, scope)),
                scope.secrets());
    }

    private static Body body(HttpCall.Body body, Scope scope) {
        return switch (body) {
            case HttpCall.TextBody text -> new Body.Plain(scope.text(text.text()));
            case HttpCall.JsonBody json -> new Body.Json(value(json.json(), scope));
        };
    }

    private static Body.Value value(JsonTemplate json, Scope scope) {
        return switch (json) {
            case JsonTemplate.Members object -> {
                var members = new TreeMap<String, Body.Value>();
                object.members().forEach(m -> members.put(m.name(), value(m.value(), scope)));
                yield new Body.Members(members);
            }
            case JsonTemplate.Elements array ->
                new Body.Elements(
                        array.items().stream().map(i -> value(i, scope)).toList());
            case JsonTemplate.Words text -> new Body.Words(scope.text(text.text()));
            case JsonTemplate.Bare bare -> new Body.Bare(bare.json());
        };
    }
}
