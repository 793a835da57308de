package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import java.util.List;

/** A rule over the spec as written. */
public non-sealed interface SpecRule extends Rule {
    List<Diagnostic> check(Subject subject);
}
