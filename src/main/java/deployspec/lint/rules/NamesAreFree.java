package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Located;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A value has a name that nothing else uses, because scripts find it in their environment, where others look, too. */
public final class NamesAreFree implements SpecRule {
    /** Of bash: what is given under these names is lost. */
    private static final Set<String> OF_THE_SHELL = Set.of(
            "BASHOPTS",
            "BASHPID",
            "COMP_WORDS",
            "DIRSTACK",
            "EPOCHREALTIME",
            "EPOCHSECONDS",
            "EUID",
            "FUNCNAME",
            "GROUPS",
            "HISTCMD",
            "LINENO",
            "MAPFILE",
            "OPTARG",
            "OPTIND",
            "PIPESTATUS",
            "PPID",
            "RANDOM",
            "REPLY",
            "SECONDS",
            "SHELLOPTS",
            "SHLVL",
            "SRANDOM",
            "UID");

    /** What every command looks up. */
    private static final Set<String> OF_COMMANDS = Set.of(
            "CDPATH", "ENV", "GLOBIGNORE", "HOME", "IFS", "OLDPWD", "PATH", "POSIXLY_CORRECT", "PS4", "PWD", "SHELL");

    /** The one that a workflow finds by itself and scripts may well ask for. */
    private static final String GITHUB_TOKEN = "GITHUB_TOKEN";

    @Override
    public Page page() {
        return new Page(
                "taken-name",
                Severity.WARNING,
                "A value has a name that the shell, every command or a CI system uses for itself.",
                "The script finds another value than the one that was given, or commands are no longer found at all.",
                "Choose a name that says what the value is for, such as `DEPLOY_PATH`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var inputs = spec.inputs().stream().map(input -> input.name());
        var secrets = spec.secrets().stream()
                .map(secret -> secret.name())
                .filter(name -> !name.value().equals(GITHUB_TOKEN));
        var found = Written.steps(spec)
                .flatMap(step -> Stream.of(
                                step.captures().stream().map(capture -> capture.name()),
                                step.given().stream().map(given -> given.name()),
                                step.forEach().stream()
                                        .flatMap(loop -> loop.iterations().stream())
                                        .limit(1)
                                        .flatMap(turn ->
                                                turn.variables().stream().map(variable -> variable.name())))
                        .flatMap(names -> names));
        return Stream.of(inputs, secrets, found)
                .flatMap(names -> names)
                .flatMap(name -> check(name).stream())
                .toList();
    }

    private Optional<Diagnostic> check(Located<String> name) {
        return whose(name.value())
                .map(whose -> page().at(name.span(), "`%s` %s".formatted(name.value(), whose))
                        .withHelp("Choose another name, such as `DEPLOY_%s`."
                                .formatted(name.value()
                                        .replaceFirst("^(GITHUB|RUNNER|ACTIONS|SPEC|LD|BASH)_", "")
                                        .replaceFirst("^DEPLOY_", ""))));
    }

    private static Optional<String> whose(String name) {
        if (OF_THE_SHELL.contains(name) || name.startsWith("BASH_")) {
            return Optional.of("is a name of bash, which puts a value of its own there");
        }
        if (OF_COMMANDS.contains(name) || name.startsWith("LD_")) {
            return Optional.of("is a name that every command looks up; another value breaks them");
        }
        if (name.startsWith("GITHUB_") || name.startsWith("RUNNER_") || name.startsWith("ACTIONS_")) {
            return Optional.of("is a name that GitHub keeps for itself");
        }
        return name.startsWith("SPEC_")
                ? Optional.of("begins like the values that Deployspec gives to every script")
                : Optional.empty();
    }
}
