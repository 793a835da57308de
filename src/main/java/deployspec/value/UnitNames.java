package deployspec.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people write for a unit when they don't know how it is written here. */
final class UnitNames {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("min", "m"),
            Map.entry("mins", "m"),
            Map.entry("minute", "m"),
            Map.entry("minutes", "m"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("msec", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("µs", "us"),
            Map.entry("percent", "%"),
            Map.entry("pct", "%"),
            Map.entry("pp", "%"),
            Map.entry("kb", "kB"),
            Map.entry("mb", "MB"),
            Map.entry("gb", "GB"),
            Map.entry("tb", "TB"),
            Map.entry("bytes", "B"),
            Map.entry("ki", "KiB"),
            Map.entry("mi", "MiB"),
            Map.entry("gi", "GiB"),
            Map.entry("rps", "/s"),
            Map.entry("req/s", "/s"),
            Map.entry("qps", "/s"),
            Map.entry("/sec", "/s"),
            Map.entry("/m", "/min"),
            Map.entry("rpm", "/min"),
            Map.entry("req/min", "/min"),
            Map.entry("/hour", "/h"));

    private UnitNames() {}

    static String advice(String written) {
        return meant(written)
                .map(symbol -> "Did you mean `" + symbol + "`?")
                .orElseGet(() -> "The units are "
                        + Arrays.stream(Unit.values())
                                .filter(unit -> unit != Unit.ONE)
                                .map(unit -> "`" + unit.symbol() + "`")
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    static String adviceForTime(String written) {
        return meant(written)
                .filter(symbol -> Unit.of(symbol).orElse(Unit.ONE).dimension() == Dimension.TIME)
                .map(symbol -> "Did you mean `" + symbol + "`?")
                .orElse("The units of time are `ms`, `s`, `m`, `h` and `d`.");
    }

    private static Optional<String> meant(String written) {
        var small = written.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(MEANT.get(small))
                .or(() -> Arrays.stream(Unit.values())
                        .map(Unit::symbol)
                        .filter(symbol -> symbol.equalsIgnoreCase(written))
                        .findFirst());
    }
}
