package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Channel;
import deployspec.model.Notification;
import deployspec.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A step tells a channel a thing once, because of two equal lines one was meant for somebody else; and a pager anything once,
 * because the second message joins the incident of the first and rings nobody.
 */
public final class MessagesAreSentOnce implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "told-twice",
                Severity.WARNING,
                "A step sends the same message to the same channel twice, or two messages to the same pager.",
                "One of the two was meant for another channel, whose readers are told nothing. A pager rings once for a step.",
                "Name the channel that was meant, or remove one of the two.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var pagers = subject.spec().channels().stream()
                .filter(Channel.PagerDuty.class::isInstance)
                .map(c -> c.name().value())
                .collect(toSet());
        return Written.steps(subject.spec())
                .flatMap(step -> step.action().value() instanceof StepAction.Notify notify
                        ? check(notify.notifications(), pagers).stream()
                        : Stream.empty())
                .toList();
    }

    private List<Diagnostic> check(List<Notification> notifications, Set<String> pagers) {
        var first = new HashMap<String, Span>();
        var found = new ArrayList<Diagnostic>();
        for (var notification : notifications) {
            var channel = notification.channel();
            boolean rings = pagers.contains(channel.value());
            var message = rings
                    ? ""
                    : notification.message().map(m -> m.text().written()).orElse("");
            var earlier = first.putIfAbsent(channel.value() + "\n" + message, channel.span());
            if (earlier != null) {
                found.add(
                        rings
                                ? page().at(channel.span(), "`%s` rings once for a step".formatted(channel.value()))
                                        .relatedTo(earlier, "it rings for this message")
                                        .withHelp("Write one message, or make the other one a step of its own.")
                                : page().at(channel.span(), "`%s` is told the same twice".formatted(channel.value()))
                                        .relatedTo(earlier, "told the same here")
                                        .withHelp(page().remedy()));
            }
        }
        return found;
    }
}
