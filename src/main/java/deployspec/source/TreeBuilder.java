package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/** Builds the tree of one document from the parser's events, and refuses on the way what a spec may not contain. */
final class TreeBuilder {
    private final SourceText source;
    private final Parser events;
    private final Diagnostics complaints;
    private final Refusals refusals;
    private final Scalars scalars;
    private int values;
    private Optional<ScalarEvent> lastScalar = Optional.empty();

    TreeBuilder(SourceText source, Parser events, Diagnostics complaints) {
        this.source = source;
        this.events = events;
        this.complaints = complaints;
        this.refusals = new Refusals(source, complaints);
        this.scalars = new Scalars(source, complaints);
    }

    /** The root of the only document; empty if the file holds none. */
    Optional<Node> document() {
        Event first = skip(StreamStartEvent.class);
        if (first instanceof StreamEndEvent) {
            return Optional.empty();
        }
        Node root = node(events.next(), 1);
        events.next();
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            refusals.secondDocument(Places.at(source.file(), start(after)));
        }
        return Optional.of(root);
    }

    /** The scalar read last, which is where to look for the cause when the parser stumbles over what follows it. */
    Optional<ScalarEvent> lastScalar() {
        return lastScalar;
    }

    private Event skip(Class<? extends Event> kind) {
        Event event = events.next();
        return kind.isInstance(event) ? events.next() : event;
    }

    private Node node(Event event, int depth) {
        refuseTooMuch(event, depth);
        refusals.properties(event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent list -> items(list, depth);
            case MappingStartEvent mapping -> fields(mapping, depth);
            case AliasEvent alias -> scalars.nothing(refusals.alias(alias));
            default -> throw new IllegalStateException("not the beginning of a value: " + event);
        };
    }

    private void refuseTooMuch(Event event, int depth) {
        values++;
        if (values > Limits.VALUES) {
            throw new LimitReached(Diagnostic.error(
                            "too-many-values",
                            Places.at(source.file(), start(event)),
                            "a spec may hold at most %,d values".formatted(Limits.VALUES))
                    .withHelp("divide the procedure into several specs"));
        }
        if (complaints.size() >= Limits.COMPLAINTS) {
            throw new LimitReached(Diagnostic.error(
                            "too-many-errors",
                            Places.at(source.file(), start(event)),
                            "the reading ends here, because %d errors stand before it".formatted(complaints.size()))
                    .withHelp("mend some of them, and look again"));
        }
        if (depth > Limits.DEPTH) {
            throw new LimitReached(Diagnostic.error(
                            "too-deep",
                            Places.at(source.file(), start(event)),
                            "values are nested more than %d levels deep".formatted(Limits.DEPTH))
                    .withHelp("the language itself needs fewer than 20; look for brackets that are never closed"));
        }
    }

    private Node.Scalar scalar(ScalarEvent event) {
        lastScalar = Optional.of(event);
        return scalars.read(event);
    }

    private Node items(CollectionStartEvent start, int depth) {
        var list = new ArrayList<Node>();
        Event event = events.next();
        while (!(event instanceof SequenceEndEvent)) {
            list.add(node(event, depth + 1));
            event = events.next();
        }
        List<Span> spans = list.isEmpty() ? List.of() : List.of(list.getLast().span());
        return new Node.Items(extent(start, event, spans), list);
    }

    private Node fields(CollectionStartEvent start, int depth) {
        var byName = new LinkedHashMap<String, Node.Field>();
        List<Span> last = List.of();
        Event event = events.next();
        while (!(event instanceof MappingEndEvent)) {
            Node key = node(event, depth + 1);
            values--;
            Node value = node(events.next(), depth + 1);
            last = List.of(key.span(), value.span());
            refusals.key(key, byName).ifPresent(name -> byName.put(name.text(), new Node.Field(name, value)));
            event = events.next();
        }
        return new Node.Fields(extent(start, event, last), byName);
    }

    /** A block collection ends with its last value; the parser's own end mark lies where the next thing begins. */
    private Span extent(CollectionStartEvent start, Event end, List<Span> last) {
        String file = source.file();
        Mark from = start(start);
        if (start.isFlow() || last.isEmpty()) {
            return Places.between(file, from, end.getEndMark().orElseThrow());
        }
        Span latest = last.getLast();
        Span first = Places.at(file, from);
        return new Span(file, first.line(), first.column(), latest.endLine(), latest.endColumn());
    }

    private static Mark start(Event event) {
        return event.getStartMark().orElseThrow();
    }
}
