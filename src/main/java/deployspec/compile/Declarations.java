package deployspec.compile;

import deployspec.model.Channel;
import deployspec.model.Environment;
import deployspec.model.Input;
import deployspec.model.Located;
import deployspec.model.Shell;
import deployspec.model.Source;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import deployspec.value.Names;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a spec declares, by name.
 *
 * @param spec the spec's id
 * @param values the names of inputs and captured values, and what every run knows
 */
record Declarations(
        String spec,
        Map<String, Shell> shells,
        Map<String, Source> sources,
        Map<String, Channel> channels,
        Map<String, Threshold> thresholds,
        Map<String, Environment> environments,
        List<Input> inputs,
        Set<String> values) {

    static Declarations of(Spec spec) {
        var values = new HashSet<>(Names.builtIn());
        spec.inputs().forEach(i -> values.add(i.name().value()));
        spec.steps()
                .flatMap(s -> s.captures().stream())
                .forEach(c -> values.add(c.name().value()));
        return new Declarations(
                spec.head().id().value(),
                byName(spec.shells(), s -> s.name().value()),
                byName(spec.sources(), s -> s.name().value()),
                byName(spec.channels(), c -> c.name().value()),
                byName(spec.thresholds(), t -> t.id().value()),
                byName(spec.environments(), e -> e.name().value()),
                spec.inputs(),
                values);
    }

    /** The one declared under this name; that there is one has been proved by a rule. */
    static <T> T find(Map<String, T> declared, Located<String> name) {
        var found = declared.get(name.value());
        if (found == null) {
            throw new IllegalArgumentException("nothing is declared as `" + name.value() + "` at "
                    + name.span().place());
        }
        return found;
    }

    private static <T> Map<String, T> byName(List<T> declared, Function<T, String> name) {
        var found = new LinkedHashMap<String, T>();
        declared.forEach(d -> found.put(name.apply(d), d));
        return found;
    }
}
