package deployspec.model;

import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Span;
import deployspec.source.Node;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A document that has the schema's shape as a spec. Every section of the language has a decoder of its own. */
public final class SpecDecoder {
    private SpecDecoder() {}

    /** The spec; empty where something in it could not be understood, which {@code found} then says. */
    public static Optional<Spec> decode(Node.Fields root, Diagnostics found) {
        var document = new Mapping(root, found);
        var spec = new Spec(
                head(document),
                DeclarationDecoder.inputs(document),
                DeclarationDecoder.secrets(document),
                DeclarationDecoder.environments(document),
                DeclarationDecoder.shells(document),
                DeclarationDecoder.sources(document),
                PeopleDecoder.contacts(document),
                PeopleDecoder.escalation(document),
                PeopleDecoder.channels(document),
                document.named("thresholds").map(ThresholdDecoder::declared).toList(),
                document.items("phases").stream()
                        .flatMap(n -> document.asMapping(n).stream())
                        .map(BlockDecoder::phase)
                        .toList(),
                document.mapping("rollback").map(RollbackDecoder::decode),
                document.mapping("sign-off").map(PeopleDecoder::signOff),
                references(document),
                root.span());
        return found.hasErrors() ? Optional.empty() : Optional.of(spec);
    }

    private static Head head(Mapping document) {
        var id = document.word("id").orElseThrow();
        return new Head(
                new Id(id.value(), true, id.span()),
                document.template("title").orElseThrow(),
                document.text("version"),
                date(document, "updated"),
                document.text("system"),
                document.template("overview"),
                document.mapping("review").map(r ->
                        new Review(date(r, "last"), date(r, "next"), r.template("note"), r.span())));
    }

    private static Optional<LocalDate> date(Mapping at, String key) {
        return at.word(key).flatMap(word -> {
            try {
                return Optional.of(LocalDate.parse(word.value()));
            } catch (DateTimeException e) {
                at.error("bad-date", word.span(), "there is no day `%s`".formatted(word.value()), "write yyyy-mm-dd");
                return Optional.empty();
            }
        });
    }

    private static List<Reference> references(Mapping document) {
        return document.items("references").stream()
                .flatMap(n -> document.asMapping(n).stream())
                .map(r -> new Reference(
                        r.template("title").orElseThrow(),
                        r.items("items").stream().flatMap(n -> r.asMapping(n).stream()).map(SpecDecoder::item).toList(),
                        r.span()))
                .toList();
    }

    private static Reference.Item item(Mapping item) {
        Span span = item.span();
        return new Reference.Item(
                item.template("title").orElseThrow(),
                item.text("command"),
                item.templates("urls"),
                item.words("paths").stream().map(Located::value).toList(),
                span);
    }
}
