package deployspec.model;

import java.util.List;
import java.util.Optional;

/**
 * What a step finds around it when it runs.
 *
 * @param needs the secrets it sees
 * @param dir the folder it runs in; none means where the run was started
 */
public record Surroundings(
        Optional<Located<String>> environment,
        List<Located<String>> needs,
        Optional<Template> dir,
        List<Variable> env) {
    public Surroundings {
        needs = List.copyOf(needs);
        env = List.copyOf(env);
    }

    public record Variable(Located<String> name, Template value) {}
}
