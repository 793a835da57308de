package deployspec.render.pipeline;

import deployspec.plan.PlannedBlock;
import deployspec.plan.Schedule;
import deployspec.prose.Wording;
import deployspec.value.Moment.Anchor;
import deployspec.value.Window;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a phase lies so long behind what comes before it that no machine should wait for it.
 *
 * @param by whose the phase is; empty = whoever carries out the run
 * @param what for whoever begins it
 * @param after how long after the part before it begins by itself; empty = a person begins it, for an engine does not know T
 */
public record Due(List<String> by, String what, Optional<Duration> after) {
    /** Closer together, a phase simply follows. */
    private static final Duration APART = Duration.ofHours(1);

    /** GitLab puts nothing off for longer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    public Due {
        by = List.copyOf(by);
    }

    /** @param before the last phase before it in the same chain that is planned for some time */
    static Optional<Due> of(PlannedBlock phase, Optional<PlannedBlock> before, Wording wording) {
        return phase.planned()
                .filter(schedule -> gap(schedule, before).compareTo(APART) >= 0)
                .map(schedule -> new Due(
                        phase.owner().stream().toList(),
                        phase.number() + " " + wording.plain(phase.title()) + " is due, "
                                + written(schedule.at().orElseThrow()),
                        after(schedule, before)));
    }

    /** With a unit at every number, for somebody who has nothing else before them. */
    private static String written(Window window) {
        return window.from().written()
                + (window.isInstant() ? "" : " to " + window.to().written());
    }

    private static Duration gap(Schedule schedule, Optional<PlannedBlock> before) {
        var from = schedule.at().orElseThrow().from();
        return before.stream()
                .flatMap(PlannedBlock::windows)
                .map(Window::to)
                .filter(end -> end.anchor() == from.anchor())
                .map(end -> from.offset().minus(end.offset()))
                .min(Comparator.naturalOrder())
                .orElse(from.anchor() == Anchor.E ? from.offset() : Duration.ZERO);
    }

    /** Where the end of all before it is what it is timed from, and it may not begin earlier. */
    private static Optional<Duration> after(Schedule schedule, Optional<PlannedBlock> before) {
        return schedule.hold() && before.filter(PlannedBlock::isTimedFromEnd).isEmpty()
                ? schedule.at()
                        .map(Window::from)
                        .filter(from ->
                                from.anchor() == Anchor.E && from.offset().compareTo(LONGEST) <= 0)
                        .map(from -> from.offset())
                : Optional.empty();
    }

    /** What is asked before the phase begins; nothing where it begins by itself. */
    Optional<Release> asking(Optional<Release> first) {
        return first.map(release -> new Release(
                        release.by(),
                        Stream.concat(Stream.of(what), release.what().stream()).toList(),
                        release.answers()))
                .or(() ->
                        after.isPresent() ? Optional.empty() : Optional.of(new Release(by, List.of(what), List.of())));
    }
}
