package deployspec.model;

import deployspec.source.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Contacts, escalation, channels, approvals and what people sign and write down. */
final class PeopleDecoder {
    private PeopleDecoder() {}

    static List<Contact> contacts(Mapping document) {
        return document.named("contacts").map(n -> contact(n.name(), n.content())).toList();
    }

    private static Contact contact(Located<String> name, Mapping contact) {
        return new Contact(
                name,
                contact.text("role").orElseThrow(),
                contact.text("name"),
                contact.text("phone"),
                contact.text("email"),
                contact.has("details"),
                contact.words("members"),
                contact.text("group"),
                contact.span());
    }

    static List<EscalationHop> escalation(Mapping document) {
        return document.items("escalation").stream()
                .flatMap(n -> document.asMapping(n).stream())
                .map(h -> new EscalationHop(
                        h.word("contact").orElseThrow(),
                        h.words("via"),
                        h.duration("within").map(Located::value).orElse(Duration.ZERO),
                        h.span()))
                .toList();
    }

    static List<Channel> channels(Mapping document) {
        return document.named("channels").flatMap(n -> channel(n.name(), n.content()).stream()).toList();
    }

    private static Optional<Channel> channel(Located<String> name, Mapping channel) {
        var needs = channel.words("needs");
        return channel.exactlyOne("the channel `%s`".formatted(name.value()), List.of("run", "manual", "webhook"))
                .map(kind -> switch (kind) {
                    case "run" -> new Channel.Run(name, channel.script("run").orElseThrow(), needs, channel.span());
                    case "manual" -> new Channel.Manual(name, channel.template("manual").orElseThrow(), channel.span());
                    default ->
                        new Channel.Webhook(
                                name,
                                HttpDecoder.call(channel.mapping("webhook").orElseThrow(), HttpCall.Method.POST),
                                needs,
                                channel.span());
                });
    }

    static Approval approval(Mapping approval) {
        var within = approval.duration("within").map(Located::value);
        return new Approval(
                approval.words("by"),
                approval.integer("at-least").orElse(1),
                approval.has("not"),
                approval.template("question"),
                within,
                otherwise(approval),
                approval.span());
    }

    private static Approval.Otherwise otherwise(Mapping approval) {
        var next = approval.mapping("otherwise").flatMap(o -> o.mapping("approve"));
        if (next.isPresent()) {
            return new Approval.Ask(approval(next.get()));
        }
        return approval.text("otherwise").filter("fail"::equals).isPresent()
                ? new Approval.Fail()
                : new Approval.KeepWaiting();
    }

    static SignOff signOff(Mapping signOff) {
        return new SignOff(signOff.words("by"), records(signOff), signOff.span());
    }

    /** {@code record}: what a person writes down. */
    static List<RecordField> records(Mapping at) {
        return at.mapping("record").stream()
                .flatMap(m -> m.node().byName().values().stream())
                .map(f -> new RecordField(
                        Mapping.word(f.key()),
                        f.value() instanceof Node.Items items
                                ? items.values().stream().map(n -> Mapping.word((Node.Scalar) n)).toList()
                                : List.of()))
                .toList();
    }
}
