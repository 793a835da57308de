package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.Set;

/** A command to the cluster names what it is about, because without a name it is refused, and with `--all` it means everything. */
public final class ScalesNameTheirObject implements ScriptRule {
    private static final Set<String> VERBS =
            Set.of("scale", "delete", "annotate", "label", "patch", "edit", "autoscale");

    @Override
    public Page page() {
        return new Page(
                "object-not-named",
                Severity.WARNING,
                "`kubectl` is given a kind and no name.",
                "It refuses, in the middle of the deployment; whoever then adds `--all` in haste hits every object of the kind.",
                "Name it, `deployment/api`, or choose it by a label, `-l app=api`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(ScalesNameTheirObject::namesNothing)
                .map(invocation -> page().at(script.place(invocation), "this names a kind, and no object of it")
                        .withHelp(page().remedy()))
                .toList();
    }

    private static boolean namesNothing(Invocation kubectl) {
        if (!kubectl.is("kubectl") || kubectl.isStartedBy("xargs")) {
            return false;
        }
        var plain = kubectl.verbs().toList();
        boolean isAbout = !plain.isEmpty() && VERBS.contains(plain.getFirst());
        boolean allKnown =
                kubectl.arguments().stream().allMatch(word -> word.literal().isPresent());
        return isAbout
                && allKnown
                && !kubectl.has(
                        "-l", "--selector", "--all", "-f", "--filename", "-k", "--kustomize", "--field-selector")
                && plain.size() == 2
                && !plain.get(1).contains("/");
    }
}
