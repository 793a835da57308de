package deployspec.plan;

import deployspec.value.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Somebody's decision that a gate which fails holds nothing up.
 *
 * @param by the contact who decided it
 * @param until the last day, in UTC, on which it holds, as {@code 2026-02-01}
 */
public record Waiver(String by, Text why, String until) {
    public Waiver {
        LocalDate.parse(until);
    }

    /** Whether it still holds at this moment. */
    public boolean holdsAt(Instant moment) {
        return !LocalDate.ofInstant(moment, ZoneOffset.UTC).isAfter(LocalDate.parse(until));
    }
}
