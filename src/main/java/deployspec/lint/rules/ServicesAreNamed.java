package deployspec.lint.rules;

import deployspec.bash.Part;
import deployspec.bash.Word;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.stream.Stream;

/** Compose is given services, because a version behind its verb is taken for the name of one. */
public final class ServicesAreNamed implements ScriptRule {
    private static final List<String> COMMANDS = Stream.of("docker-compose ", "docker compose ")
            .flatMap(program -> Stream.of("pull", "up", "restart", "stop", "start", "build", "push")
                    .map(program::concat))
            .toList();

    @Override
    public Page page() {
        return new Page(
                "version-for-service",
                Severity.WARNING,
                "Compose is given a version where it expects a service.",
                "`docker compose pull \"$VERSION\"` looks for a service of that name; the images stay what the compose file says, and the old version starts again.",
                "Let the compose file name its images `app:${VERSION}`, export `VERSION`, and leave the argument out.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(ServicesAreNamed::takesServices)
                .flatMap(compose -> compose.arguments().stream().filter(ServicesAreNamed::isVersion))
                .map(word -> page().at(
                                script.place(word),
                                "`%s` is taken for the name of a service".formatted(script.written(word)))
                        .withHelp(page().remedy()))
                .toList();
    }

    private static boolean takesServices(Invocation invocation) {
        return invocation.firstOf(COMMANDS).isPresent();
    }

    private static boolean isVersion(Word word) {
        return variables(word).anyMatch(name -> name.matches("(?i)(?:.*_)?(?:version|tag|release)"));
    }

    /** The variables that are all there is of the word. */
    private static Stream<String> variables(Word word) {
        var parts = word.parts().size() == 1 && word.parts().getFirst() instanceof Part.DoubleQuoted quoted
                ? quoted.parts()
                : word.parts();
        return parts.size() == 1 && parts.getFirst() instanceof Part.Parameter parameter
                ? Stream.of(parameter.name().text())
                : Stream.empty();
    }
}
