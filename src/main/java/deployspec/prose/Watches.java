package deployspec.prose;

import deployspec.plan.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stretches of a watch: {@code Hour 2-3: Regular monitoring (every 15 minutes)}. */
public final class Watches {
    private Watches() {}

    /** One stretch and when it is, counted from the beginning of the watch. */
    public record Part(String when, Stretch stretch) {}

    public static List<Part> parts(List<Stretch> watch) {
        var unit = unit(watch);
        var parts = new ArrayList<Part>();
        var start = Duration.ZERO;
        for (var stretch : watch) {
            var end = start.plus(stretch.lasting());
            parts.add(new Part(when(start, end, unit), stretch));
            start = end;
        }
        return parts;
    }

    private enum Counted {
        HOUR("Hour", Duration.ofHours(1)),
        MINUTE("Minute", Duration.ofMinutes(1)),
        SECOND("Second", Duration.ofSeconds(1));

        private final String word;
        private final Duration length;

        Counted(String word, Duration length) {
            this.word = word;
            this.length = length;
        }
    }

    /** The longest that every stretch is a multiple of. */
    private static Counted unit(List<Stretch> watch) {
        for (var unit : Counted.values()) {
            if (watch.stream().allMatch(s -> s.lasting().toNanos() % unit.length.toNanos() == 0)) {
                return unit;
            }
        }
        return Counted.SECOND;
    }

    private static String when(Duration start, Duration end, Counted unit) {
        long first = start.dividedBy(unit.length) + 1;
        long last = Math.max(first, end.dividedBy(unit.length));
        return unit.word + " " + (first == last ? "" + first : first + "-" + last);
    }
}
