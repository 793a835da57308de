package deployspec.lint.scripts;

import deployspec.bash.Command;
import deployspec.bash.Reading;
import deployspec.bash.Region;
import deployspec.bash.Situation;
import deployspec.bash.SyntaxError;
import deployspec.bash.Variables;
import deployspec.diagnostic.Span;
import deployspec.lint.uses.ScriptUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One script of a spec that a shell reads, taken apart.
 *
 * @param error why it is no script; then nothing else is known of it
 * @param situations its simple commands, also those inside of words, in the order in which they begin
 * @param invocations the programs among them
 */
public record ShellScript(
        ScriptUse use,
        Optional<SyntaxError> error,
        List<Command> commands,
        List<Situation> situations,
        List<Invocation> invocations,
        Variables variables) {
    public ShellScript {
        commands = List.copyOf(commands);
        situations = List.copyOf(situations);
        invocations = List.copyOf(invocations);
    }

    private static final Variables NO_VARIABLES = new Variables(List.of(), List.of(), Map.of());

    static ShellScript of(ScriptUse use, Reading reading) {
        return switch (reading) {
            case Reading.Parsed parsed -> {
                var program = parsed.program();
                var situations = Situation.of(program);
                yield new ShellScript(
                        use,
                        Optional.empty(),
                        program.commands(),
                        situations,
                        Invocation.in(situations),
                        Variables.of(program));
            }
            case Reading.Unparseable unparseable ->
                new ShellScript(use, Optional.of(unparseable.error()), List.of(), List.of(), List.of(), NO_VARIABLES);
        };
    }

    /** Where a part of it stands in the spec. */
    public Span place(Region region) {
        return place(region.from(), region.to());
    }

    public Span place(int from, int to) {
        return use.script().part(from, to);
    }

    /** Where a program and its arguments stand. */
    public Span place(Invocation invocation) {
        return place(invocation.from(), invocation.to());
    }

    /** A program and its arguments as they are written. */
    public String written(Invocation invocation) {
        return use.script().text().substring(invocation.from(), invocation.to());
    }

    /** What stands there, as it is written. */
    public String written(Region region) {
        return use.script().text().substring(region.from(), region.to());
    }
}
