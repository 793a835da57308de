package deployspec.value;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When something may be changed, week by week. A clock on a wall of its zone decides: it is open while that clock shows a time
 * in it, so nobody has to think of summer time. An hour that is left out is never open, and one that comes twice is open twice.
 *
 * @param first the day, or the first of those, on which it opens
 * @param opens minutes since midnight
 * @param closes minutes since midnight, no longer open; at or before {@code opens}: on the next day
 * @param zone {@code UTC} or a name of the IANA's list
 */
public record ChangeWindow(DayOfWeek first, DayOfWeek last, int opens, int closes, String zone) {
    private static final String CODE = "bad-change-window";
    private static final int DAY = 24 * 60;
    private static final Pattern FORM = Pattern.compile("(?<first>[A-Z][a-z]{2})(?:-(?<last>[A-Z][a-z]{2}))? "
            + "(?<opens>[0-9]{2}:[0-9]{2})[.][.](?<closes>[0-9]{2}:[0-9]{2}) (?<zone>\\S+)");

    public ChangeWindow {
        if (opens < 0 || opens >= DAY || closes < 0 || closes > DAY || opens == closes || !isZone(zone)) {
            throw new IllegalArgumentException("not a change window: " + opens + " to " + closes + " in " + zone);
        }
    }

    /** Reads {@code Wed 02:00..08:00 UTC} or {@code Mon-Fri 22:00..06:00 Europe/Berlin}. */
    public static ChangeWindow parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(
                    text,
                    0,
                    "`" + text + "` is not a change window",
                    "Write a day or a range of days, two times and a time zone, such as `Wed 02:00..08:00 UTC` or"
                            + " `Mon-Fri 22:00..06:00 Europe/Berlin`.");
        }
        var first = day(form.group("first"), form.start("first"));
        var last = form.group("last") == null ? first : day(form.group("last"), form.start("last"));
        int opens = minutes(form.group("opens"), form.start("opens"), DAY - 1);
        int closes = minutes(form.group("closes"), form.start("closes"), DAY);
        if (opens == closes) {
            throw new Malformed(
                    CODE,
                    form.start("opens"),
                    form.end("closes"),
                    "this window closes when it opens",
                    "Write `00:00..24:00` for a whole day.");
        }
        return new ChangeWindow(first, last, opens, closes, zone(form.group("zone"), form.start("zone")));
    }

    /** The form in which a spec writes it. */
    public String written() {
        return name(first) + (first == last ? "" : "-" + name(last)) + " " + clock(opens) + ".." + clock(closes) + " "
                + zone;
    }

    /** For a script: {@code 3/120/480/UTC}, the days from Monday as 1, minutes since midnight, and the zone. */
    public String compact() {
        var numbers = days().stream().map(d -> Integer.toString(d.getValue())).collect(Collectors.joining());
        return "%s/%d/%d/%s".formatted(numbers, opens, closes, zone);
    }

    /** The days on which it opens, in order. */
    public List<DayOfWeek> days() {
        int more = Math.floorMod(last.getValue() - first.getValue(), 7);
        return IntStream.rangeClosed(0, more).mapToObj(first::plus).toList();
    }

    public boolean isOpen(Instant instant) {
        var local = LocalDateTime.ofInstant(instant, ZoneId.of(zone));
        int minute = local.getHour() * 60 + local.getMinute();
        var today = local.getDayOfWeek();
        return closes > opens
                ? days().contains(today) && minute >= opens && minute < closes
                : days().contains(today) && minute >= opens || days().contains(today.minus(1)) && minute < closes;
    }

    /** All instants around so many days at which it may open or close; in between it stays as it is. */
    Stream<Instant> edges(Instant from, int days) {
        var rules = ZoneId.of(zone).getRules();
        var begin = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2);
        var clock = IntStream.rangeClosed(0, days + 4)
                .mapToObj(begin::plusDays)
                .flatMap(date -> Stream.of(
                        date.atStartOfDay().plusMinutes(opens),
                        date.atStartOfDay().plusMinutes(closes)))
                .flatMap(local -> instants(local, rules));
        var turns = Stream.iterate(
                        rules.nextTransition(from), t -> t != null, t -> rules.nextTransition(t.getInstant()))
                .map(t -> t.getInstant())
                .takeWhile(i -> i.isBefore(from.plusSeconds(86_400L * days)));
        return Stream.concat(clock, turns);
    }

    private static Stream<Instant> instants(LocalDateTime local, ZoneRules rules) {
        return rules.getValidOffsets(local).stream().map(local::toInstant);
    }

    private static DayOfWeek day(String name, int at) {
        return Stream.of(DayOfWeek.values())
                .filter(d -> name(d).equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        at,
                        "`" + name + "` is no day of the week",
                        "The days are `Mon`, `Tue`, `Wed`, `Thu`, `Fri`, `Sat` and `Sun`."));
    }

    private static int minutes(String clock, int at, int most) {
        int hours = Integer.parseInt(clock.substring(0, 2));
        int minutes = Integer.parseInt(clock.substring(3));
        int sum = hours * 60 + minutes;
        if (minutes > 59 || sum > most) {
            throw wrong(
                    clock,
                    at,
                    "no clock shows `" + clock + "`",
                    "Times go from `00:00` to `23:59`; a window may close at `24:00`.");
        }
        return sum;
    }

    private static boolean isZone(String name) {
        return name.equals("UTC")
                || name.contains("/")
                        && !name.startsWith("SystemV/")
                        && ZoneId.getAvailableZoneIds().contains(name);
    }

    /** Abbreviations mean different zones to different people and programs, so only full names count. */
    private static String zone(String name, int at) {
        if (!isZone(name)) {
            throw wrong(
                    name,
                    at,
                    "`" + name + "` is no time zone that everybody knows",
                    "Write `UTC`, or a name of the IANA's list such as `Europe/Berlin` or `America/New_York`.");
        }
        return name;
    }

    private static Malformed wrong(String part, int at, String summary, String help) {
        return new Malformed(CODE, at, at + part.length(), summary, help);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
