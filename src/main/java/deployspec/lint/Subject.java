package deployspec.lint;

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

/**
 * One spec as the rules look at it, and what several of them ask for, found once.
 *
 * @param scripts those that bash or the POSIX shell reads, taken apart
 * @param unset the variables that they read and nothing sets
 * @param document the file it was read from
 * @param surface every word that is written in it
 * @param suppressions the comments in it that excuse from a rule
 * @param today the day by which dates are judged, if any is to be
 */
public record Subject(
        Spec spec,
        Uses uses,
        List<ShellScript> scripts,
        List<Unset> unset,
        Document document,
        List<Surface.Word> surface,
        List<Suppression> suppressions,
        Optional<LocalDate> today) {
    public Subject {
        scripts = List.copyOf(scripts);
        unset = List.copyOf(unset);
        surface = List.copyOf(surface);
        suppressions = List.copyOf(suppressions);
    }

    public static Subject of(Spec spec, Document document, Optional<LocalDate> today) {
        var uses = Uses.of(spec);
        var scripts = ShellScripts.of(spec, uses);
        return new Subject(
                spec,
                uses,
                scripts,
                Unset.in(scripts, spec),
                document,
                Surface.of(document),
                Suppression.in(document.text()),
                today);
    }
}
