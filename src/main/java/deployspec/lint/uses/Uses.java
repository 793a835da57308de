package deployspec.lint.uses;

import deployspec.model.Gate;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import java.util.List;

/** Every use of a name, and every script, in the order of the document. */
public record Uses(List<Use> names, List<ScriptUse> scripts) {
    public Uses {
        names = List.copyOf(names);
        scripts = List.copyOf(scripts);
    }

    public static Uses of(Spec spec) {
        var search = new UseSearch();
        search.spec(spec);
        return search.found();
    }

    /** What a gate uses, and the thresholds that it names. */
    public static Uses of(Gate gate, List<Threshold> thresholds) {
        var search = new UseSearch();
        search.gate(gate);
        search.found()
                .names(Kind.THRESHOLD)
                .forEach(use -> thresholds.stream()
                        .filter(t -> t.id().value().equals(use.name()))
                        .forEach(search::threshold));
        return search.found();
    }

    public List<Use> names(Kind kind) {
        return names.stream().filter(u -> u.kind() == kind).toList();
    }
}
