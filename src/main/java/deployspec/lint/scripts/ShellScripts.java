package deployspec.lint.scripts;

import deployspec.bash.BashReader;
import deployspec.lint.uses.ScriptUse;
import deployspec.lint.uses.Uses;
import deployspec.model.Shell;
import deployspec.model.Spec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the scripts that bash or the POSIX shell reads, and reads them. */
public final class ShellScripts {
    private ShellScripts() {}

    /** In the order of the document; a script in another language is nobody's to take apart. */
    public static List<ShellScript> of(Spec spec, Uses uses) {
        Map<String, Shell.Language> declared = spec.shells().stream()
                .collect(Collectors.toMap(
                        shell -> shell.name().value(), shell -> shell.language().value(), (first, second) -> first));
        return uses.scripts().stream()
                .filter(use -> isShell(language(use, declared)))
                .map(use -> ShellScript.of(use, BashReader.read(use.script().text())))
                .toList();
    }

    private static Shell.Language language(ScriptUse use, Map<String, Shell.Language> declared) {
        return use.script()
                .shell()
                .map(name -> declared.getOrDefault(name.value(), Shell.Language.BASH))
                .orElse(Shell.Language.BASH);
    }

    private static boolean isShell(Shell.Language language) {
        return switch (language) {
            case BASH, SH -> true;
            case SQL, PYTHON, OTHER -> false;
        };
    }
}
