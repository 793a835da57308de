package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** One deployment procedure as its author wrote it. */
public record Spec(
        Head head,
        List<Input> inputs,
        List<Secret> secrets,
        List<Environment> environments,
        List<Shell> shells,
        List<Source> sources,
        List<Contact> contacts,
        List<EscalationHop> escalation,
        List<Channel> channels,
        List<Threshold> thresholds,
        List<Phase> phases,
        Optional<Rollback> rollback,
        Optional<SignOff> signOff,
        List<Reference> references,
        Span span) {
    public Spec {
        inputs = List.copyOf(inputs);
        secrets = List.copyOf(secrets);
        environments = List.copyOf(environments);
        shells = List.copyOf(shells);
        sources = List.copyOf(sources);
        contacts = List.copyOf(contacts);
        escalation = List.copyOf(escalation);
        channels = List.copyOf(channels);
        thresholds = List.copyOf(thresholds);
        phases = List.copyOf(phases);
        references = List.copyOf(references);
    }
}
