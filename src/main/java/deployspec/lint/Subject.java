package deployspec.lint;

import deployspec.diagnostic.Span;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.scripts.ShellScripts;
import deployspec.lint.scripts.Unset;
import deployspec.lint.uses.Surface;
import deployspec.lint.uses.Uses;
import deployspec.model.Spec;
import deployspec.source.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One spec as the rules look at it, and what several of them ask for, found once.
 *
 * @param scripts those that bash or the POSIX shell reads, taken apart
 * @param unset the variables that they read and nothing sets
 * @param document the file it was read from
 * @param surface every word that is written in it, and in what it includes
 * @param suppressions the comments in all of that which excuse from a rule
 * @param today the day by which dates are judged, if any is to be
 */
public record Subject(
        Spec spec,
        Uses uses,
        List<ShellScript> scripts,
        List<Unset> unset,
        Document document,
        Surface surface,
        List<Suppression> suppressions,
        Optional<LocalDate> today) {
    public Subject {
        scripts = List.copyOf(scripts);
        unset = List.copyOf(unset);
        suppressions = List.copyOf(suppressions);
    }

    public static Subject of(Spec spec, Document document, Optional<LocalDate> today) {
        return of(spec, document, List.of(), today);
    }

    /** @param included the files that the spec's own includes */
    public static Subject of(Spec spec, Document document, List<Document> included, Optional<LocalDate> today) {
        var uses = Uses.of(spec);
        var scripts = ShellScripts.of(spec, uses);
        return new Subject(
                spec,
                uses,
                scripts,
                Unset.in(scripts, spec),
                document,
                Surface.of(Stream.concat(Stream.of(document), included.stream()).toList()),
                Suppression.in(document.text()),
                today);
    }

    /** Whether this stands in the spec's own file. */
    public boolean isOwn(Span span) {
        return span.file().equals(document.text().file());
    }
}
