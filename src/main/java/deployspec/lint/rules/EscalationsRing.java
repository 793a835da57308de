package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Channel;
import deployspec.model.EscalationHop;
import java.util.List;

/**
 * An escalation goes out by itself, because it is needed when nobody is there who could send it. Where no channel of the spec
 * can, people have found another way.
 */
public final class EscalationsRing implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "escalation-by-hand",
                Severity.WARNING,
                "An escalation goes only through channels that a person has to serve.",
                "People are escalated to because nobody answers; then nobody is there to send the message either.",
                "Add a channel to `via` that needs nobody, such as the one that pages.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var byHand = spec.channels().stream()
                .filter(Channel.Manual.class::isInstance)
                .map(c -> c.name().value())
                .collect(toSet());
        if (byHand.size() == spec.channels().size()) {
            return List.of();
        }
        return spec.escalation().stream()
                .filter(hop -> !hop.via().isEmpty() && hop.via().stream().allMatch(via -> byHand.contains(via.value())))
                .map(this::complain)
                .toList();
    }

    private Diagnostic complain(EscalationHop hop) {
        return page().at(
                        hop.via().getFirst().span(),
                        "`%s` is told only if a person is there to send the message"
                                .formatted(hop.contact().value()))
                .saying("a manual channel")
                .withHelp(page().remedy());
    }
}
