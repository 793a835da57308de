package deployspec.report.findings;

import deployspec.report.DiagnosticText;
import deployspec.report.OneLine;

/** For a person: each finding with its line of the source, each file with its number of findings, and one line in all. */
record TextFormat(int width, boolean coloured) implements Format {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public String write(Examination examination) {
        var diagnostics = new DiagnosticText(width, coloured);
        var text = new StringBuilder();
        for (var file : examination.files()) {
            if (!file.diagnostics().isEmpty()) {
                text.append(diagnostics.show(file.source(), file.diagnostics()));
                text.append(examination.files().size() > 1 ? "\n" : "");
            }
        }
        return text.append(end(examination)).toString();
    }

    /** The number of findings in one file stands below them already. */
    private static String end(Examination examination) {
        if (examination.files().size() != 1) {
            return "%s: %s\n".formatted(examination.specs(), examination.tally().words());
        }
        var only = examination.files().getFirst();
        return only.diagnostics().isEmpty()
                ? "%s: %s\n"
                        .formatted(OneLine.of(only.name()), examination.tally().words())
                : "";
    }
}
