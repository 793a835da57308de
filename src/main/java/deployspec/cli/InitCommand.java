package deployspec.cli;

import deployspec.render.github.PullRequestWorkflow;
import deployspec.source.PublishedSchema;
import deployspec.value.Visible;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec init}: a first spec that is complete, valid and commented, and the schema for the editor beside it. */
@Command(
        name = "init",
        description = "Writes a new spec from a template, and the schema that an editor needs for it.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    private static final Pattern UNQUOTED = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./-]*");

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "What people call the procedure, such as \"Shop deployment\".")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            completionCandidates = InitCommand.Templates.class,
            description = "What to begin with: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "minimal")
    private String template = "minimal";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write; specs and the id made from the name unless given.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "PATH",
            description =
                    "Where the schema is, or is to be written; an address is possible. Beside the spec unless given.")
    private Optional<String> schema = Optional.empty();

    @Option(
            names = "--pull-request-workflow",
            paramLabel = "ACTION",
            description =
                    "Instead of a spec, write a workflow that checks each pull request by this action of ours, named"
                            + " OWNER/REPOSITORY@COMMIT; .github/workflows/specs.yml unless --output is given.")
    private Optional<String> pullRequestWorkflow = Optional.empty();

    @Option(names = "--list", description = "Show the templates, and write nothing.")
    private boolean list;

    InitCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (list) {
            SpecTemplate.ALL.forEach(t -> streams.out().println("%-20s %s".formatted(t.name(), t.about())));
            return Exit.DONE.code();
        }
        if (pullRequestWorkflow.isPresent()) {
            writeWorkflow(pullRequestWorkflow.get());
            return Exit.DONE.code();
        }
        var chosen = SpecTemplate.named(template);
        var spec = name.map(n -> NewSpec.of(chosen, n)).orElseGet(() -> NewSpec.of(chosen));
        var file = output.orElseGet(() -> Path.of("specs", spec.id() + ".yaml"));
        if (!file.toString().endsWith(".yaml") && !file.toString().endsWith(".yml")) {
            throw new UsageFault(
                    "`%s` would not be found among specs".formatted(file), "End its name in .yaml or .yml.");
        }
        var place = schema.map(s -> SchemaPlace.of(s, file)).orElseGet(() -> SchemaPlace.beside(file));
        WrittenFile.create(file, spec.pointingTo(place.seenFromSpec()).text());
        streams.out().println("wrote     " + file);
        place.file().ifPresent(this::writeSchema);
        showWayOn(file);
        return Exit.DONE.code();
    }

    private void writeWorkflow(String action) {
        if (!PullRequestWorkflow.isPinned(action)) {
            throw new UsageFault(
                    "`%s` does not say which commit of the action is meant".formatted(Visible.of(action)),
                    "Write OWNER/REPOSITORY@COMMIT, with all forty digits of the commit.");
        }
        var file = output.orElse(Path.of(".github", "workflows", "specs.yml"));
        WrittenFile.create(file, PullRequestWorkflow.using(action));
        streams.out().println("wrote     " + file);
    }

    /** Somebody may have put an older one there on purpose, so that is only mentioned. */
    private void writeSchema(Path file) {
        if (!WrittenFile.isThere(file)) {
            WrittenFile.create(file, PublishedSchema.text());
            streams.out().println("wrote     " + file);
        } else if (WrittenFile.says(file, PublishedSchema.text())) {
            streams.out().println("unchanged " + file);
        } else {
            streams.out().println("""
                            unchanged %s
                              It is of another version; to replace it:  spec schema --output %s""".formatted(file, word(file)));
        }
    }

    private void showWayOn(Path file) {
        streams.out().print("""

                It is complete and valid. Put your own commands in the place of its own; the
                comments say what each part is for. Then

                  spec validate %1$s    what is wrong, and what to do about it
                  spec plan %1$s        who does what, and what must hold
                  spec render %1$s      the runbook, workflow and checklist
                  spec execute %1$s     the procedure itself; try it with --dry-run
                """.formatted(word(file)));
    }

    /** As a shell takes it for one word. */
    private static String word(Path file) {
        var path = file.toString();
        return UNQUOTED.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** What a shell offers for {@code --template}. */
    static final class Templates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SpecTemplate.ALL.stream().map(SpecTemplate::name).iterator();
        }
    }
}
