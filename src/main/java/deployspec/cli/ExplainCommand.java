package deployspec.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import deployspec.diagnostic.Suggestion;
import deployspec.lint.Rule;
import deployspec.lint.Rule.Page;
import deployspec.lint.Rules;
import deployspec.lint.Settings;
import deployspec.report.DiagnosticText;
import deployspec.report.RuleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code spec explain}: what a rule is for. */
@Command(
        name = "explain",
        description = "Explains a rule by the code that stands in square brackets in a message.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    /** The day on which examples about dates are looked at. */
    static final LocalDate EXAMPLES_DAY = LocalDate.of(2026, 3, 1);

    /** What an example is set in by. */
    private static final int INDENT = 4;

    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            completionCandidates = ExplainCommand.Codes.class,
            description = "A rule's code; without one, all are listed.")
    private String code = "";

    ExplainCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (code.isEmpty()) {
            streams.out().print(list());
            return Exit.DONE.code();
        }
        var page = Rules.named(code)
                .orElseThrow(() -> new UsageFault("no rule has the code `%s`".formatted(code), help()))
                .page();
        int width = Terminals.width(environment);
        streams.out().print(text(page, width - INDENT).show(width));
        return Exit.DONE.code();
    }

    private static String list() {
        var pages = Rules.all().stream().map(Rule::page).toList();
        int widest = pages.stream().mapToInt(page -> page.code().length()).max().orElse(0);
        return pages.stream()
                .map(page -> "%-7s %s  %s\n"
                        .formatted(
                                page.severity().word(),
                                page.code() + " ".repeat(widest - page.code().length()),
                                page.fault()))
                .collect(Collectors.joining());
    }

    private static RuleText text(Page page, int width) {
        var bad = example(page, "bad.yaml");
        var told = new Checker(Optional.of(EXAMPLES_DAY)).checked("bad.yaml", bad.getBytes(UTF_8), Settings.USUAL);
        return new RuleText(
                "%s[%s]".formatted(page.severity().word(), page.code()),
                page.fault(),
                page.reason(),
                page.remedy(),
                bad,
                new DiagnosticText(width, false).show(told.source(), told.diagnostics()),
                example(page, "good.yaml"),
                Rules.isAdvice(page.code())
                        ? "Where it does not fit, a comment above the place says so: `# deployspec: allow %s: REASON`."
                                .formatted(page.code())
                        : "");
    }

    private static String example(Page page, String name) {
        try (var file = Rules.class.getResourceAsStream("/deployspec/rules/%s/%s".formatted(page.code(), name))) {
            return new String(requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String help() {
        List<String> codes = Rules.all().stream().map(r -> r.page().code()).toList();
        return Suggestion.nearest(code, codes)
                .map(near -> "Did you mean `%s`?".formatted(near))
                .orElse("`spec explain` lists them all.");
    }

    /** What a shell offers for {@code CODE}. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Rules.all().stream().map(rule -> rule.page().code()).iterator();
        }
    }
}
