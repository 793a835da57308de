package deployspec.model.decode;

import deployspec.model.Confirm;
import deployspec.model.ForEach;
import deployspec.model.Id;
import deployspec.model.Late;
import deployspec.model.Located;
import deployspec.model.OnFailure;
import deployspec.model.Retry;
import deployspec.model.Safety;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Surroundings;
import deployspec.model.Template;
import deployspec.model.Timing;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Steps. */
final class Steps {
    private Steps() {}

    static Step step(Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            var title = Templates.template(node, decoding);
            var procedures = decoding.procedures();
            return manual(title, procedures.whole(Ids.of(title)), procedures.given());
        }
        return decoding.mapping(
                "step",
                node,
                c -> of(
                        c,
                        id -> decoding.procedures().whole(id),
                        decoding.procedures().given(),
                        c.list("checks", Steps::check),
                        Batches.loop(c)));
    }

    private static Step of(
            Cursor c,
            UnaryOperator<Id> whole,
            List<ForEach.Variable> given,
            List<Step> checks,
            Optional<ForEach> loop) {
        var title = c.required("step", Templates::template);
        var action = Actions.action(c, title);
        FittingKeys.check(c, action.value());
        var step = new Step(
                whole.apply(Ids.id(c, title)),
                title,
                c.template("about"),
                c.templates("details"),
                checks,
                c.name("owner"),
                Times.timing(c),
                c.optional("when", Conditions::condition),
                surroundings(c),
                action,
                safety(c),
                c.optional("capture", Captures::captures).orElse(List.of()),
                c.templates("keep"),
                c.optional("expect", Expects::script),
                c.optional("confirm", Steps::confirm).flatMap(confirm -> confirm),
                c.names("baseline"),
                Waivers.gates(c),
                c.optional("on-failure", Steps::onFailure).orElse(NO_REACTION),
                Undos.undo(c),
                loop,
                c.names("shows"),
                c.named("record", f -> SignOffs.recordField(f, c.decoding())),
                given,
                title.span());
        FittingKeys.checkCaptures(step, c);
        return step;
    }

    private static final OnFailure NO_REACTION = new OnFailure(Optional.empty(), Optional.empty(), Optional.empty());

    /** A box inside a step: a step that has neither checks nor a loop. An id that is not written says what step it is in anyway. */
    private static Step check(Node node, Decoding decoding) {
        var procedures = decoding.procedures();
        if (node instanceof Scalar) {
            var title = Templates.template(node, decoding);
            return manual(title, Ids.of(title), List.of());
        }
        return decoding.mapping(
                "check",
                node,
                c -> of(c, id -> id.written() ? procedures.whole(id) : id, List.of(), List.of(), Optional.empty()));
    }

    private static Surroundings surroundings(Cursor c) {
        return new Surroundings(
                c.name("environment"),
                c.names("needs"),
                c.template("dir"),
                c.named(
                        "env",
                        f -> new Surroundings.Variable(Ids.name(f), Templates.template(f.value(), c.decoding()))));
    }

    private static Safety safety(Cursor c) {
        return new Safety(
                c.flag("read-only"),
                c.flag("idempotent"),
                c.script("done-if"),
                c.optional("timeout", Scalars::duration),
                c.optional("retry", Steps::retry));
    }

    private static Retry retry(Node node, Decoding decoding) {
        return decoding.mapping(
                "retry",
                node,
                c -> new Retry(
                        c.required("attempts", Scalars::integer),
                        c.duration("every").orElse(Duration.ofSeconds(1)),
                        c.optional("backoff", Scalars::number).orElse(BigDecimal.ONE),
                        c.list("on-exit", Scalars::integer),
                        c.span()));
    }

    private static Optional<Confirm> confirm(Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            return Scalars.flag(node, decoding)
                    ? Optional.of(new Confirm(Optional.empty(), Optional.empty(), node.span()))
                    : Optional.empty();
        }
        return Optional.of(decoding.mapping(
                "confirm",
                node,
                c -> new Confirm(c.name("type"), c.optional("when", Conditions::condition), c.span())));
    }

    private static OnFailure onFailure(Node node, Decoding decoding) {
        if (node instanceof Scalar scalar) {
            var reaction = Optional.of(Scalars.constant(OnFailure.Reaction.class, scalar.text()));
            return new OnFailure(reaction, reaction, reaction);
        }
        return decoding.mapping(
                "on-failure",
                node,
                c -> new OnFailure(
                        c.word("failed", OnFailure.Reaction.class),
                        c.word("no-data", OnFailure.Reaction.class),
                        c.word("error", OnFailure.Reaction.class)));
    }

    private static Step manual(Template title, Id id, List<ForEach.Variable> given) {
        return new Step(
                id,
                title,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new Timing(Optional.empty(), false, Late.NOTE, Optional.empty()),
                Optional.empty(),
                new Surroundings(Optional.empty(), List.of(), Optional.empty(), List.of()),
                new Located<>(new StepAction.None(), title.span()),
                new Safety(false, false, Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                NO_REACTION,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                given,
                title.span());
    }
}
