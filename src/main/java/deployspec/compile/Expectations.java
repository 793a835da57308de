package deployspec.compile;

import deployspec.model.Containing;
import deployspec.model.HttpExpect;
import deployspec.plan.Expect;
import java.util.List;
import java.util.Optional;

/** What an action must answer to be right. */
final class Expectations {
    private Expectations() {}

    static Expect ofScript(Optional<deployspec.model.Expect> written) {
        return written.map(e -> expect(e.exit().isEmpty() ? Expect.EXIT_ZERO.codes() : codes(e.exit()), e.output()))
                .orElse(Expect.EXIT_ZERO);
    }

    static Expect ofHttp(Optional<HttpExpect> written) {
        return written.map(
                        e -> expect(e.status().isEmpty() ? Expect.HTTP_SUCCESS.codes() : codes(e.status()), e.body()))
                .orElse(Expect.HTTP_SUCCESS);
    }

    private static List<Expect.Codes> codes(List<Integer> codes) {
        return codes.stream().map(c -> new Expect.Codes(c, c)).toList();
    }

    private static Expect expect(List<Expect.Codes> codes, Optional<Containing> output) {
        return new Expect(
                codes,
                output.flatMap(Containing::has).stream().toList(),
                output.flatMap(Containing::lacks).stream().toList());
    }
}
