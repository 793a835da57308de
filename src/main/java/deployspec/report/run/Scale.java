package deployspec.report.run;

import deployspec.report.Times;
import deployspec.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time from the left edge of a picture to its right. */
record Scale(Span span) {
    /** What people count time in. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(28));

    /** A moment on the axis, and what it is called. */
    record Tick(double at, String label) {}

    /** With some room at both ends, so that nothing sticks to an edge. */
    static Scale around(Span span) {
        var length = Duration.between(span.from(), span.to());
        var room = length.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofMillis(500) : length.dividedBy(40);
        return new Scale(new Span(span.from().minus(room), span.to().plus(room)));
    }

    /** How far to the right that is, from 0 to 1. */
    double at(Instant instant) {
        return (double) Duration.between(span.from(), instant).toMillis() / Math.max(1, length().toMillis());
    }

    private Duration length() {
        return Duration.between(span.from(), span.to());
    }

    /**
     * Round points in time.
     *
     * @param most how many there is room for
     */
    List<Tick> ticks(int most) {
        long step = STEPS.stream()
                .filter(s -> length().dividedBy(s) <= most)
                .findFirst()
                .orElse(length().dividedBy(most).plusSeconds(1))
                .toSeconds();
        var ticks = new ArrayList<Tick>();
        long first = Math.floorDiv(span.from().getEpochSecond(), step) * step + step;
        for (long second = first; second <= span.to().getEpochSecond(); second += step) {
            var instant = Instant.ofEpochSecond(second);
            ticks.add(new Tick(at(instant), label(instant, step)));
        }
        return ticks;
    }

    private static String label(Instant instant, long step) {
        if (step >= Duration.ofHours(12).toSeconds()) {
            return Times.full(instant).substring(5, step >= Duration.ofDays(1).toSeconds() ? 10 : 16);
        }
        return step >= 60 ? Times.clock(instant) : Times.time(instant);
    }
}
