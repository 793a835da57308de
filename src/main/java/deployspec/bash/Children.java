package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a part of a script consists of, one level down and in the order of the text; here-documents follow their word. */
public final class Children {
    private final List<Region> found = new ArrayList<>();

    private Children() {}

    public static List<Region> of(Region parent) {
        var children = new Children();
        switch (parent) {
            case Program program -> children.add(program.commands());
            case Command command -> children.ofCommand(command);
            case Command.Branch branch -> children.add(branch.condition()).add(branch.body());
            case Command.Arm arm -> children.add(arm.patterns()).add(arm.body());
            case Word word -> children.add(word.parts());
            case Part part -> children.ofPart(part);
            case Redirect redirect -> children.add(redirect.target()).add(redirect.hereDocument());
            case HereDocument document -> children.add(document.parts());
            case Assignment assignment -> children.ofAssignment(assignment);
            case Assignment.Element element -> children.add(element.subscript()).add(element.value());
            case Calculation calculation -> children.add(calculation.parts());
            case TestExpression test -> children.ofTest(test);
            case Comment leaf -> {}
            case Name leaf -> {}
            case SyntaxError error -> children.add(error.opening());
            case SyntaxError.Opening leaf -> {}
        }
        return List.copyOf(children.found);
    }

    private void ofCommand(Command command) {
        switch (command) {
            case Command.Simple simple ->
                add(simple.assignments()).add(simple.words()).add(simple.redirects());
            case Command.Pipeline pipeline -> add(pipeline.commands());
            case Command.AndOr list -> {
                add(list.first());
                list.rest().forEach(link -> add(link.command()));
            }
            case Command.Background background -> add(background.command());
            case Command.Function function -> add(function.name()).add(function.body());
            case Command.Coproc coproc -> add(coproc.name()).add(coproc.command());
            case Command.Compound compound -> {
                ofCompound(compound);
                add(compound.redirects());
            }
        }
    }

    private void ofCompound(Command.Compound compound) {
        switch (compound) {
            case Command.Group group -> add(group.commands());
            case Command.Subshell subshell -> add(subshell.commands());
            case Command.If choice ->
                add(choice.branches()).add(choice.otherwise().orElse(List.of()));
            case Command.Loop loop -> add(loop.condition()).add(loop.body());
            case Command.For loop ->
                add(loop.name()).add(loop.items().orElse(List.of())).add(loop.body());
            case Command.ForArithmetic loop ->
                add(loop.start()).add(loop.condition()).add(loop.step()).add(loop.body());
            case Command.Select loop ->
                add(loop.name()).add(loop.items().orElse(List.of())).add(loop.body());
            case Command.Case choice -> add(choice.subject()).add(choice.arms());
            case Command.Test test -> add(test.expression());
            case Command.Arithmetic arithmetic -> add(arithmetic.calculation());
        }
    }

    private void ofPart(Part part) {
        switch (part) {
            case Part.DoubleQuoted quoted -> add(quoted.parts());
            case Part.Parameter parameter ->
                add(parameter.name()).add(parameter.subscript()).add(parameter.argument());
            case Part.CommandSubstitution substitution -> add(substitution.commands());
            case Part.ProcessSubstitution substitution -> add(substitution.commands());
            case Part.ArithmeticExpansion expansion -> add(expansion.calculation());
            case Part.ExtendedGlob glob -> add(glob.parts());
            case Part.Literal leaf -> {}
            case Part.Escaped leaf -> {}
            case Part.SingleQuoted leaf -> {}
            case Part.DollarSingleQuoted leaf -> {}
            case Part.BadSubstitution leaf -> {}
        }
    }

    private void ofAssignment(Assignment assignment) {
        add(assignment.name()).add(assignment.subscript());
        switch (assignment.value()) {
            case Assignment.Value.Scalar scalar -> add(scalar.word());
            case Assignment.Value.Array array -> add(array.elements());
        }
    }

    private void ofTest(TestExpression test) {
        switch (test) {
            case TestExpression.NotEmpty leaf -> add(leaf.word());
            case TestExpression.Unary unary -> add(unary.operand());
            case TestExpression.Binary binary -> add(binary.left()).add(binary.right());
            case TestExpression.Not not -> add(not.operand());
            case TestExpression.And and -> add(and.operands());
            case TestExpression.Or or -> add(or.operands());
            case TestExpression.Grouped grouped -> add(grouped.inner());
        }
    }

    private Children add(Region child) {
        found.add(child);
        return this;
    }

    private Children add(List<? extends Region> children) {
        found.addAll(children);
        return this;
    }

    private Children add(Optional<? extends Region> child) {
        child.ifPresent(found::add);
        return this;
    }
}
