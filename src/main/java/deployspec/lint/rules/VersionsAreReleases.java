package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** A version is what somebody released, because `git describe` names commits and falls back on whatever tag is near. */
public final class VersionsAreReleases implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "described-version",
                Severity.WARNING,
                "A script takes `git describe` for the name of a release.",
                "Between two tags it answers `v2.0-3-gabc123`, which nobody released; and `HEAD~1` is the commit before, not the release before.",
                "Make the version an input with a `pattern`, or ask with `--exact-match` or `--abbrev=0`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> invocation.is("git", "describe"))
                .filter(describe -> !describe.has("--exact-match", "--abbrev", "--candidates"))
                .map(describe -> page().at(
                                script.place(describe),
                                "this names a commit, not a release: `v2.0-3-gabc123` if no tag stands right there")
                        .withHelp(remedy(describe)))
                .toList();
    }

    private static String remedy(Invocation describe) {
        return describe.literals().anyMatch(word -> word.startsWith("HEAD"))
                ? "The release before is what runs now: capture that from the system before anything is changed."
                : "Make it an input, `VERSION: {required: true, pattern: \"^v[0-9]+\"}`, or add `--exact-match`.";
    }
}
