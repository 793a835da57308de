package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.lint.SpecRule;
import deployspec.lint.uses.ScriptUse;
import deployspec.lint.uses.Uses;
import deployspec.model.Secret;
import deployspec.model.Spec;
import deployspec.value.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A script that names a secret must list it in `needs`, because nothing else makes it visible there. */
public final class SecretsAreListed implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "secret-not-listed",
                "A script names a secret that its `needs` does not list.",
                "A secret is visible only where it is listed, so that a reviewer sees who gets it; here the variable would be unset.",
                "List it: `needs: [NAME]`.");
    }

    @Override
    public List<Diagnostic> check(Spec spec) {
        Map<String, Secret> secrets = spec.secrets().stream()
                .collect(Collectors.toMap(s -> s.name().value(), s -> s, (a, b) -> a, HashMap::new));
        return Uses.of(spec).scripts().stream()
                .flatMap(use -> Names.wordsIn(use.script().text()).stream()
                        .filter(secrets::containsKey)
                        .filter(word -> use.needs().stream().noneMatch(n -> n.value().equals(word)))
                        .filter(word -> !viaNeeds(use, word, spec))
                        .map(word -> complain(use, word, secrets.get(word))))
                .toList();
    }

    private Diagnostic complain(ScriptUse use, String word, Secret secret) {
        return Diagnostic.error(
                        page().code(), use.script().span(), "%s names the secret `%s`, which it does not need".formatted(use.what(), word))
                .relatedTo(secret.name().span(), "declared here")
                .withHelp("Add `needs: [%s]` where the script stands.".formatted(word));
    }

    /** What the shell needs, its scripts may speak of: `psql` may use it through its own environment. */
    private static boolean viaNeeds(ScriptUse use, String word, Spec spec) {
        return use.script().shell().stream()
                .flatMap(name -> spec.shells().stream().filter(s -> s.name().value().equals(name.value())))
                .flatMap(s -> s.needs().stream())
                .anyMatch(n -> n.value().equals(word));
    }
}
