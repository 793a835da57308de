package deployspec.compile;

import deployspec.model.Approval;
import deployspec.model.Channel;
import deployspec.model.Contact;
import deployspec.model.Located;
import deployspec.model.RecordField;
import deployspec.plan.Action;
import deployspec.plan.EscalationHop;
import deployspec.plan.PlannedChannel;
import deployspec.plan.PlannedContact;
import deployspec.plan.Question;
import deployspec.plan.SignOff;
import deployspec.value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Contacts, what they are asked, and how they are told. */
final class People {
    private static final Text MESSAGE = new Text(List.of(new Text.Reference("MESSAGE")));

    private final Scope scope;

    People(Scope scope) {
        this.scope = scope;
    }

    static PlannedContact contact(Contact contact) {
        return new PlannedContact(
                contact.name().value(),
                contact.role(),
                contact.person(),
                contact.phone(),
                contact.email(),
                contact.detailsAtRun(),
                names(contact.members()),
                contact.group());
    }

    static EscalationHop hop(deployspec.model.EscalationHop hop) {
        return new EscalationHop(hop.contact().value(), names(hop.via()), Optional.of(hop.within()));
    }

    static SignOff signOff(deployspec.model.SignOff signOff) {
        return new SignOff(names(signOff.by()), records(signOff.record()));
    }

    static List<Question.Answer> records(List<RecordField> fields) {
        return fields.stream()
                .map(f -> new Question.Answer(
                        f.name().value(),
                        Text.literally(spoken(f.name().value())),
                        Optional.empty(),
                        names(f.options())))
                .toList();
    }

    PlannedChannel channel(Channel channel) {
        var about = switch (channel) {
            case Channel.Manual manual -> Optional.of(scope.text(manual.instruction()));
            case Channel.Run run -> Optional.<Text>empty();
            case Channel.Webhook webhook -> Optional.<Text>empty();
            case Channel.Slack slack -> Optional.<Text>empty();
            case Channel.PagerDuty pager -> Optional.<Text>empty();
        };
        return new PlannedChannel(channel.name().value(), about, message(channel, MESSAGE));
    }

    /** The action that sends this message through the channel. */
    Action message(Channel channel, Text message) {
        var sending = scope.needing(channel.needs()).setting(Map.of("MESSAGE", message));
        return switch (channel) {
            case Channel.Run run -> Scripts.lower(run.script(), sending);
            case Channel.Manual manual ->
                new Action.AskOperator(
                        new Question.Send(channel.name().value(), scope.text(manual.instruction()), message));
            case Channel.Webhook webhook -> HttpCalls.lower(webhook.call(), sending);
            case Channel.Slack slack -> Messengers.slack(slack, message, sending);
            case Channel.PagerDuty pager -> Messengers.pagerDuty(pager, message, sending);
        };
    }

    Question.Approve approve(Approval approval) {
        return new Question.Approve(
                names(approval.by()),
                approval.atLeast(),
                approval.notOperator(),
                approval.question().map(scope::text),
                approval.within(),
                otherwise(approval.otherwise()));
    }

    private Question.Otherwise otherwise(Approval.Otherwise otherwise) {
        return switch (otherwise) {
            case Approval.KeepWaiting() -> new Question.KeepWaiting();
            case Approval.Fail() -> new Question.Fail();
            case Approval.Ask ask -> new Question.AskNext(approve(ask.approval()));
        };
    }

    static List<String> names(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }

    /** {@code issues-encountered} as a person says it: Issues encountered. */
    private static String spoken(String name) {
        var words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
