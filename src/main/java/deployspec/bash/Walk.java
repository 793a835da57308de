package deployspec.bash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Goes through a program and keeps in mind where it is. */
final class Walk {
    private final List<Situation> found = new ArrayList<>();

    List<Situation> over(Program program) {
        all(program.commands(), Surroundings.NONE);
        // a here-document stands behind commands that are met after it
        found.sort(Comparator.comparingInt(situation -> situation.command().from()));
        return List.copyOf(found);
    }

    private void visit(Region region, Surroundings around) {
        switch (region) {
            case Command command -> command(command, around);
            case Part.CommandSubstitution substitution -> all(substitution.commands(), around.inShell(substitution));
            case Part.ProcessSubstitution substitution -> all(substitution.commands(), around.inShell(substitution));
            default -> all(Children.of(region), around);
        }
    }

    private void all(List<? extends Region> regions, Surroundings around) {
        regions.forEach(region -> visit(region, around));
    }

    private void command(Command command, Surroundings around) {
        switch (command) {
            case Command.Simple simple -> {
                found.add(around.of(simple));
                all(Children.of(simple), around);
            }
            case Command.Pipeline pipeline -> {
                for (int i = 0; i < pipeline.commands().size(); i++) {
                    visit(pipeline.commands().get(i), around.inPipeline(pipeline, i));
                }
            }
            case Command.AndOr list -> {
                int last = list.rest().size() - 1;
                visit(list.first(), around.tested());
                for (int i = 0; i <= last; i++) {
                    visit(list.rest().get(i).command(), i == last ? around : around.tested());
                }
            }
            case Command.Background background -> visit(background.command(), around.inBackground(background));
            case Command.Coproc coproc -> visit(coproc.command(), around.inBackground(coproc));
            case Command.Function function -> visit(function.body(), Surroundings.NONE.inFunction(function));
            case Command.Compound compound -> {
                compound(compound, around);
                all(compound.redirects(), around);
            }
        }
    }

    private void compound(Command.Compound compound, Surroundings around) {
        switch (compound) {
            case Command.Group group -> all(group.commands(), around);
            case Command.Subshell subshell -> all(subshell.commands(), around.inShell(subshell));
            case Command.If choice -> {
                for (var branch : choice.branches()) {
                    all(branch.condition(), around.tested());
                    all(branch.body(), around);
                }
                all(choice.otherwise().orElse(List.of()), around);
            }
            case Command.Loop loop -> {
                all(loop.condition(), around.inLoop().tested());
                all(loop.body(), around.inLoop());
            }
            case Command.For loop -> {
                all(loop.items().orElse(List.of()), around);
                all(loop.body(), around.inLoop());
            }
            case Command.Select loop -> {
                all(loop.items().orElse(List.of()), around);
                all(loop.body(), around.inLoop());
            }
            case Command.ForArithmetic loop -> {
                visit(loop.start(), around);
                visit(loop.condition(), around.inLoop());
                visit(loop.step(), around.inLoop());
                all(loop.body(), around.inLoop());
            }
            case Command.Case choice -> {
                visit(choice.subject(), around);
                all(choice.arms(), around);
            }
            case Command.Test test -> visit(test.expression(), around);
            case Command.Arithmetic arithmetic -> visit(arithmetic.calculation(), around);
        }
    }

    /** A {@link Situation} without its command. */
    private record Surroundings(
            Optional<Command.Pipeline> pipeline,
            Situation.Position position,
            boolean isTested,
            boolean isInLoop,
            Optional<Command.Function> function,
            Optional<Region> subshell,
            boolean isInBackground) {
        static final Surroundings NONE = new Surroundings(
                Optional.empty(), Situation.Position.ALONE, false, false, Optional.empty(), Optional.empty(), false);

        Situation of(Command.Simple command) {
            return new Situation(command, pipeline, position, isTested, isInLoop, function, subshell, isInBackground);
        }

        Surroundings inPipeline(Command.Pipeline inner, int index) {
            int last = inner.commands().size() - 1;
            if (last == 0) {
                return inner.negated() ? tested() : this;
            }
            var place = index == 0
                    ? Situation.Position.FIRST
                    : index == last ? Situation.Position.LAST : Situation.Position.MIDDLE;
            boolean asked = isTested || inner.negated();
            return new Surroundings(Optional.of(inner), place, asked, isInLoop, function, subshell, isInBackground);
        }

        Surroundings tested() {
            return new Surroundings(pipeline, position, true, isInLoop, function, subshell, isInBackground);
        }

        Surroundings inLoop() {
            return new Surroundings(pipeline, position, isTested, true, function, subshell, isInBackground);
        }

        Surroundings inFunction(Command.Function inner) {
            return new Surroundings(
                    pipeline, position, isTested, isInLoop, Optional.of(inner), subshell, isInBackground);
        }

        /** A subshell stays in its pipeline, and its failure is looked at there; a substitution begins anew. */
        Surroundings inShell(Region shell) {
            return shell instanceof Command
                    ? new Surroundings(
                            pipeline, position, isTested, isInLoop, function, Optional.of(shell), isInBackground)
                    : new Surroundings(
                            Optional.empty(),
                            Situation.Position.ALONE,
                            false,
                            isInLoop,
                            function,
                            Optional.of(shell),
                            isInBackground);
        }

        Surroundings inBackground(Command shell) {
            return new Surroundings(
                    Optional.empty(), Situation.Position.ALONE, false, isInLoop, function, Optional.of(shell), true);
        }
    }
}
