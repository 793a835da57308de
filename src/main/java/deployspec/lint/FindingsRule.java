package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import java.util.List;

/** A rule over what all the others found. */
public non-sealed interface FindingsRule extends Rule {
    List<Diagnostic> check(Subject subject, List<Diagnostic> found);
}
