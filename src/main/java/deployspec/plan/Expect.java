package deployspec.plan;

import deployspec.value.Ere;
import java.util.List;
import java.util.Optional;

/**
 * What an action must answer.
 *
 * @param codes exit codes or HTTP statuses that are right
 * @param has a line of the output must match
 * @param lacks no line of the output may match
 */
public record Expect(List<Codes> codes, Optional<Ere> has, Optional<Ere> lacks) {
    public static final Expect EXIT_ZERO = new Expect(List.of(new Codes(0, 0)), Optional.empty(), Optional.empty());
    public static final Expect HTTP_SUCCESS = new Expect(List.of(new Codes(200, 299)), Optional.empty(), Optional.empty());

    public Expect {
        codes = List.copyOf(codes);
    }

    public boolean allows(int code) {
        return codes.stream().anyMatch(c -> c.from() <= code && code <= c.to());
    }

    /** A range of codes, both ends included. */
    public record Codes(int from, int to) {}
}
