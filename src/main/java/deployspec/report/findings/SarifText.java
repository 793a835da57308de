package deployspec.report.findings;

import deployspec.value.Visible;

/** Text for a message of SARIF, in which square brackets followed by parentheses would be a link. */
final class SarifText {
    private SarifText() {}

    static String of(String text) {
        return Visible.of(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }
}
