package deployspec.model.decode;

import deployspec.model.Judgement;
import deployspec.source.Node;
import java.util.Optional;

/** Questions that a person decides. */
final class Judgements {
    private Judgements() {}

    static Judgement judgement(Node node, Decoding decoding) {
        return decoding.mapping(
                "judgement",
                node,
                c -> new Judgement(
                        c.required("question", Templates::template),
                        !c.text("good").equals(Optional.of("no")),
                        c.span()));
    }
}
