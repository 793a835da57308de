package deployspec.bash;

import java.util.List;

/** A whole script, or what stands between the parentheses of a substitution. */
public record Program(List<Command> commands, List<Comment> comments, int from, int to) implements Region {
    public Program {
        commands = List.copyOf(commands);
        comments = List.copyOf(comments);
    }
}
