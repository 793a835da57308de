package deployspec.compile;

import deployspec.model.Located;
import deployspec.model.Script;
import deployspec.model.Shell;
import deployspec.plan.Action.RunProcess;
import deployspec.plan.Interpreter;
import deployspec.value.Names;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.TreeMap;

/** A script with all that it needs to run. */
final class Scripts {
    private Scripts() {}

    static RunProcess lower(Script script, Scope scope) {
        var shell = script.shell()
                .map(name -> Declarations.find(scope.declarations().shells(), name));
        var names = new LinkedHashSet<>(Names.wordsIn(script.text()));
        shell.ifPresent(s -> names.addAll(Names.wordsIn(s.via().text())));
        names.retainAll(scope.declarations().values());
        names.removeAll(scope.variables().keySet());
        return new RunProcess(
                script.text(),
                shell.map(Scripts::interpreter).orElse(Interpreter.BASH),
                scope.directory(),
                new TreeMap<>(scope.variables()),
                names.stream().toList(),
                scope.secrets());
    }

    private static Interpreter interpreter(Shell shell) {
        return new Interpreter(
                shell.name().value(),
                Optional.of(shell.via().text()),
                language(shell.language().value()),
                shell.needs().stream().map(Located::value).toList());
    }

    private static Interpreter.Language language(Shell.Language language) {
        return switch (language) {
            case BASH -> Interpreter.Language.BASH;
            case SH -> Interpreter.Language.SH;
            case SQL -> Interpreter.Language.SQL;
            case PYTHON -> Interpreter.Language.PYTHON;
            case OTHER -> Interpreter.Language.OTHER;
        };
    }
}
