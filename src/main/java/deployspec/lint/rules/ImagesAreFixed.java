package deployspec.lint.rules;

import deployspec.bash.Word;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.Set;

/** What is deployed is named by a version, because `latest` is something else tomorrow, and no way back leads to it. */
public final class ImagesAreFixed implements ScriptRule {
    private static final Set<String> TOOLS =
            Set.of("docker", "podman", "kubectl", "helm", "skopeo", "crane", "nerdctl");

    @Override
    public Page page() {
        return new Page(
                "mutable-tag",
                Severity.WARNING,
                "A script names an image by the tag `latest`.",
                "Whoever pushes next changes what it means; two machines run two versions, and a rollback starts the broken one again.",
                "Name the version, `app:$VERSION`, or the digest, `app@sha256:…`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> TOOLS.contains(invocation.program()))
                .flatMap(invocation -> invocation.arguments().stream())
                .filter(word -> word.parts().size() > 0 && endsInLatest(script, word))
                .map(word -> page().at(script.place(word), "`latest` is whatever was pushed last")
                        .withHelp("Name the version that is meant: `…:$VERSION`."))
                .toList();
    }

    private static boolean endsInLatest(ShellScript script, Word word) {
        return script.written(word).replaceAll("[\"']", "").endsWith(":latest");
    }
}
