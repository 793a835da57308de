package deployspec.cli;

import deployspec.report.run.Verification;
import deployspec.world.ChainCheck;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spec verify}: whether a run's record is as it was written. */
@Command(
        name = "verify",
        description = "Checks that nobody has changed the record of a run, and prints the hash that vouches for it.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Mixin
    private RunChoice choice = new RunChoice();

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "A hash that was published earlier, which the record must still lead to.")
    private Optional<String> published = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.", defaultValue = "text")
    private TextOrJson format = TextOrJson.text;

    VerifyCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        published.filter(hash -> !hash.matches("[0-9a-f]{64}")).ifPresent(hash -> {
            throw new UsageFault(
                    "`%s` is not the hash of a record".formatted(hash),
                    "Give all 64 digits, as `spec verify` and the report print them.");
        });
        var check = ChainCheck.of(choice.folder(environment), published);
        var told = new Verification(
                check.journal().toString(), check.records(), check.head(), check.cutOff(), check.faults());
        streams.out()
                .print(
                        switch (format) {
                            case text -> told.text();
                            case json -> told.json();
                        });
        return (check.isWhole() ? Exit.DONE : Exit.FINDINGS).code();
    }
}
