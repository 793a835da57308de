package deployspec.lint.scripts;

import deployspec.bash.Variables;
import deployspec.diagnostic.Span;
import deployspec.lint.uses.ScriptUse;
import deployspec.lint.uses.Written;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.value.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variable that a script reads and nothing gives a value: neither the spec, nor the script, nor the shell, nor the
 * environment that a run lets through.
 *
 * @param read where the script reads it first
 * @param elsewhere where another script gives it a value, which is gone when that one ends
 */
public record Unset(ShellScript script, Variables.Read read, Optional<Span> elsewhere) {
    private static final Pattern FROM_THE_SHELL = Pattern.compile(
            "PATH|HOME|USER|LOGNAME|SHELL|LANG|TZ|TERM|TMPDIR|PWD|OLDPWD|HOSTNAME|UID|EUID|PPID|IFS|RANDOM|SRANDOM|SECONDS|LINENO"
                    + "|REPLY|OPTARG|OPTIND|OPTERR|COLUMNS|LINES|MAPFILE|DIRSTACK|FUNCNAME|PIPESTATUS|GROUPS|SHLVL|SHELLOPTS"
                    + "|OSTYPE|MACHTYPE|HOSTTYPE|EPOCHSECONDS|EPOCHREALTIME|COPROC|COPROC_PID|MAILCHECK|PS[0-4]"
                    + "|SSH_AUTH_SOCK|JAVA_HOME|KUBECONFIG|DOCKER_HOST|DOCKER_CONFIG|AWS_PROFILE|AWS_REGION|AWS_CONFIG_FILE"
                    + "|(?:HTTPS?|NO)_PROXY|(?:https?|no)_proxy|(?:BASH|LC|XDG)_?[A-Z_]*");

    /** In the order of the document. Scripts for another machine's shell are left out: nobody knows what that one has set. */
    public static List<Unset> in(List<ShellScript> scripts, Spec spec) {
        var declared = declared(spec);
        var given = givenByScripts(scripts);
        return scripts.stream()
                .filter(script -> script.use().script().shell().isEmpty())
                .flatMap(script -> reads(script, declared)
                        .map(read -> new Unset(
                                script,
                                read,
                                Optional.ofNullable(given.get(read.name().text())))))
                .toList();
    }

    public String name() {
        return read.name().text();
    }

    /** Where it is read. */
    public Span span() {
        return script.place(read.name());
    }

    private static Stream<Variables.Read> reads(ShellScript script, Set<String> declared) {
        var known = new HashSet<>(declared);
        known.addAll(local(script.use()));
        script.variables().sets().stream()
                .filter(set -> set.way() != Variables.Way.UNSET && set.way() != Variables.Way.PREFIX)
                .forEach(set -> known.add(set.name().text()));
        return script.variables().reads().stream()
                .filter(read -> read.guard() == Variables.Guard.NONE || read.guard() == Variables.Guard.REQUIRED)
                .filter(read -> !FROM_THE_SHELL.matcher(read.name().text()).matches())
                .filter(read -> known.add(read.name().text()));
    }

    /** Where a script gives a variable a value that would have to outlive it, by the variable's name. */
    private static Map<String, Span> givenByScripts(List<ShellScript> scripts) {
        var found = new HashMap<String, Span>();
        for (var script : scripts) {
            script.variables().sets().stream()
                    .filter(set -> set.way() == Variables.Way.ASSIGNED
                            || set.way() == Variables.Way.DECLARED
                            || set.way() == Variables.Way.FILLED)
                    .forEach(set -> found.putIfAbsent(set.name().text(), script.place(set.name())));
        }
        return found;
    }

    /** What every script of the spec may see. */
    private static Set<String> declared(Spec spec) {
        var names = new HashSet<>(Names.builtIn());
        spec.inputs().forEach(input -> names.add(input.name().value()));
        spec.secrets().forEach(secret -> names.add(secret.name().value()));
        Written.steps(spec)
                .flatMap(step -> step.captures().stream())
                .forEach(capture -> names.add(capture.name().value()));
        names.add("MESSAGE");
        // A check sees what is set for the step around it, and an undo what its step sees.
        Written.steps(spec).filter(step -> !step.checks().isEmpty()).forEach(step -> names.addAll(local(step)));
        return names;
    }

    private static Set<String> local(ScriptUse use) {
        return use.step().map(Unset::local).orElse(Set.of());
    }

    private static Set<String> local(Step step) {
        var names = new HashSet<String>();
        step.names().forEach(name -> names.add(name.value()));
        step.surroundings().needs().forEach(need -> names.add(need.value()));
        return names;
    }
}
