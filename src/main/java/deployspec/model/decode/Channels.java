package deployspec.model.decode;

import deployspec.model.Channel;
import deployspec.model.Template;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Scalar;
import java.util.List;
import java.util.Optional;

/** Where messages go. */
final class Channels {
    private static final List<String> KINDS = List.of("run", "manual", "webhook", "slack", "pagerduty");

    private Channels() {}

    static Channel channel(Field field, Decoding decoding) {
        return decoding.mapping("channel", field.value(), c -> {
            var name = Ids.name(field);
            var span = field.key().span();
            var kind = Choice.exactlyOne(c, "channel-kind", "a channel", KINDS);
            if (!kind.equals(Optional.of("run"))) {
                Choice.useless(c, List.of("shell"), "only a script runs in a shell", "Remove it.");
            }
            if (kind.equals(Optional.of("manual"))) {
                Choice.useless(c, List.of("needs"), "a person sees no secrets", "Remove it.");
            }
            var needs = c.names("needs");
            var script = c.script("run");
            var call = c.optional("webhook", Https::webhook);
            var manual = c.template("manual");
            var slack = c.template("slack");
            var pager = c.optional("pagerduty", Channels::pager);
            if (script.isPresent()) {
                return new Channel.Run(name, script.get(), needs, span);
            }
            if (call.isPresent()) {
                return new Channel.Webhook(name, call.get(), needs, span);
            }
            if (slack.isPresent()) {
                return new Channel.Slack(name, slack.get(), needs, span);
            }
            if (pager.isPresent()) {
                var to = pager.get();
                return new Channel.PagerDuty(name, to.routingKey(), to.urgency(), to.events(), needs, span);
            }
            return new Channel.Manual(name, manual.orElseGet(() -> Templates.spoken(name)), span);
        });
    }

    private record Pager(Template routingKey, Channel.Urgency urgency, Optional<Template> events) {}

    /** A routing key alone is enough. */
    private static Pager pager(Node node, Decoding decoding) {
        return node instanceof Scalar
                ? new Pager(Templates.template(node, decoding), Channel.Urgency.CRITICAL, Optional.empty())
                : decoding.mapping(
                        "pager",
                        node,
                        c -> new Pager(
                                c.required("routing-key", Templates::template),
                                c.word("severity", Channel.Urgency.class).orElse(Channel.Urgency.CRITICAL),
                                c.template("url")));
    }
}
