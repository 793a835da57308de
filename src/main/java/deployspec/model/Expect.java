package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** Which ends of a script are good; without an exit status, 0 is. */
public record Expect(List<Integer> exit, Optional<Containing> output, Span span) {
    public Expect {
        exit = List.copyOf(exit);
    }
}
