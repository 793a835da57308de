package deployspec.cli;

import deployspec.compile.Compilation;
import deployspec.diagnostic.Span;
import deployspec.diff.Subject;
import deployspec.model.Spec;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a spec the subject of a change was written. */
record SubjectPlaces(Spec spec, Collection<Compilation> compilations) {
    Optional<Span> of(Subject subject) {
        return switch (subject.sort()) {
            case STEP, BLOCK, THRESHOLD -> written(subject.id());
            case INPUT ->
                named(
                        subject,
                        spec.inputs().stream().map(i -> new Named(i.name().value(), i.span())));
            case SECRET ->
                named(
                        subject,
                        spec.secrets().stream().map(s -> new Named(s.name().value(), s.span())));
            case CONTACT ->
                named(
                        subject,
                        spec.contacts().stream().map(c -> new Named(c.name().value(), c.span())));
            case CHANNEL ->
                named(
                        subject,
                        spec.channels().stream().map(c -> new Named(c.name().value(), c.span())));
            case ENVIRONMENT ->
                named(
                        subject,
                        spec.environments().stream().map(e -> new Named(e.name().value(), e.span())));
            case ROLLBACK, SIGN_OFF, PROCEDURE -> Optional.empty();
        };
    }

    private record Named(String name, Span span) {}

    private static Optional<Span> named(Subject subject, Stream<Named> declared) {
        return declared.filter(d -> d.name().equals(subject.id())).findFirst().map(Named::span);
    }

    /** Of what nobody wrote down as such: of the step whose gate it is, or that it takes back. */
    private Optional<Span> written(String id) {
        int slash = id.indexOf('/');
        var owner = slash < 0 ? id : id.substring(0, slash);
        var undone = owner.startsWith("undo-") ? owner.substring("undo-".length()) : owner;
        return Stream.of(id, owner, undone)
                .flatMap(i -> compilations.stream()
                        .flatMap(c -> Optional.ofNullable(c.places().get(i)).stream()))
                .findFirst();
    }
}
