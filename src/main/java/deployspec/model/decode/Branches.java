package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Block;
import deployspec.model.Late;
import deployspec.model.Parallel;
import deployspec.model.Timing;
import deployspec.source.Node;
import java.util.List;
import java.util.Optional;

/** Branches that are carried out side by side. */
final class Branches {
    private Branches() {}

    static Parallel parallel(Cursor c) {
        return new Parallel(c.list("parallel", Branches::branch), c.keySpan("parallel"));
    }

    /** In a procedure it is named and filled in like a step of it. */
    private static Block branch(Node node, Decoding decoding) {
        var procedures = decoding.procedures();
        return decoding.mapping("branch", node, c -> {
            var title = c.required("branch", Templates::template);
            var branch = new Block(
                    procedures.whole(Ids.id(c, title)),
                    procedures.filledIn(title),
                    c.template("about").map(procedures::filledIn),
                    new Timing(Optional.empty(), false, Late.NOTE, Optional.empty()),
                    Optional.empty(),
                    c.name("owner"),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    c.required("steps", Blocks::items),
                    List.of(),
                    List.of(),
                    List.of(),
                    title.span());
            checkDepth(branch, c);
            return branch;
        });
    }

    /** Who reads it at night has to know what goes on at once: one level is what a person can keep in view. */
    private static void checkDepth(Block branch, Cursor c) {
        branch.items().stream()
                .filter(Parallel.class::isInstance)
                .findFirst()
                .ifPresent(
                        inner -> c.report(
                                Diagnostic.error(
                                                "nested-parallel",
                                                inner.span(),
                                                "a branch can't be split into branches once more")
                                        .relatedTo(branch.span(), "the branch around it")
                                        .withHelp(
                                                "Make these branches of the outer `parallel`, or write their steps one after the other.")));
    }
}
