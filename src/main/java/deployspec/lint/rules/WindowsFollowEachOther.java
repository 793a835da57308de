package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Condition;
import deployspec.model.Note;
import deployspec.model.Parallel;
import deployspec.model.Phase;
import deployspec.model.Rollback;
import deployspec.model.Section;
import deployspec.model.Step;
import deployspec.model.Template;
import deployspec.model.Timing;
import deployspec.value.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done one after the other is planned one after the other, because nobody can keep to both the order and the clock. */
public final class WindowsFollowEachOther implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "windows-overlap",
                Severity.WARNING,
                "Parts that are carried out one after the other are planned for times that overlap or run backwards.",
                "The order of the document is what happens; people who were told the times will be too early, or wait, and the sum of the windows promises more time than there is.",
                "Begin each window where the one before it ends, or later; or change the order of the document.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var found = new ArrayList<Diagnostic>();
        var phases = subject.spec().phases().stream()
                .filter(phase -> phase.after() != Phase.After.ROLLED_BACK)
                .flatMap(phase -> planned(phase.block(), found).stream())
                .toList();
        compare(phases, found);
        if (subject.spec().rollback().orElse(null) instanceof Rollback.Procedure rollback) {
            compare(inside(rollback.items(), rollback.sections(), found), found);
        }
        return found;
    }

    /** Where a part stands in time, with all that is inside. */
    private record Planned(Template title, boolean conditional, Moment from, Moment to, Span span) {
        boolean endsAfter(Moment moment) {
            return to.offset().compareTo(moment.offset()) > 0;
        }
    }

    private void compare(List<Planned> inOrder, List<Diagnostic> found) {
        var latest = new EnumMap<Moment.Anchor, Planned>(Moment.Anchor.class);
        for (var next : inOrder) {
            var before = latest.get(next.from().anchor());
            if (before != null && before.endsAfter(next.from()) && !(before.conditional() && next.conditional())) {
                found.add(complain(next, before));
            }
            if (before == null || next.endsAfter(before.to())) {
                latest.put(next.from().anchor(), next);
            }
        }
    }

    private Diagnostic complain(Planned next, Planned before) {
        boolean backwards = next.from().offset().compareTo(before.from().offset()) < 0;
        var summary = backwards
                ? "`%s` is planned for %s, before `%s`, which comes first"
                        .formatted(shown(next), next.from().written(), shown(before))
                : "`%s` is to begin at %s, while `%s` before it goes on until %s"
                        .formatted(
                                shown(next),
                                next.from().written(),
                                shown(before),
                                before.to().written());
        return page().at(next.span(), summary)
                .relatedTo(
                        before.span(), "planned until %s".formatted(before.to().written()))
                .withHelp(
                        backwards
                                ? "The order of the document is the order in which things are done: move `%s` above `%s`, or plan it for %s or later."
                                        .formatted(
                                                shown(next),
                                                shown(before),
                                                before.to().written())
                                : "They are carried out one after the other: let `%s` begin at %s, or end `%s` at %s."
                                        .formatted(
                                                shown(next),
                                                before.to().written(),
                                                shown(before),
                                                next.from().written()));
    }

    private static String shown(Planned planned) {
        return planned.title().text().shown();
    }

    private Optional<Planned> planned(Block block, List<Diagnostic> found) {
        var always = block.always().stream().flatMap(step -> planned(step).stream());
        var inside = Stream.concat(inside(block.items(), block.sections(), found).stream(), always)
                .toList();
        compare(inside, found);
        return hull(block.title(), block.when(), block.timing(), inside);
    }

    private static Optional<Planned> planned(Step step) {
        return hull(step.title(), step.when(), step.timing(), List.of());
    }

    private List<Planned> inside(List<BlockItem> items, List<Section> sections, List<Diagnostic> found) {
        var steps = items.stream().flatMap(item -> switch (item) {
            case Step step -> planned(step).stream();
            case Parallel parallel -> together(parallel, found).stream();
            case Note note -> Stream.<Planned>empty();
        });
        var blocks = sections.stream().flatMap(section -> planned(section.block(), found).stream());
        return Stream.concat(steps, blocks).toList();
    }

    /** Branches may overlap as they like; what comes after them comes after all. */
    private Optional<Planned> together(Parallel parallel, List<Diagnostic> found) {
        var branches = parallel.branches().stream()
                .flatMap(branch -> planned(branch, found).stream())
                .toList();
        return branches.stream()
                .min(Comparator.comparing(branch -> branch.from().offset()))
                .map(first -> branches.stream()
                        .filter(branch -> branch.to().anchor() == first.to().anchor())
                        .reduce(first, WindowsFollowEachOther::extended));
    }

    /** From its own beginning, or that of the first part inside, to the last end inside. */
    private static Optional<Planned> hull(
            Template title, Optional<Condition> when, Timing timing, List<Planned> inside) {
        var own = timing.at()
                .map(at -> new Planned(
                        title, when.isPresent(), at.value().from(), at.value().to(), at.span()));
        return own.or(() -> inside.stream()
                        .findFirst()
                        .map(first -> new Planned(title, when.isPresent(), first.from(), first.to(), first.span())))
                .map(planned -> inside.stream()
                        .filter(part -> part.to().anchor() == planned.to().anchor())
                        .reduce(planned, WindowsFollowEachOther::extended));
    }

    private static Planned extended(Planned around, Planned part) {
        return part.endsAfter(around.to())
                ? new Planned(around.title(), around.conditional(), around.from(), part.to(), around.span())
                : around;
    }
}
