package deployspec.lint.uses;

import deployspec.diagnostic.Span;
import deployspec.lint.uses.ScriptUse.Role;
import deployspec.model.Approval;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Capture;
import deployspec.model.Channel;
import deployspec.model.Condition;
import deployspec.model.Gate;
import deployspec.model.HttpCall;
import deployspec.model.Input;
import deployspec.model.JsonTemplate;
import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Note;
import deployspec.model.Parallel;
import deployspec.model.Rollback;
import deployspec.model.Script;
import deployspec.model.Secret;
import deployspec.model.Section;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Template;
import deployspec.model.Threshold;
import deployspec.model.Undo;
import deployspec.model.UndoAction;
import deployspec.model.Value;
import deployspec.value.Bound;
import deployspec.value.Names;
import deployspec.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a spec in the order of the document, and notes on the way whose names it meets in which step. */
final class UseSearch {
    private final List<Use> names = new ArrayList<>();
    private final List<ScriptUse> scripts = new ArrayList<>();
    private Optional<Step> step = Optional.empty();
    private List<Located<String>> needs = List.of();

    Uses found() {
        return new Uses(names, scripts);
    }

    void spec(Spec spec) {
        declarations(spec);
        spec.phases().forEach(p -> block(p.block()));
        spec.rollback().ifPresent(this::rollback);
        spec.signOff().ifPresent(s -> all(Kind.CONTACT, s.by()));
        spec.references().forEach(r -> {
            text(r.title());
            r.items().forEach(i -> {
                text(i.title());
                i.urls().forEach(this::text);
            });
        });
    }

    private void declarations(Spec spec) {
        text(spec.head().title());
        spec.head().overview().ifPresent(this::text);
        spec.inputs().forEach(i -> {
            if (i.required() instanceof Input.When when) {
                condition(when.condition());
            }
        });
        spec.secrets().forEach(s -> {
            if (s.origin() instanceof Secret.FromCommand command) {
                script(command.script(), Role.SECRET);
            }
        });
        spec.environments().forEach(e -> e.inputs().forEach(s -> use(Kind.INPUT, s.input())));
        spec.shells().forEach(s -> needing(s.needs(), () -> script(s.via(), Role.SHELL)));
        spec.sources().forEach(s -> needing(s.needs(), () -> text(s.prometheus())));
        spec.contacts().forEach(c -> all(Kind.CONTACT, c.members()));
        spec.escalation().forEach(h -> {
            use(Kind.CONTACT, h.contact());
            all(Kind.CHANNEL, h.via());
        });
        spec.channels().forEach(c -> needing(c.needs(), () -> channel(c)));
        spec.thresholds().forEach(this::threshold);
        spec.uses().forEach(u -> use(Kind.PROCEDURE, u.procedure()));
    }

    private void channel(Channel channel) {
        switch (channel) {
            case Channel.Run run -> script(run.script(), Role.CHANNEL);
            case Channel.Manual manual -> text(manual.instruction());
            case Channel.Webhook webhook -> call(webhook.call());
            case Channel.Slack slack -> text(slack.url());
            case Channel.PagerDuty pager -> {
                text(pager.routingKey());
                pager.events().ifPresent(this::text);
            }
        }
    }

    void threshold(Threshold threshold) {
        text(threshold.title());
        threshold.about().ifPresent(this::text);
        threshold.levels().forEach(l -> bound(l.value().bound(), l.span()));
        threshold.measure().ifPresent(this::measure);
        threshold.baseline().ifPresent(this::measure);
        threshold.judgement().ifPresent(j -> text(j.question()));
    }

    private void bound(Bound bound, Span span) {
        bound.quantities().forEach(q -> {
            if (q instanceof Quantity.FromInput input) {
                names.add(new Use(Kind.INPUT, input.name(), span, step));
            }
        });
    }

    private void measure(Measure measure) {
        var more = new ArrayList<>(needs);
        more.addAll(measure.needs());
        all(Kind.SECRET, measure.needs());
        var outer = needs;
        needs = more;
        switch (measure.source()) {
            case MeasureSource.Run run -> script(run.script(), Role.MEASURE);
            case MeasureSource.Http http -> call(http.call());
            case MeasureSource.Query query -> {
                text(query.query());
                use(Kind.SOURCE, query.source());
            }
            case MeasureSource.Output output -> {}
            case MeasureSource.Typed typed -> typed.question().ifPresent(this::text);
            case MeasureSource.Same same -> use(Kind.THRESHOLD, same.threshold());
        }
        needs = outer;
    }

    private void block(Block block) {
        text(block.title());
        block.about().ifPresent(this::text);
        block.environment().ifPresent(e -> use(Kind.ENVIRONMENT, e));
        block.owner().ifPresent(o -> use(Kind.CONTACT, o));
        block.when().ifPresent(this::condition);
        block.enter().forEach(this::gate);
        block.approve().ifPresent(this::approval);
        items(block.items(), block.sections());
        block.leave().forEach(this::gate);
        block.always().forEach(this::step);
    }

    private void items(List<BlockItem> items, List<Section> sections) {
        for (var item : items) {
            switch (item) {
                case Step step -> step(step);
                case Note note -> text(note.text());
                case Parallel parallel -> parallel.branches().forEach(this::block);
            }
        }
        sections.forEach(s -> block(s.block()));
    }

    private void rollback(Rollback rollback) {
        switch (rollback) {
            case Rollback.Procedure procedure -> {
                if (procedure.decide() instanceof Rollback.ByContacts by) {
                    all(Kind.CONTACT, by.by());
                }
                procedure.judgements().forEach(this::text);
                items(procedure.items(), procedure.sections());
            }
            case Rollback.Irreversible irreversible -> text(irreversible.reason());
        }
    }

    private void step(Step written) {
        var outer = step;
        step = Optional.of(written);
        var outerNeeds = needs;
        written.given().forEach(v -> value(v.value()));
        needs = written.surroundings().needs();
        all(Kind.SECRET, needs);
        words(written);
        written.owner().ifPresent(o -> use(Kind.CONTACT, o));
        written.surroundings().environment().ifPresent(e -> use(Kind.ENVIRONMENT, e));
        written.surroundings().dir().ifPresent(this::text);
        written.surroundings().env().forEach(v -> text(v.value()));
        written.when().ifPresent(this::condition);
        written.confirm().ifPresent(c -> c.when().ifPresent(this::condition));
        all(Kind.THRESHOLD, written.baseline());
        all(Kind.THRESHOLD, written.shows());
        written.forEach()
                .ifPresent(loop -> loop.iterations().forEach(i -> {
                    text(i.title());
                    i.variables().forEach(v -> value(v.value()));
                }));
        action(written.action().value());
        written.safety().doneIf().ifPresent(s -> script(s, Role.DONE_IF));
        written.captures().forEach(c -> {
            if (c.from() instanceof Capture.FromPerson person) {
                text(person.question());
            }
        });
        written.checks().forEach(this::step);
        written.gates().forEach(this::gate);
        written.undo().ifPresent(this::undo);
        step = outer;
        needs = outerNeeds;
    }

    private void words(Step written) {
        text(written.title());
        written.about().ifPresent(this::text);
        written.details().forEach(this::text);
        written.keep().forEach(this::text);
    }

    private void value(Value value) {
        switch (value) {
            case Value.One one -> text(one.text());
            case Value.Many many -> many.items().forEach(this::text);
        }
    }

    private void action(StepAction action) {
        switch (action) {
            case StepAction.None() -> {}
            case StepAction.Run run -> script(run.script(), Role.ACTION);
            case StepAction.Http http -> call(http.call());
            case StepAction.Notify notify ->
                notify.notifications().forEach(n -> {
                    use(Kind.CHANNEL, n.channel());
                    n.message().ifPresent(this::text);
                });
            case StepAction.Approve approve -> approval(approve.approval());
            case StepAction.WaitFor wait -> {}
            case StepAction.WaitUntil until -> condition(until.condition());
            case StepAction.Watch watch ->
                watch.stretches().forEach(s -> s.about().ifPresent(this::text));
            case StepAction.UndoAll() -> {}
            case StepAction.UndoSteps undo -> all(Kind.STEP, undo.steps());
        }
    }

    private void undo(Undo undo) {
        switch (undo) {
            case Undo.ByAction by -> {
                by.title().ifPresent(this::text);
                switch (by.action()) {
                    case UndoAction.Run run -> script(run.script(), Role.UNDO);
                    case UndoAction.Http http -> call(http.call());
                    case UndoAction.Manual manual -> text(manual.instruction());
                }
                by.gates().forEach(this::gate);
            }
            case Undo.ByStep by -> use(Kind.ROLLBACK_STEP, by.step());
            case Undo.Irreversible irreversible -> text(irreversible.reason());
        }
    }

    private void approval(Approval approval) {
        all(Kind.CONTACT, approval.by());
        approval.question().ifPresent(this::text);
        if (approval.otherwise() instanceof Approval.Ask ask) {
            approval(ask.approval());
        }
    }

    void gate(Gate gate) {
        gate.terms().title().ifPresent(this::text);
        gate.terms().waiver().ifPresent(w -> {
            use(Kind.CONTACT, w.by());
            text(w.why());
        });
        switch (gate) {
            case Gate.OfThreshold of -> use(Kind.THRESHOLD, of.threshold());
            case Gate.InPlace in -> threshold(in.threshold());
            case Gate.OnCondition on -> condition(on.condition());
        }
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.ValueIs is -> use(Kind.VALUE, is.name());
            case Condition.ValueMatches matches -> use(Kind.VALUE, matches.name());
            case Condition.ValueMeets meets -> {
                use(Kind.VALUE, meets.name());
                bound(meets.bound().value(), meets.bound().span());
            }
            case Condition.Test test -> script(test.script(), Role.TEST);
            case Condition.AtLevel at -> use(Kind.THRESHOLD, at.threshold());
            case Condition.StepEnded ended -> use(Kind.STEP, ended.step());
            case Condition.RunEnded ended -> {}
            case Condition.InEnvironment in -> all(Kind.ENVIRONMENT, in.environments());
            case Condition.Reached reached -> {}
            case Condition.Judged judged -> text(judged.judgement().question());
            case Condition.All all -> all.conditions().forEach(this::condition);
            case Condition.Any any -> any.conditions().forEach(this::condition);
            case Condition.Not not -> condition(not.condition());
        }
    }

    private void call(HttpCall call) {
        text(call.url());
        call.headers().forEach(h -> text(h.value()));
        call.body().ifPresent(body -> {
            switch (body) {
                case HttpCall.TextBody text -> text(text.text());
                case HttpCall.JsonBody json -> json(json.json());
            }
        });
    }

    private void json(JsonTemplate json) {
        switch (json) {
            case JsonTemplate.Members members -> members.members().forEach(m -> json(m.value()));
            case JsonTemplate.Elements elements -> elements.items().forEach(this::json);
            case JsonTemplate.Words words -> text(words.text());
            case JsonTemplate.Bare bare -> {}
        }
    }

    private void script(Script script, Role role) {
        script.shell().ifPresent(s -> use(Kind.SHELL, s));
        scripts.add(new ScriptUse(script, role, needs, step, Names.wordsIn(script.text())));
    }

    /** A reference may also mean a secret, where the step, shell or channel needs it. */
    private void text(Template template) {
        for (var reference : template.references()) {
            boolean secret = needs.stream().anyMatch(n -> n.value().equals(reference.value()));
            if (!secret) {
                use(Kind.VALUE, reference);
            }
        }
    }

    private void needing(List<Located<String>> own, Runnable inside) {
        all(Kind.SECRET, own);
        var outer = needs;
        needs = own;
        inside.run();
        needs = outer;
    }

    private void all(Kind kind, List<Located<String>> located) {
        located.forEach(name -> use(kind, name));
    }

    private void use(Kind kind, Located<String> name) {
        names.add(new Use(kind, name.value(), name.span(), step));
    }
}
