package deployspec.model.decode;

import deployspec.model.Rollback;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import java.util.List;

/** How to go back. */
final class Rollbacks {
    private static final List<String> PROCEDURE = List.of("budget", "decide", "judgements", "steps", "sections");

    private Rollbacks() {}

    static Rollback rollback(Node node, Decoding decoding) {
        return decoding.mapping("rollback", node, c -> {
            var reason = c.template("irreversible");
            var procedure = new Rollback.Procedure(
                    c.optional("budget", Scalars::duration),
                    c.optional("decide", Rollbacks::decide).orElse(new Rollback.ByOperator()),
                    c.templates("judgements"),
                    Blocks.items(c),
                    c.list("sections", Blocks::section),
                    c.span());
            if (reason.isEmpty()) {
                return procedure;
            }
            Choice.useless(c, PROCEDURE, "there is no way back", "Remove it, or `irreversible`.");
            return new Rollback.Irreversible(reason.get(), c.span());
        });
    }

    private static Rollback.Decide decide(Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            return new Rollback.Automatic();
        }
        return decoding.mapping("decide", node, c -> {
            var within = c.duration("within");
            if (within.isEmpty()) {
                Choice.useless(c, List.of("otherwise"), "the question has no end", "Write `within: 5m` beside it.");
            }
            return new Rollback.ByContacts(
                    c.names("by"),
                    within,
                    c.word("otherwise", Rollback.Unanswered.class).orElse(Rollback.Unanswered.WAIT),
                    c.span());
        });
    }
}
