package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.report.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page of a workflow's run: how many findings there are, and a table of them. */
final class StepSummary {
    private static final String HEAD = "| severity | code | where | what |\n| --- | --- | --- | --- |\n";

    /** What is kept free for the line that says how many are missing. */
    private static final int LAST_LINE = 100;

    private StepSummary() {}

    /** @param bytes of UTF-8 that there is room for; what does not fit is counted */
    static String of(Examination examination, int bytes) {
        var page = new StringBuilder("**spec validate:** %s, %s\n\n"
                .formatted(examination.specs(), examination.tally().words()));
        var rows = examination.diagnostics().map(StepSummary::row).toList();
        if (rows.isEmpty()) {
            return fits(page, bytes) ? page.toString() : "";
        }
        page.append(HEAD);
        int written = append(rows, page, bytes - LAST_LINE);
        if (written < rows.size()) {
            page.append("\n%d more findings do not fit here; the log of the step has all.\n"
                    .formatted(rows.size() - written));
        }
        return fits(page, bytes) ? page.append('\n').toString() : "";
    }

    private static int append(List<String> rows, StringBuilder page, int bytes) {
        int room = bytes - size(page);
        int written = 0;
        while (written < rows.size() && size(rows.get(written)) <= room) {
            room -= size(rows.get(written));
            page.append(rows.get(written));
            written++;
        }
        return written;
    }

    private static String row(Diagnostic diagnostic) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        diagnostic.severity().word(),
                        Markdown.code(diagnostic.code()),
                        Markdown.code(diagnostic.span().place()),
                        Markdown.sentence(Wording.summary(diagnostic)));
    }

    private static boolean fits(CharSequence page, int bytes) {
        return size(page) < bytes;
    }

    private static int size(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
