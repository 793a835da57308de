package deployspec.bash;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code case … esac}. */
final class Cases {
    private final Cursor in;

    Cases(Cursor in) {
        this.in = in;
    }

    Command read() {
        var opener = Tokens.take(in, "case");
        Tokens.skipBlanks(in);
        if (!new Words(in).startsHere()) {
            throw Unexpected.instead(in, "the word that is looked at", opener);
        }
        var subject = new Words(in).read();
        Tokens.skipLines(in);
        if (!Tokens.seesWord(in, "in")) {
            throw Unexpected.inside(in, opener, List.of("in"));
        }
        Tokens.take(in, "in");
        var arms = arms(opener);
        Tokens.take(in, "esac");
        var tail = Tail.of(in);
        return new Command.Case(subject, arms, tail.redirects(), opener.from(), tail.to());
    }

    private List<Command.Arm> arms(Opener opener) {
        var arms = new ArrayList<Command.Arm>();
        boolean ended = true;
        Tokens.skipLines(in);
        while (!Tokens.seesWord(in, "esac")) {
            if (!ended || in.peek() == Cursor.END) {
                throw Unexpected.inside(in, opener, List.of(in.peek() == Cursor.END ? "esac" : ";;"));
            }
            var arm = arm(opener);
            arms.add(arm.arm());
            ended = arm.ended();
            Tokens.skipLines(in);
        }
        return arms;
    }

    /** An arm, and whether it ends with an operator, as all but the last must. */
    private record Read(Command.Arm arm, boolean ended) {}

    private Read arm(Opener opener) {
        in.settle();
        int from = in.place();
        if (in.accept("(")) {
            Tokens.skipBlanks(in);
        }
        var patterns = patterns(opener);
        var parenthesis = Tokens.take(in, ")");
        var body = new Lists(in).commands();
        int bodyEnd = body.isEmpty() ? parenthesis.to() : body.getLast().to();
        var end = Command.ArmEnd.LEAVE;
        if (in.accept(";;&")) {
            end = Command.ArmEnd.TRY_NEXT;
        } else if (in.accept(";&")) {
            end = Command.ArmEnd.FALL_THROUGH;
        } else if (!in.accept(";;")) {
            return new Read(new Command.Arm(patterns, body, end, from, bodyEnd), false);
        }
        return new Read(new Command.Arm(patterns, body, end, from, in.passed()), true);
    }

    /** Up to the parenthesis that closes them. */
    private List<Word> patterns(Opener opener) {
        var patterns = new ArrayList<Word>();
        do {
            Tokens.skipBlanks(in);
            if (!new Words(in).startsHere()) {
                throw Unexpected.instead(in, "a pattern of this `case`", opener);
            }
            patterns.add(new Words(in).read());
            Tokens.skipBlanks(in);
        } while (in.peek() == '|' && in.peek(1) != '|' && in.accept("|"));
        if (in.peek() != ')') {
            throw Unexpected.instead(in, "the `)` behind a pattern of this `case`", opener);
        }
        return patterns;
    }
}
