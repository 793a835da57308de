package deployspec.model.decode;

import deployspec.model.Approval;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import java.util.List;

/** Questions to people who may say yes. */
final class Approvals {
    private Approvals() {}

    static Approval approval(Node node, Decoding decoding) {
        return decoding.mapping("approval", node, c -> {
            var within = c.duration("within");
            if (within.isEmpty()) {
                Choice.useless(c, List.of("otherwise"), "the question has no end", "Write `within: 24h` beside it.");
            }
            return new Approval(
                    c.names("by"),
                    c.optional("at-least", Scalars::integer).orElse(1),
                    c.has("not"),
                    c.template("question"),
                    within,
                    c.optional("otherwise", Approvals::otherwise).orElse(new Approval.KeepWaiting()),
                    c.span());
        });
    }

    private static Approval.Otherwise otherwise(Node node, Decoding decoding) {
        return node instanceof Scalar scalar
                ? scalar.text().equals("fail") ? new Approval.Fail() : new Approval.KeepWaiting()
                : decoding.mapping(
                        "otherwise", node, c -> new Approval.Ask(c.required("approve", Approvals::approval)));
    }
}
