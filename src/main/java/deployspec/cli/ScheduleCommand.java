package deployspec.cli;

import deployspec.plan.PlanJson;
import deployspec.report.schedule.ScheduleCalendar;
import deployspec.report.schedule.ScheduleText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec schedule}: what a plan means on the clock. */
@Command(
        name = "schedule",
        description = "Shows when everything is planned for, and how late a rollback still fits.",
        mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "SPEC", description = "A spec file.")
    private @Nullable Path file;

    @Option(names = "--environment", paramLabel = "NAME", description = "The environment to plan for.")
    private Optional<String> wanted = Optional.empty();

    @Option(
            names = "--t0",
            paramLabel = "INSTANT",
            required = true,
            converter = InstantOption.class,
            description = "The instant T, such as 2026-01-18T22:00:00Z.")
    private @Nullable Instant start;

    @Option(names = "--ics", description = "Print an iCalendar file, which calendars take in.")
    private boolean calendar;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    ScheduleCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var checked = SpecCheck.check(Objects.requireNonNull(file), streams, colour, environment);
        if (checked.hasErrors()) {
            return checked.exit().code();
        }
        var plan = Planner.plan(checked, wanted);
        var digest = PlanJson.digest(plan);
        var t = Objects.requireNonNull(start);
        streams.out()
                .print(
                        calendar
                                ? ScheduleCalendar.write(plan, digest, t, Instant.now())
                                : new ScheduleText(Terminals.width(environment), Colour.wanted(colour, environment))
                                        .show(plan, digest, t));
        return Exit.DONE.code();
    }
}
