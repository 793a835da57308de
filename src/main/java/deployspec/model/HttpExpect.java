package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** Which answers of a server are good; without a status, any 2xx is. */
public record HttpExpect(List<Integer> status, Optional<Containing> body, Span span) {
    public HttpExpect {
        status = List.copyOf(status);
    }
}
