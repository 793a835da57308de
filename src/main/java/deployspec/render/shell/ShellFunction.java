package deployspec.render.shell;

import java.util.List;

/** One function of the generated part. */
record ShellFunction(ShellComment comment, ShellName name, List<ShellCommand> lines) {
    ShellFunction {
        lines = lines.isEmpty() ? List.of(ShellCommand.of("true")) : List.copyOf(lines);
    }
}
