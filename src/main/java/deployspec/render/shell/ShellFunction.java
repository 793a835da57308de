package deployspec.render.shell;

import java.util.List;
import java.util.Optional;

/** One function of the generated part. */
record ShellFunction(ShellComment comment, ShellName name, List<ShellCommand> lines) {
    ShellFunction {
        lines = lines.isEmpty() ? List.of(ShellCommand.of("true")) : List.copyOf(lines);
    }

    /** The id of the step that it carries out. */
    Optional<String> step() {
        var first = lines.getFirst();
        return first.name().encoded().equals("step") && first.words().getFirst() instanceof ShellWord id
                ? Optional.of(id.text())
                : Optional.empty();
    }
}
