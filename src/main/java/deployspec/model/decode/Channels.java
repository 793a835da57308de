package deployspec.model.decode;

import deployspec.model.Channel;
import deployspec.source.Node.Field;
import java.util.List;
import java.util.Optional;

/** Where messages go. */
final class Channels {
    private static final List<String> KINDS = List.of("run", "manual", "webhook");

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
            if (script.isPresent()) {
                return new Channel.Run(name, script.get(), needs, span);
            }
            if (call.isPresent()) {
                return new Channel.Webhook(name, call.get(), needs, span);
            }
            return new Channel.Manual(name, manual.orElseGet(() -> Templates.spoken(name)), span);
        });
    }
}
