package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/**
 * Where, and by what, a script is run.
 *
 * @param via the command that reads the script on its standard input
 */
public record Shell(
        Located<String> name, Script via, Located<Language> language, List<Located<String>> needs, Span span) {
    public Shell {
        needs = List.copyOf(needs);
    }

    /** How values cross into a script, and how the script is closed. */
    public enum Language {
        BASH,
        SH,
        SQL,
        PYTHON,
        /** Any other: no value crosses. */
        OTHER
    }
}
