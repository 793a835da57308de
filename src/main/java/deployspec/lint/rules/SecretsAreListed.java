package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Located;
import deployspec.model.Secret;
import deployspec.model.Spec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script that names a secret must list it in `needs`, because nothing else makes it visible there. */
public final class SecretsAreListed implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "secret-not-listed",
                Severity.ERROR,
                "A script names a secret that its `needs` does not list.",
                "A secret is visible only where it is listed, so that a reviewer sees who gets it; here the variable would be unset.",
                "List it: `needs: [NAME]`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        Map<String, Secret> secrets = spec.secrets().stream()
                .collect(Collectors.toMap(s -> s.name().value(), s -> s, (a, b) -> a, HashMap::new));
        return subject.uses().scripts().stream()
                .flatMap(use -> use.names().stream()
                        .flatMap(word -> Stream.ofNullable(secrets.get(word)))
                        .filter(secret -> !isListed(secret, use.needs()))
                        .filter(secret -> !isListed(secret, neededByShell(use, spec)))
                        .map(secret -> complain(use, secret)))
                .toList();
    }

    private Diagnostic complain(ScriptUse use, Secret secret) {
        var word = secret.name().value();
        return page().at(
                        use.script().span(),
                        "%s names the secret `%s`, which it does not need"
                                .formatted(use.role().spoken(), word))
                .relatedTo(secret.name().span(), "declared here")
                .withHelp("Add `needs: [%s]` where the script stands.".formatted(word));
    }

    /** What the shell needs, its scripts may speak of: `psql` may use it through its own environment. */
    private static List<Located<String>> neededByShell(ScriptUse use, Spec spec) {
        return use.script().shell().stream()
                .flatMap(name ->
                        spec.shells().stream().filter(s -> s.name().value().equals(name.value())))
                .flatMap(s -> s.needs().stream())
                .toList();
    }

    private static boolean isListed(Secret secret, List<Located<String>> needs) {
        return needs.stream().anyMatch(need -> need.value().equals(secret.name().value()));
    }
}
