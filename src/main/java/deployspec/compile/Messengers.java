package deployspec.compile;

import deployspec.model.Channel;
import deployspec.plan.Action.CallHttp;
import deployspec.plan.Body;
import deployspec.value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Messengers as the requests that they take, so that whoever carries out a plan knows none of them. */
final class Messengers {
    private static final Text EVENTS = Text.literally("https://events.pagerduty.com/v2/enqueue");

    private Messengers() {}

    static CallHttp slack(Channel.Slack slack, Text message, Scope scope) {
        return post(scope.text(slack.url()), Map.of("text", words(message)), scope);
    }

    /**
     * An event of PagerDuty's Events API, version 2. The key by which it tells events apart is that of the step and the
     * run, so that an attempt that is made again, or a run that is resumed, opens no second incident.
     */
    static CallHttp pagerDuty(Channel.PagerDuty pager, Text message, Scope scope) {
        var payload = Map.of(
                "summary", words(message),
                "severity", literal(pager.urgency().name().toLowerCase(Locale.ROOT)),
                "source", literal(scope.declarations().spec()),
                "custom_details",
                        members(Map.of(
                                "run", value("SPEC_RUN"),
                                "step", value("SPEC_STEP"),
                                "environment", value("SPEC_ENVIRONMENT"))));
        var event = Map.of(
                "routing_key", words(scope.text(pager.routingKey())),
                "event_action", literal("trigger"),
                "dedup_key", value("SPEC_IDEMPOTENCY_KEY"),
                "client", literal("Deployspec"),
                "payload", members(payload));
        return post(pager.events().map(scope::text).orElse(EVENTS), event, scope);
    }

    private static CallHttp post(Text url, Map<String, Body.Value> body, Scope scope) {
        return new CallHttp(
                "POST",
                url,
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.of(new Body.Json(members(body))),
                scope.secrets());
    }

    private static Body.Value members(Map<String, Body.Value> members) {
        return new Body.Members(new TreeMap<>(members));
    }

    private static Body.Value words(Text text) {
        return new Body.Words(text);
    }

    private static Body.Value literal(String text) {
        return words(Text.literally(text));
    }

    private static Body.Value value(String name) {
        return words(new Text(List.of(new Text.Reference(name))));
    }
}
