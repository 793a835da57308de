package deployspec.plan;

import deployspec.value.Ere;
import java.util.List;

/**
 * What an action must answer.
 *
 * @param codes exit codes or HTTP statuses that are right
 * @param has for each of these, a line of the output must match
 * @param lacks no line of the output may match any of these
 */
public record Expect(List<Codes> codes, List<Ere> has, List<Ere> lacks) {
    public static final Expect EXIT_ZERO = new Expect(List.of(new Codes(0, 0)), List.of(), List.of());
    public static final Expect HTTP_SUCCESS = new Expect(List.of(new Codes(200, 299)), List.of(), List.of());

    public Expect {
        codes = List.copyOf(codes);
        has = List.copyOf(has);
        lacks = List.copyOf(lacks);
    }

    public boolean allows(int code) {
        return codes.stream().anyMatch(c -> c.from() <= code && code <= c.to());
    }

    /** A range of codes, both ends included. */
    public record Codes(int from, int to) {}
}
