package deployspec.cli;

import deployspec.plan.PlanJson;
import deployspec.report.PlanText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec plan}: what would be done, in which order, by whom. */
@Command(
        name = "plan",
        description = "Shows the plan of a spec: steps, windows, owners, gates, what is automatic and what is human.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "SPEC", description = "A spec file.")
    private @Nullable Path file;

    @Option(names = "--environment", paramLabel = "NAME", description = "The environment to plan for.")
    private Optional<String> wanted = Optional.empty();

    @Option(names = "--json", description = "Print the plan as canonical JSON.")
    private boolean json;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    PlanCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var checked = SpecCheck.check(Objects.requireNonNull(file), streams, colour, environment);
        if (checked.hasErrors()) {
            return checked.exit().code();
        }
        var plan = Planner.plan(checked, wanted);
        if (json) {
            streams.out().println(PlanJson.write(plan));
        } else {
            streams.out()
                    .print(new PlanText(Terminals.width(environment), Colour.wanted(colour, environment))
                            .show(plan, PlanJson.digest(plan)));
        }
        return Exit.DONE.code();
    }
}
