package deployspec.bash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through a program for the variables that it reads and sets. */
final class VariableSearch {
    private static final Set<String> NUMBERS_COMPARED = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private final List<Variables.Read> reads = new ArrayList<>();
    private final List<Variables.Set> sets = new ArrayList<>();
    private final Map<String, Command.Function> functions = new HashMap<>();

    /**
     * @param inShell whether it is a shell of its own
     */
    record Where(boolean inShell, boolean inFunction) {
        Where inside() {
            return new Where(true, inFunction);
        }
    }

    Variables of(Program program) {
        visit(program, new Where(false, false));
        reads.sort(Comparator.comparingInt(read -> read.name().from()));
        sets.sort(Comparator.comparingInt(set -> set.name().from()));
        return new Variables(reads, sets, functions);
    }

    private void visit(Region region, Where where) {
        var inner = where;
        switch (region) {
            case Command.Simple simple -> simple(simple, where);
            case Command.Function function -> {
                functions.put(function.name().text(), function);
                inner = new Where(where.inShell(), true);
            }
            case Command.Pipeline pipeline -> inner = pipeline.commands().size() > 1 ? where.inside() : where;
            case Command.Subshell subshell -> inner = where.inside();
            case Command.Background background -> inner = where.inside();
            case Command.Coproc coproc -> {
                coproc.name().ifPresent(name -> set(name, Variables.Way.DESCRIPTOR, false, where));
                inner = where.inside();
            }
            case Command.For loop -> set(loop.name(), Variables.Way.LOOP, false, where);
            case Command.Select loop -> set(loop.name(), Variables.Way.LOOP, false, where);
            case Part.CommandSubstitution substitution -> inner = where.inside();
            case Part.ProcessSubstitution substitution -> inner = where.inside();
            case Part.Parameter parameter -> parameter(parameter, where);
            case Calculation calculation -> calculated(calculation.reads(), calculation.sets(), where);
            case Assignment assignment -> assignment.subscript().ifPresent(word -> subscript(word, where));
            case Redirect redirect -> redirect(redirect, where);
            case TestExpression test -> test(test, where);
            default -> {}
        }
        for (var child : Children.of(region)) {
            visit(child, inner);
        }
    }

    private void simple(Command.Simple simple, Where where) {
        boolean prefix = !simple.words().isEmpty();
        for (var assignment : simple.assignments()) {
            set(assignment.name(), prefix ? Variables.Way.PREFIX : Variables.Way.ASSIGNED, prefix, where);
        }
        var builtin = new BuiltinVariables(simple, where.inFunction());
        builtin.sets().forEach(set -> set(set.name(), set.way(), set.exported(), where));
        builtin.asked().forEach(this::asked);
        builtin.calculated().forEach(word -> calculated(word.parts(), where));
    }

    private void parameter(Part.Parameter parameter, Where where) {
        boolean listsNames = parameter.indirect() && List.of("*", "@").contains(parameter.operator());
        parameter.subscript().ifPresent(word -> subscript(word, where));
        if (!Characters.isName(parameter.name().text()) || listsNames) {
            return;
        }
        var guard = switch (parameter.operator()) {
            case ":-", "-", ":=", "=" -> Variables.Guard.DEFAULT;
            case ":?", "?" -> Variables.Guard.REQUIRED;
            case ":+", "+" -> Variables.Guard.ASKED;
            default -> Variables.Guard.NONE;
        };
        reads.add(new Variables.Read(parameter.name(), guard));
        if (parameter.operator().equals(":=") || parameter.operator().equals("=")) {
            set(parameter.name(), Variables.Way.DEFAULTED, false, where);
        }
        if (parameter.operator().equals(":")) {
            parameter.argument().ifPresent(word -> calculated(word.parts(), where));
        }
    }

    private void test(TestExpression test, Where where) {
        if (test instanceof TestExpression.Unary unary && unary.operator().equals("-v")) {
            asked(unary.operand());
        }
        if (test instanceof TestExpression.Binary binary && NUMBERS_COMPARED.contains(binary.operator())) {
            calculated(binary.left().parts(), where);
            calculated(binary.right().parts(), where);
        }
    }

    private void redirect(Redirect redirect, Where where) {
        var braced = redirect.descriptor().filter(descriptor -> descriptor.startsWith("{"));
        if (braced.isEmpty()) {
            return;
        }
        String text = braced.get().substring(1, braced.get().length() - 1);
        var name = new Name(text, redirect.from() + 1, redirect.from() + 1 + text.length());
        if (redirect.target().is("-")) {
            reads.add(new Variables.Read(name, Variables.Guard.NONE));
        } else {
            set(name, Variables.Way.DESCRIPTOR, false, where);
        }
    }

    private void subscript(Word word, Where where) {
        var names = CalculationNames.in(word.parts());
        names.reads().forEach(name -> reads.add(new Variables.Read(name, Variables.Guard.PERHAPS)));
        names.sets().forEach(name -> set(name, Variables.Way.CALCULATED, false, where));
    }

    private void calculated(List<Part> parts, Where where) {
        var names = CalculationNames.in(parts);
        calculated(names.reads(), names.sets(), where);
    }

    private void calculated(List<Name> read, List<Name> changed, Where where) {
        read.forEach(name -> reads.add(new Variables.Read(name, Variables.Guard.NONE)));
        changed.forEach(name -> set(name, Variables.Way.CALCULATED, false, where));
    }

    private void asked(Word word) {
        BuiltinVariables.name(word).ifPresent(name -> reads.add(new Variables.Read(name, Variables.Guard.ASKED)));
    }

    private void set(Name name, Variables.Way way, boolean exported, Where where) {
        if (Optional.of(name.text()).filter(Characters::isName).isPresent()) {
            sets.add(new Variables.Set(name, way, exported, where.inShell()));
        }
    }
}
