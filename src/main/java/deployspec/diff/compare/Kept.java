package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.plan.Capture;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.prose.Readings;
import deployspec.value.Read;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/** What a step finds out, asks, writes down and keeps: without it, later steps and later people know less. */
public final class Kept implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var about = found.about(plans.subject(pair.after()));
            captures(pair.map(PlannedStep::captures), about);
            records(pair.map(PlannedStep::records), about);
            list(pair.map(s -> s.keep().stream().map(Text::written).toList()), "evidence", "keeps", about);
            list(pair.map(PlannedStep::baselines), "baseline", "records the baseline of", about);
        }
    }

    private static void captures(Pair<List<Capture>> captures, Changes.About about) {
        var pairs = Pairs.by(Capture::name, captures);
        pairs.common().stream().filter(Pair::differs).forEach(p -> capture(p, about));
        pairs.removed()
                .forEach(c -> about.removed(
                        Effect.WEAKER,
                        "capture-removed",
                        "it does not find out %s any more".formatted(c.name()),
                        printed(c)));
        pairs.added()
                .forEach(c -> about.added(
                        Effect.STRONGER, "capture-added", "it finds out %s".formatted(c.name()), printed(c)));
        reordered(
                pairs,
                captures.map(l -> Printed.words(l.stream().map(Capture::name).toList())),
                about);
    }

    private static void capture(Pair<Capture> pair, Changes.About about) {
        var name = pair.after().name();
        if (pair.differsIn(Capture::secret)) {
            boolean shown = !pair.after().secret();
            about.note(
                    shown ? Effect.WEAKER : Effect.STRONGER,
                    shown ? "capture-shown" : "capture-hidden",
                    "%s is %s".formatted(name, shown ? "stored and shown" : "a secret"),
                    pair.map(c -> c.secret() ? "secret" : "shown"));
        }
        if (pair.before().origin() instanceof Capture.FromOperator b
                && pair.after().origin() instanceof Capture.FromOperator a) {
            ApprovalTerms.answers(new Pair<>(b.answer(), a.answer()), about);
        } else if (pair.differsIn(Capture::origin)) {
            about.note(
                    Effect.UNCLEAR,
                    "capture-changed",
                    "%s is found in another way".formatted(name),
                    pair.map(Kept::printed));
        }
    }

    private static String printed(Capture capture) {
        return switch (capture.origin()) {
            case Capture.FromOutput output ->
                Readings.noun(output.read()).text() + cased(output.read()) + " in " + Readings.stream(output.stream());
            case Capture.FromOperator asked -> asked.answer().question().written();
        };
    }

    private static String cased(Read read) {
        boolean either = (read instanceof Read.Group g && g.pattern().ignoreCase())
                || (read instanceof Read.MatchingLines l && l.pattern().ignoreCase());
        return either ? " (in upper or lower case)" : "";
    }

    static void records(Pair<List<Question.Answer>> records, Changes.About about) {
        var pairs = Pairs.by(Question.Answer::name, records);
        pairs.common().forEach(p -> ApprovalTerms.answers(p, about));
        pairs.removed()
                .forEach(r -> about.removed(
                        Effect.WEAKER,
                        "record-removed",
                        "nobody writes down an answer any more",
                        r.question().written()));
        pairs.added()
                .forEach(r -> about.added(
                        Effect.STRONGER,
                        "record-added",
                        "somebody writes down an answer",
                        r.question().written()));
        reordered(
                pairs,
                records.map(
                        l -> Printed.words(l.stream().map(Question.Answer::name).toList())),
                about);
    }

    private static void list(Pair<List<String>> items, String kind, String verb, Changes.About about) {
        var pairs = Pairs.by(i -> i, items);
        pairs.removed()
                .forEach(i -> about.note(
                        Effect.WEAKER,
                        kind + "-removed",
                        "nothing %s `%s` any more".formatted(verb, i),
                        Optional.empty(),
                        Optional.empty()));
        pairs.added()
                .forEach(i -> about.note(
                        Effect.STRONGER,
                        kind + "-added",
                        "it %s `%s`".formatted(verb, i),
                        Optional.empty(),
                        Optional.empty()));
        reordered(pairs, items.map(Printed::words), about);
    }

    private static void reordered(Pairs<?> pairs, Pair<String> texts, Changes.About about) {
        if (pairs.reordered()) {
            about.note(Effect.CHANGED, "order-changed", "the same is listed in another order", texts);
        }
    }
}
