package deployspec.cli.manual;

import static deployspec.cli.manual.Roff.bold;
import static deployspec.cli.manual.Roff.escaped;
import static deployspec.cli.manual.Roff.italic;

import deployspec.cli.manual.CommandPage.Argument;
import deployspec.cli.manual.CommandPage.Option;
import deployspec.cli.manual.Taken.Nothing;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manual page of the whole tool: its commands, what each takes, and what else decides how it behaves. */
public final class ManPage {
    private static final List<Entry> VARIABLES = List.of(
            new Entry("COLUMNS", "The width to write in; 80 unless it is set."),
            new Entry("NO_COLOR", "Not empty: no colours, unless `--color` says otherwise."),
            new Entry("CLICOLOR_FORCE, FORCE_COLOR", "Neither empty nor 0: colours even where no terminal is."),
            new Entry("CLICOLOR", "0: no colours."),
            new Entry("TERM", "`dumb`: no colours."),
            new Entry("USER", "Who carries out a run, unless `--operator` says so."),
            new Entry("XDG_STATE_HOME", "The folder below which runs are kept; `~/.local/state` unless it is set."));

    private static final List<Entry> FILES = List.of(
            new Entry("specs/", "Where specs are looked for and written to when none is named."),
            new Entry("generated/", "Where `render` writes to."),
            new Entry(
                    "~/.local/state/deployspec/runs/", "A folder for each run, with its plan, journal and evidence."));

    private static final List<Entry> EXAMPLES = List.of(
            new Entry(
                    "spec init \"Shop deployment\" --template service",
                    "Begin with a spec that is complete and valid."),
            new Entry("spec validate specs", "Look for mistakes in every spec of a folder."),
            new Entry(
                    "spec execute specs/shop-deployment.yaml --dry-run", "Do what changes nothing, and show the rest."),
            new Entry("source <(spec completion bash)", "Complete commands and options in this shell."));

    private ManPage() {}

    /** A term and what it means; what stands in backquotes is typed as it is. */
    public record Entry(String term, String meaning) {}

    /** @param exits what each exit code means */
    public static String of(CommandPage page, List<Entry> exits) {
        var roff = new Roff();
        roff.comment("Made by `%s man`: change the commands, not this page.".formatted(page.name()));
        roff.request("TH", page.name().toUpperCase(Locale.ROOT), "1", "", "Deployspec", "User commands");
        roff.request("SH", "NAME").line(escaped(page.name()) + " \\- " + escaped(lowered(page.about())));
        roff.request("SH", "SYNOPSIS");
        roff.line(page.commands().stream().map(c -> synopsis(page, c)).collect(Collectors.joining("\n.br\n")));
        roff.request("SH", "DESCRIPTION");
        roff.text("""
                A deployment procedure is written once, as a spec in YAML. `%s` checks it, plans it, writes it down as a \
                runbook, a workflow and a checklist, and carries it out: with gates, approvals, a journal of evidence and a \
                rollback. Data goes to standard output, messages to standard error.""".formatted(page.name()));
        roff.request("SH", "COMMANDS");
        page.commands().forEach(c -> command(roff, c));
        section(roff, "EXIT STATUS", exits);
        section(roff, "ENVIRONMENT", VARIABLES);
        section(roff, "FILES", FILES);
        section(roff, "EXAMPLES", EXAMPLES);
        return roff.toString();
    }

    private static void command(Roff roff, CommandPage command) {
        roff.request("SS", command.name()).text(command.about());
        command.arguments()
                .forEach(a -> roff.request("TP").line(italic(a.label())).text(a.about()));
        command.options().stream()
                .filter(o -> !isEverywhere(o))
                .forEach(o -> roff.request("TP").line(option(o)).text(o.about()));
    }

    private static void section(Roff roff, String title, List<Entry> entries) {
        roff.request("SH", title);
        entries.forEach(e -> roff.request("TP").line(bold(e.term())).text(e.meaning()));
    }

    private static String synopsis(CommandPage page, CommandPage command) {
        var options = command.options().stream().filter(o -> !isEverywhere(o)).map(o -> "[" + option(o) + "]");
        var arguments = command.arguments().stream().map(ManPage::argument);
        return Stream.of(Stream.of(bold(page.name() + " " + command.name())), options, arguments)
                .flatMap(s -> s)
                .collect(Collectors.joining(" "));
    }

    private static String option(Option option) {
        var names = option.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
        return option.taken() instanceof Nothing ? names : names + " " + italic(option.label());
    }

    private static String argument(Argument argument) {
        var label = italic(argument.label()) + (argument.repeatable() ? " ..." : "");
        return argument.needed() ? label : "[" + label + "]";
    }

    /** Help and version, which every command has. */
    private static boolean isEverywhere(Option option) {
        return option.names().contains("--help") || option.names().contains("--version");
    }

    /** As the part of a sentence that a list of manual pages shows. */
    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceAll("[.]$", "");
    }
}
