package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Notification;
import deployspec.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** A step tells a channel a thing once, because of two equal lines one was meant for somebody else. */
public final class MessagesAreSentOnce implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "told-twice",
                Severity.WARNING,
                "A step sends the same message to the same channel twice.",
                "One of the two was meant for another channel, whose readers are told nothing.",
                "Name the channel that was meant, or remove one of the two.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.steps(subject.spec())
                .flatMap(step -> step.action().value() instanceof StepAction.Notify notify
                        ? check(notify.notifications()).stream()
                        : Stream.empty())
                .toList();
    }

    private List<Diagnostic> check(List<Notification> notifications) {
        var first = new HashMap<String, Span>();
        var found = new ArrayList<Diagnostic>();
        for (var notification : notifications) {
            var channel = notification.channel();
            var message = notification.message().map(m -> m.text().written()).orElse("");
            var earlier = first.putIfAbsent(channel.value() + "\n" + message, channel.span());
            if (earlier != null) {
                found.add(page().at(channel.span(), "`%s` is told the same twice".formatted(channel.value()))
                        .relatedTo(earlier, "told the same here")
                        .withHelp(page().remedy()));
            }
        }
        return found;
    }
}
