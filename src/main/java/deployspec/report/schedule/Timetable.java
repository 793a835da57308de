package deployspec.report.schedule;

import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.value.Moment.Anchor;
import deployspec.value.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan on the clock: all that it times, in the order of the document.
 *
 * @param rows the phases and what is in them
 * @param rollback the rollback procedure; empty while R is not known
 */
public record Timetable(Anchors anchors, List<Row> rows, List<Row> rollback) {
    public Timetable {
        rows = List.copyOf(rows);
        rollback = List.copyOf(rollback);
    }

    /**
     * One phase, section or step that the plan times.
     *
     * @param depth how many of those around it are timed, too
     * @param span a block that is planned for an instant lasts as long as what is timed in it
     */
    public record Row(
            int depth,
            Kind kind,
            String id,
            String number,
            Text title,
            Optional<String> owner,
            Schedule schedule,
            Span span) {}

    public enum Kind {
        PHASE,
        SECTION,
        STEP
    }

    /** As planned: E is when all that is timed from T is over, and there is no rollback. */
    public static Timetable planned(Plan plan, Instant t) {
        var before = of(plan, new Anchors(t, Optional.empty(), Optional.empty()));
        var end = before.rows().stream().map(row -> row.span().to()).max(Instant::compareTo);
        return of(plan, new Anchors(t, Optional.empty(), end));
    }

    public static Timetable of(Plan plan, Anchors anchors) {
        return new Timetable(
                anchors,
                plan.phases().stream()
                        .flatMap(p -> rows(p, 0, anchors).stream())
                        .toList(),
                plan.rollback().stream()
                        .flatMap(r -> r.items().stream())
                        .flatMap(i -> rows(i, 0, anchors).stream())
                        .toList());
    }

    /** Where a phase, section or step stands on the clock; empty where nobody has planned that. */
    public Optional<Span> span(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .or(() -> rollback.stream().filter(row -> row.id().equals(id)).findFirst())
                .map(Row::span);
    }

    private static List<Row> rows(Item item, int depth, Anchors anchors) {
        return switch (item) {
            case PlannedBlock block -> block(block, depth, anchors);
            case PlannedStep step -> step(step, depth, anchors);
            case Item.Parallel parallel ->
                parallel.branches().stream()
                        .flatMap(branch -> block(branch, depth, anchors).stream())
                        .toList();
            case Item.Note note -> List.of();
        };
    }

    private static List<Row> block(PlannedBlock block, int depth, Anchors anchors) {
        var own = block.schedule().at().flatMap(anchors::at);
        int inner = own.isPresent() ? depth + 1 : depth;
        var inside = block.items().stream()
                .flatMap(item -> rows(item, inner, anchors).stream())
                .toList();
        if (own.isEmpty()) {
            return inside;
        }
        var anchor = anchor(block.schedule());
        var span = own.get().isInstant()
                ? inside.stream()
                        .filter(row -> anchor(row.schedule()).equals(anchor)
                                && !row.span().from().isBefore(own.get().from()))
                        .map(Row::span)
                        .reduce(own.get(), Span::with)
                : own.get();
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                depth, kind(block), block.id(), block.number(), block.title(), block.owner(), block.schedule(), span));
        rows.addAll(inside);
        return rows;
    }

    private static List<Row> step(PlannedStep step, int depth, Anchors anchors) {
        var rows = new ArrayList<Row>();
        step.schedule()
                .at()
                .flatMap(anchors::at)
                .map(span -> span.isInstant()
                        ? new Span(
                                span.from(),
                                step.schedule().takes().map(span.to()::plus).orElse(span.to()))
                        : span)
                .ifPresent(span -> rows.add(new Row(
                        depth,
                        Kind.STEP,
                        step.id(),
                        step.number(),
                        step.title(),
                        step.owner(),
                        step.schedule(),
                        span)));
        step.children().forEach(child -> rows.addAll(step(child, depth + 1, anchors)));
        return rows;
    }

    private static Kind kind(PlannedBlock block) {
        return switch (block.rank()) {
            case PHASE -> Kind.PHASE;
            case SECTION, BRANCH -> Kind.SECTION;
        };
    }

    private static Optional<Anchor> anchor(Schedule schedule) {
        return schedule.at().map(window -> window.from().anchor());
    }
}
