package deployspec.bash;

import java.util.List;
import java.util.Optional;

/** What a script consists of. */
public sealed interface Command extends Region {

    /**
     * A program, a builtin or a function with its arguments.
     *
     * @param assignments those before the first word
     * @param words the name and the arguments; empty if there is nothing but assignments or redirections. An argument that
     *     assigns, as in {@code export X=1}, is a word here as well as one of {@link #declarations}
     * @param declarations the arguments of {@code export}, {@code declare}, {@code local}, {@code readonly} and {@code
     *     typeset} that assign
     */
    record Simple(
            List<Assignment> assignments,
            List<Word> words,
            List<Assignment> declarations,
            List<Redirect> redirects,
            int from,
            int to)
            implements Command {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            declarations = List.copyOf(declarations);
            redirects = List.copyOf(redirects);
        }

        /** Its first word, if that is known without running anything. */
        public Optional<String> name() {
            return words.isEmpty() ? Optional.empty() : words.getFirst().literal();
        }

        /** The words after the first. */
        public List<Word> arguments() {
            return words.isEmpty() ? List.of() : words.subList(1, words.size());
        }
    }

    /**
     * {@code a | b} and {@code ! a}, or one that is measured.
     *
     * @param commands two or more, or one that is negated or timed; none for a {@code !} alone
     */
    record Pipeline(boolean negated, boolean timed, List<Command> commands, int from, int to) implements Command {
        public Pipeline {
            commands = List.copyOf(commands);
        }
    }

    /** {@code a && b || c}, from left to right. */
    record AndOr(Command first, List<Link> rest, int from, int to) implements Command {
        public AndOr {
            rest = List.copyOf(rest);
        }
    }

    /** An operator and what stands behind it. */
    record Link(LinkOperator operator, Command command) {}

    /** Between two commands. */
    enum LinkOperator {
        AND("&&"),
        OR("||");

        private final String written;

        LinkOperator(String written) {
            this.written = written;
        }

        public String written() {
            return written;
        }
    }

    /** {@code a &} */
    record Background(Command command, int from, int to) implements Command {}

    /** Whatever may have redirections of its own. */
    sealed interface Compound extends Command {
        List<Redirect> redirects();
    }

    /** <code>{ …; }</code> */
    record Group(List<Command> commands, List<Redirect> redirects, int from, int to) implements Compound {
        public Group {
            commands = List.copyOf(commands);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code ( … )} */
    record Subshell(List<Command> commands, List<Redirect> redirects, int from, int to) implements Compound {
        public Subshell {
            commands = List.copyOf(commands);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code if … then … elif … then … else … fi}; one branch an {@code if} or {@code elif}. */
    record If(List<Branch> branches, Optional<List<Command>> otherwise, List<Redirect> redirects, int from, int to)
            implements Compound {
        public If {
            branches = List.copyOf(branches);
            otherwise = otherwise.map(List::copyOf);
            redirects = List.copyOf(redirects);
        }
    }

    /** What is asked, and what is done if so. */
    record Branch(List<Command> condition, List<Command> body, int from, int to) implements Region {
        public Branch {
            condition = List.copyOf(condition);
            body = List.copyOf(body);
        }
    }

    /** {@code while … do … done} and {@code until … do … done}. */
    record Loop(LoopKind kind, List<Command> condition, List<Command> body, List<Redirect> redirects, int from, int to)
            implements Compound {
        public Loop {
            condition = List.copyOf(condition);
            body = List.copyOf(body);
            redirects = List.copyOf(redirects);
        }
    }

    /** What the condition decides. */
    enum LoopKind {
        WHILE,
        UNTIL
    }

    /**
     * {@code for x in …; do … done}
     *
     * @param items none if there is no {@code in}: the loop is then over the arguments
     */
    record For(Name name, Optional<List<Word>> items, List<Command> body, List<Redirect> redirects, int from, int to)
            implements Compound {
        public For {
            items = items.map(List::copyOf);
            body = List.copyOf(body);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code for ((start; condition; step)); do … done} */
    record ForArithmetic(
            Calculation start,
            Calculation condition,
            Calculation step,
            List<Command> body,
            List<Redirect> redirects,
            int from,
            int to)
            implements Compound {
        public ForArithmetic {
            body = List.copyOf(body);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code select x in …; do … done}; the components are those of {@link For}. */
    record Select(Name name, Optional<List<Word>> items, List<Command> body, List<Redirect> redirects, int from, int to)
            implements Compound {
        public Select {
            items = items.map(List::copyOf);
            body = List.copyOf(body);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code case … in … esac} */
    record Case(Word subject, List<Arm> arms, List<Redirect> redirects, int from, int to) implements Compound {
        public Case {
            arms = List.copyOf(arms);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code a | b) … ;;} */
    record Arm(List<Word> patterns, List<Command> body, ArmEnd end, int from, int to) implements Region {
        public Arm {
            patterns = List.copyOf(patterns);
            body = List.copyOf(body);
        }
    }

    /** How it goes on after the body of an arm. */
    enum ArmEnd {
        /** {@code ;;}, or nothing in the last arm. */
        LEAVE,
        /** {@code ;&}: with the next body. */
        FALL_THROUGH,
        /** {@code ;;&}: with the next pattern that fits. */
        TRY_NEXT
    }

    /** {@code f() { … }}; redirections are those of the body. */
    record Function(Name name, Command body, int from, int to) implements Command {}

    /** {@code [[ … ]]} */
    record Test(TestExpression expression, List<Redirect> redirects, int from, int to) implements Compound {
        public Test {
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code (( … ))} */
    record Arithmetic(Calculation calculation, List<Redirect> redirects, int from, int to) implements Compound {
        public Arithmetic {
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * {@code coproc name command}
     *
     * @param name none means {@code COPROC}
     */
    record Coproc(Optional<Name> name, Command command, int from, int to) implements Command {}
}
