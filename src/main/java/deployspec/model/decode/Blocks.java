package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Located;
import deployspec.model.Note;
import deployspec.model.Phase;
import deployspec.model.Section;
import deployspec.model.Step;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import java.util.List;
import java.util.stream.Stream;

/** Phases and sections, and what stands in them. */
final class Blocks {
    private Blocks() {}

    static Phase phase(Node node, Decoding decoding) {
        return decoding.mapping(
                "phase",
                node,
                c -> new Phase(
                        block(c, "phase"),
                        c.word("after", Phase.After.class).orElse(Phase.After.DONE),
                        c.optional("targets", Blocks::runsOn).orElse(List.of())));
    }

    static Section section(Node node, Decoding decoding) {
        return decoding.mapping("section", node, c -> new Section(block(c, "section")));
    }

    static List<BlockItem> items(Cursor c) {
        return c.optional("steps", Blocks::items).orElse(List.of());
    }

    /** With the steps of a procedure where it is used. */
    static List<BlockItem> items(Node node, Decoding decoding) {
        return ((Items) node)
                .values().stream()
                        .flatMap(item -> item(item, decoding).stream())
                        .toList();
    }

    private static List<BlockItem> item(Node node, Decoding decoding) {
        if (node instanceof Fields fields && fields.has("use")) {
            return decoding.procedures().use(node);
        }
        if (node instanceof Fields fields && fields.has("parallel")) {
            return List.of(decoding.mapping("parallel", node, Branches::parallel));
        }
        return node instanceof Fields fields && fields.has("note")
                ? List.of(decoding.mapping("note", node, Blocks::note))
                : List.of(Steps.step(node, decoding));
    }

    private static Note note(Cursor c) {
        return new Note(c.decoding().procedures().filledIn(c.required("note", Templates::template)), c.span());
    }

    private static Block block(Cursor c, String titleKey) {
        var title = c.required(titleKey, Templates::template);
        var block = new Block(
                Ids.id(c, title),
                title,
                c.template("about"),
                Times.timing(c),
                c.name("environment"),
                c.name("owner"),
                c.optional("when", Conditions::condition),
                c.list("enter", Gates::gate),
                c.optional("approve", Approvals::approval),
                items(c),
                c.list("sections", Blocks::section),
                c.list("leave", Gates::gate),
                always(c),
                title.span());
        if (!c.has("steps") && !c.has("sections")) {
            c.report(Diagnostic.error(
                            "empty-block", title.span(), "this " + titleKey + " has neither steps nor sections")
                    .withHelp("Write `steps:` with at least one step, or remove the " + titleKey + "."));
        }
        return block;
    }

    private static List<Step> always(Cursor c) {
        var items = c.optional("always", Blocks::items).orElse(List.of());
        items.stream()
                .filter(item -> !(item instanceof Step))
                .findFirst()
                .ifPresent(item -> c.report(
                        Diagnostic.error("always-holds-steps", item.span(), "`always` holds steps and nothing else")
                                .relatedTo(c.keySpan("always"), "the `always` around it")
                                .withHelp("Write a note as the `about` of a step, and branches one after the other.")));
        return items.stream()
                .flatMap(item -> item instanceof Step step ? Stream.of(step) : Stream.empty())
                .toList();
    }

    private static List<Located<String>> runsOn(Node node, Decoding decoding) {
        return decoding.mapping(
                "targets",
                node,
                c -> c.optional("workflow", (n, d) -> d.mapping("workflow-target", n, w -> w.names("runs-on")))
                        .orElse(List.of()));
    }
}
