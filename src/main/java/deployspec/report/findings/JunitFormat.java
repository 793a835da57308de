package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.report.DiagnosticText;
import deployspec.report.OneLine;
import java.util.HashMap;
import java.util.Map;

/**
 * For Jenkins, GitLab and whoever else shows tests: a suite for each file, a case for each finding. A case fails if the
 * finding makes the check fail; a milder one passes and says what it has to say.
 */
record JunitFormat() implements Format {
    private static final int WIDTH = 120;

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String write(Examination examination) {
        var xml = new Xml();
        xml.open(
                "testsuites",
                "name",
                "spec validate",
                "tests",
                number(examination.files().stream()
                        .mapToLong(JunitFormat::cases)
                        .sum()),
                "failures",
                number(examination.files().stream()
                        .mapToLong(JunitFormat::failures)
                        .sum()),
                "errors",
                "0");
        examination.files().forEach(file -> suite(xml, file));
        return xml.close().text();
    }

    private static void suite(Xml xml, ExaminedFile file) {
        xml.open(
                "testsuite",
                "name",
                file.name(),
                "file",
                file.name(),
                "tests",
                number(cases(file)),
                "failures",
                number(failures(file)),
                "errors",
                "0",
                "skipped",
                "0");
        if (file.diagnostics().isEmpty()) {
            xml.element("testcase", "", "classname", file.name(), "name", "no findings");
        }
        var seen = new HashMap<String, Integer>();
        file.diagnostics().forEach(diagnostic -> testCase(xml, file, diagnostic, seen));
        xml.close();
    }

    private static void testCase(Xml xml, ExaminedFile file, Diagnostic diagnostic, Map<String, Integer> seen) {
        xml.open("testcase", "classname", file.name(), "name", name(diagnostic, seen));
        var told = new DiagnosticText(WIDTH, false).show(file.source(), diagnostic);
        if (file.fails(diagnostic)) {
            var message = "%s: %s".formatted(diagnostic.span().place(), OneLine.of(Wording.summary(diagnostic)));
            xml.element("failure", "\n" + told, "type", diagnostic.severity().word(), "message", message);
        } else {
            xml.element("system-out", "\n" + told);
        }
        xml.close();
    }

    /** Without the line, so that it is the same case in the history of the tests when lines move. */
    private static String name(Diagnostic diagnostic, Map<String, Integer> seen) {
        var name = "%s: %s".formatted(diagnostic.code(), OneLine.of(diagnostic.summary()));
        int times = seen.merge(name, 1, Integer::sum);
        return times == 1 ? name : "%s (%d)".formatted(name, times);
    }

    private static long cases(ExaminedFile file) {
        return Math.max(1, file.diagnostics().size());
    }

    private static long failures(ExaminedFile file) {
        return file.diagnostics().stream().filter(file::fails).count();
    }

    private static String number(long number) {
        return Long.toString(number);
    }
}
