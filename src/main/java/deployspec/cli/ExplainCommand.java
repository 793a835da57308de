package deployspec.cli;

import deployspec.diagnostic.Suggestion;
import deployspec.lint.Rule;
import deployspec.lint.Rules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code spec explain}: what a rule is for. */
@Command(
        name = "explain",
        description = "Explains a rule by the code that stands in square brackets in a message.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "A rule's code; without one, all are listed.")
    private String code = "";

    ExplainCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (code.isEmpty()) {
            Rules.all()
                    .forEach(rule -> streams.out()
                            .println("%-26s %s"
                                    .formatted(rule.page().code(), rule.page().fault())));
            return Exit.DONE.code();
        }
        var page = Rules.all().stream()
                .map(Rule::page)
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new UsageFault("no rule has the code `%s`".formatted(code), help()));
        streams.out().println("""
                %s: %s

                Why:        %s
                What to do: %s""".formatted(page.code(), page.fault(), page.reason(), page.remedy()));
        return Exit.DONE.code();
    }

    private String help() {
        List<String> codes = Rules.all().stream().map(r -> r.page().code()).toList();
        return Suggestion.nearest(code, codes)
                .map(near -> "Did you mean `%s`?".formatted(near))
                .orElse("`spec explain` lists them all.");
    }
}
