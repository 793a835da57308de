package deployspec.source;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** The parts of YAML that a spec may not use, because a reader of one step could not tell what it means. */
final class Refusals {
    private static final String READABLE_ALONE =
            "write the value out where it is used: every step is to be readable by itself";

    private final SourceText source;
    private final Diagnostics complaints;

    Refusals(SourceText source, Diagnostics complaints) {
        this.source = source;
        this.complaints = complaints;
    }

    Span alias(AliasEvent event) {
        Span span = Places.between(
                source.file(),
                event.getStartMark().orElseThrow(),
                event.getEndMark().orElseThrow());
        complaints.add(Diagnostic.error("alias", span, "aliases (`*name`) are not allowed in a spec")
                .withHelp(READABLE_ALONE)
                .withHelp("if the text itself begins with `*`, put it in quotes"));
        return span;
    }

    /** Anchors and tags, which stand before the value that they belong to. */
    void properties(Event event) {
        if (event instanceof NodeEvent node && (node.getAnchor().isPresent() || isTagged(event))) {
            Places.properties(source, event.getStartMark().orElseThrow()).forEach(this::property);
        }
    }

    private static boolean isTagged(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
    }

    private void property(Span word) {
        switch (Places.textOf(source, word).charAt(0)) {
            case '&' ->
                complaints.add(Diagnostic.error("anchor", word, "anchors (`&name`) are not allowed in a spec")
                        .withHelp(READABLE_ALONE)
                        .withHelp("if the text itself begins with `&`, put it in quotes"));
            case '!' ->
                complaints.add(Diagnostic.error("tag", word, "tags (`!name`) are not allowed in a spec")
                        .withHelp("delete the tag; to make a value text, put it in quotes")
                        .withHelp("if the text itself begins with `!`, put it in quotes"));
            default -> {}
        }
    }

    /** The key, if it is one that can name a field. */
    Optional<Node.Scalar> key(Node key, Map<String, Node.Field> before) {
        if (!(key instanceof Node.Scalar name)) {
            complaints.add(Diagnostic.error("key-not-text", key.span(), "a key must be text, not " + key.noun())
                    .withHelp(
                            "if `{…}` or `[…]` is meant as text, such as a template's placeholder, put it in quotes"));
            return Optional.empty();
        }
        if (name.isPlain() && name.text().equals("<<")) {
            complaints.add(Diagnostic.error("merge-key", name.span(), "merge keys (`<<`) are not allowed in a spec")
                    .withHelp("write the keys out: every step is to be readable by itself"));
            return Optional.empty();
        }
        if (name.type() != Node.Type.TEXT) {
            refuseTypedKey(name);
            return Optional.empty();
        }
        Node.Field first = before.get(name.text());
        if (first != null) {
            complaints.add(Diagnostic.error(
                            "duplicate-key",
                            name.span(),
                            "the key " + Backticks.around(name.text()) + " stands here twice")
                    .saying("a second time")
                    .relatedTo(first.key().span(), "the first time")
                    .withHelp("keep one of the two; YAML would silently drop the other"));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private void refuseTypedKey(Node.Scalar key) {
        if (key.text().isEmpty()) {
            complaints.add(Diagnostic.error("key-not-text", key.span(), "a key is missing before the `:`")
                    .withHelp("write the key, or put the whole text in quotes if the `:` belongs to it"));
        } else {
            complaints.add(Diagnostic.error("key-not-text", key.span(), "a key must be text, not " + key.noun())
                    .withHelp("put it in quotes: \"" + key.text() + "\":"));
        }
    }

    void secondDocument(Span span) {
        complaints.add(Diagnostic.error("second-document", span, "a second YAML document begins here")
                .withHelp("one file holds one spec: move what follows into a file of its own, or delete the `---`"));
    }
}
