package deployspec.cli;

import deployspec.source.PublishedSchema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spec schema}: what an editor needs to know of the language. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of specs, for editors and other tools.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write it to this file, in the place of an older one.")
    private Optional<Path> file = Optional.empty();

    SchemaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var schema = PublishedSchema.text();
        file.ifPresentOrElse(
                f -> streams.out()
                        .println("%s %s".formatted(WrittenFile.replace(f, schema) ? "wrote    " : "unchanged", f)),
                () -> streams.out().print(schema));
        return Exit.DONE.code();
    }
}
