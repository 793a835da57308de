package deployspec.cli;

import deployspec.lint.Settings;
import deployspec.report.DiagnosticText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small spec that shows a rule at work: {@code bad*.yaml} breaks it, {@code good*.yaml} keeps it. */
record RuleExample(Path file) {
    private static final Path CORPUS = Path.of("src/test/resources/corpus/rules");

    /** Every example, by rule and name. */
    static List<RuleExample> all() {
        return files(CORPUS)
                .flatMap(RuleExample::files)
                .filter(file -> file.toString().endsWith(".yaml"))
                .map(RuleExample::new)
                .toList();
    }

    static RuleExample of(String rule, String name) {
        return new RuleExample(CORPUS.resolve(rule).resolve(name));
    }

    /** The code of the rule that it is an example of. */
    String rule() {
        return file.getParent().getFileName().toString();
    }

    boolean isBad() {
        return file.getFileName().toString().startsWith("bad");
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Checked checked() {
        var name = file.getFileName().toString();
        return new Checker(Optional.of(ExplainCommand.EXAMPLES_DAY))
                .checked(name, SpecPath.bytes(file), Settings.USUAL);
    }

    /** What a person is told about it, wherever it lies. */
    String told() {
        var checked = checked();
        return new DiagnosticText(100, false).show(checked.source(), checked.diagnostics());
    }

    @Override
    public String toString() {
        return rule() + "/" + file.getFileName();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
