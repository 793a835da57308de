package deployspec.lint.uses;

import deployspec.model.Located;
import deployspec.model.Script;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;

/**
 * One script in a spec, and the secrets that it may see.
 *
 * @param what what the script is, for a sentence: {@code this script}, {@code this measure}
 * @param step the step it stands in; empty outside steps
 */
public record ScriptUse(Script script, String what, List<Located<String>> needs, Optional<Step> step) {}
