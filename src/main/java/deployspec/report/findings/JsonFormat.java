package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Label;
import deployspec.diagnostic.Severity;
import deployspec.json.RecordJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** For programs: one JSON object on one line. Its members are a promise; schema/diagnostics.schema.json describes them. */
record JsonFormat() implements Format {
    /** A change by which a program that reads this could fail is another number. */
    private static final String VERSION = "deployspec.diagnostics/v1";

    /** The whole. */
    record Document(String format, Optional<String> version, Numbers numbers, boolean failed, List<File> files) {}

    record Numbers(int files, int errors, int warnings, int notes) {}

    record File(String file, boolean failed, List<Finding> findings) {}

    record Finding(
            String code,
            Severity severity,
            boolean fails,
            String summary,
            Place subject,
            List<Place> related,
            List<String> help,
            String fingerprint) {}

    /** Half-open; lines and columns from 1, columns in code points. */
    record Place(String file, int line, int column, int endLine, int endColumn, String text) {
        static Place of(Label label) {
            var span = label.span();
            return new Place(span.file(), span.line(), span.column(), span.endLine(), span.endColumn(), label.text());
        }
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String write(Examination examination) {
        var tally = examination.tally();
        return RecordJson.write(new Document(
                        VERSION,
                        examination.version(),
                        new Numbers(
                                examination.files().size(),
                                tally.of(Severity.ERROR),
                                tally.of(Severity.WARNING),
                                tally.of(Severity.NOTE)),
                        examination.files().stream().anyMatch(ExaminedFile::fails),
                        examination.files().stream().map(JsonFormat::file).toList()))
                + "\n";
    }

    private static File file(ExaminedFile file) {
        var fingerprints = Fingerprints.of(file);
        var findings = IntStream.range(0, fingerprints.size())
                .mapToObj(i -> finding(file, file.diagnostics().get(i), fingerprints.get(i)))
                .toList();
        return new File(file.name(), file.fails(), findings);
    }

    private static Finding finding(ExaminedFile file, Diagnostic diagnostic, String fingerprint) {
        return new Finding(
                diagnostic.code(),
                diagnostic.severity(),
                file.fails(diagnostic),
                diagnostic.summary(),
                Place.of(diagnostic.subject()),
                diagnostic.related().stream().map(Place::of).toList(),
                diagnostic.help(),
                fingerprint);
    }
}
