package deployspec.compile;

import deployspec.model.Environment;
import deployspec.model.Input;
import deployspec.model.Located;
import deployspec.model.Surroundings;
import deployspec.model.Template;
import deployspec.value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is in force where something stands: the environment, what a step sets for itself, and the secrets it may see.
 *
 * @param planned the environment that the plan is for
 * @param environment the environment whose values hold here
 * @param variables what the step, or the turn of its loop, sets
 * @param rollback whether this is inside the rollback procedure
 */
record Scope(
        Declarations declarations,
        Optional<Environment> planned,
        Optional<Environment> environment,
        Map<String, Text> variables,
        Optional<Text> directory,
        List<String> secrets,
        boolean rollback) {

    static Scope outermost(Declarations declarations, Optional<Environment> environment) {
        return new Scope(declarations, environment, environment, Map.of(), Optional.empty(), List.of(), false);
    }

    Scope inRollback() {
        return new Scope(declarations, planned, environment, variables, directory, secrets, true);
    }

    Scope in(Optional<Located<String>> name) {
        var own =
                name.map(n -> Declarations.find(declarations.environments(), n)).or(() -> environment);
        return new Scope(declarations, planned, own, variables, directory, secrets, rollback);
    }

    Scope with(Surroundings own) {
        var inner = in(own.environment());
        var all = new LinkedHashMap<>(variables);
        own.env().forEach(v -> all.put(v.name().value(), text(v.value())));
        return new Scope(
                declarations,
                planned,
                inner.environment,
                all,
                own.dir().map(this::text).or(() -> directory),
                names(own.needs()),
                rollback);
    }

    Scope needing(List<Located<String>> needs) {
        var all = Stream.concat(secrets.stream(), names(needs).stream())
                .distinct()
                .toList();
        return new Scope(declarations, planned, environment, variables, directory, all, rollback);
    }

    Scope setting(Map<String, Text> more) {
        var all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return new Scope(declarations, planned, environment, all, directory, secrets, rollback);
    }

    /** The text with what this scope sets already put in. */
    Text text(Template template) {
        return template.text().with(variables);
    }

    /** The environment's name where it is not the plan's. */
    Optional<String> otherEnvironment() {
        return isOther() ? environment.map(e -> e.name().value()) : Optional.empty();
    }

    /** What inputs are worth here where this is not the plan's environment: all that either environment says something of. */
    TreeMap<String, String> otherValues() {
        var values = new TreeMap<String, String>();
        if (isOther()) {
            Stream.concat(planned.stream(), environment.stream())
                    .flatMap(e -> e.inputs().stream())
                    .map(s -> s.input().value())
                    .forEach(name -> declarations.inputs().stream()
                            .filter(i -> i.name().value().equals(name))
                            .findFirst()
                            .flatMap((Input i) -> Compiler.value(i, environment))
                            .ifPresent(value -> values.put(name, value)));
        }
        return values;
    }

    private boolean isOther() {
        return !environment.map(Environment::name).equals(planned.map(Environment::name));
    }

    private static List<String> names(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }
}
