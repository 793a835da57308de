package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One deployment procedure as its author wrote it.
 *
 * @param uses of procedures, whose steps stand among those of phases and rollback
 */
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
        List<Procedure> procedures,
        List<ProcedureUse> uses,
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
        procedures = List.copyOf(procedures);
        uses = List.copyOf(uses);
        phases = List.copyOf(phases);
        references = List.copyOf(references);
    }

    /** Every step of the phases, in the order of the document, checks behind the step they belong to. */
    public Stream<Step> steps() {
        return phases.stream().flatMap(p -> p.block().allSteps());
    }

    /** Every step of the rollback procedure, likewise. */
    public Stream<Step> rollbackSteps() {
        return rollback.stream().flatMap(r -> switch (r) {
            case Rollback.Procedure procedure ->
                Stream.concat(
                        procedure.items().stream().flatMap(BlockItem::allSteps),
                        procedure.sections().stream().flatMap(s -> s.block().allSteps()));
            case Rollback.Irreversible irreversible -> Stream.empty();
        });
    }
}
