package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Located;
import deployspec.model.Shell;
import deployspec.source.Node;
import deployspec.source.Node.Field;

/** Where, and by what, scripts run. */
final class Shells {
    /** The shell that needs no declaration. */
    static final String DEFAULT = "bash";

    private Shells() {}

    static Shell shell(Field field, Decoding decoding) {
        if (field.key().text().equals(DEFAULT)) {
            decoding.report(
                    Diagnostic.error("reserved-name", field.key().span(), "`bash` is the shell that is always there")
                            .withHelp("Choose another name for this one."));
        }
        return decoding.mapping(
                "shell",
                field.value(),
                c -> new Shell(
                        Ids.name(field),
                        c.required("via", Scripts::local),
                        c.required("language", Shells::language),
                        c.names("needs"),
                        field.key().span()));
    }

    private static Located<Shell.Language> language(Node node, Decoding decoding) {
        var language = switch (Scalars.text(node, decoding)) {
            case "bash" -> Shell.Language.BASH;
            case "sh" -> Shell.Language.SH;
            case "sql" -> Shell.Language.SQL;
            case "python" -> Shell.Language.PYTHON;
            default -> Shell.Language.OTHER;
        };
        return new Located<>(language, node.span());
    }
}
