package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code if … fi}. */
final class Branches {
    private final Cursor in;

    Branches(Cursor in) {
        this.in = in;
    }

    Command ifCommand() {
        var opener = Tokens.take(in, "if");
        var branches = new ArrayList<Command.Branch>();
        branches.add(branch(opener, opener));
        while (Tokens.keyword(in).equals("elif")) {
            branches.add(branch(opener, Tokens.take(in, "elif")));
        }
        Optional<List<Command>> otherwise = Optional.empty();
        if (Tokens.keyword(in).equals("else")) {
            otherwise = Optional.of(new Lists(in).between(opener, Tokens.take(in, "else"), "fi"));
        }
        Tokens.take(in, "fi");
        var tail = Tail.of(in);
        return new Command.If(branches, otherwise, tail.redirects(), opener.from(), tail.to());
    }

    private Command.Branch branch(Opener construct, Opener keyword) {
        var condition = new Lists(in).between(keyword, keyword, "then");
        var then = Tokens.take(in, "then");
        var body = new Lists(in).between(construct, then, "elif", "else", "fi");
        return new Command.Branch(
                condition, body, keyword.from(), body.getLast().to());
    }
}
