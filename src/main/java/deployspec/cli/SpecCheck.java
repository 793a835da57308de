package deployspec.cli;

import deployspec.report.DiagnosticText;
import java.nio.file.Path;
import java.util.Map;

/** What every command does first that goes on to use a spec. */
final class SpecCheck {
    private SpecCheck() {}

    /** If there is an error, what is wrong has been written to {@code err}. Warnings are for `validate`. */
    static Checked check(Path file, Streams streams, Colour colour, Map<String, String> environment) {
        var checked = Checker.forErrors().checked(file);
        if (checked.hasErrors()) {
            var text = new DiagnosticText(Terminals.width(environment), Colour.wanted(colour, environment));
            streams.err().print(text.show(checked.source(), checked.diagnostics()));
        }
        return checked;
    }
}
