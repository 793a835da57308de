package deployspec.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** The commands there are, each made with the streams and the environment that it may use. */
record Commands(Streams streams, Map<String, String> environment) {
    /** In the order of the usage. */
    private static final List<String> NAMES = List.of(
            "validate",
            "plan",
            "diff",
            "render",
            "schedule",
            "execute",
            "approve",
            "reject",
            "waive",
            "runs",
            "status",
            "report",
            "verify",
            "explain",
            "init",
            "schema",
            "completion",
            "man",
            "help");

    /** They tell of all the others. */
    private static final Set<String> TELLING = Set.of("completion", "man", "help");

    /**
     * Adds the command that the arguments name and no other, since the making of all takes longer than the checking of a spec;
     * all of them where somebody may want to know which there are.
     */
    void addTo(CommandLine line, String[] args) {
        for (var name : args.length > 0 && standsAlone(args[0]) ? List.of(args[0]) : NAMES) {
            line.addSubcommand(name, made(name));
        }
    }

    private static boolean standsAlone(String word) {
        return word.equals(Training.NAME) || (NAMES.contains(word) && !TELLING.contains(word));
    }

    private Object made(String name) {
        return switch (name) {
            case "validate" -> new ValidateCommand(streams, environment);
            case "plan" -> new PlanCommand(streams, environment);
            case "diff" -> new DiffCommand(streams, environment);
            case "render" -> new RenderCommand(streams, environment);
            case "schedule" -> new ScheduleCommand(streams, environment);
            case "execute" -> new ExecuteCommand(streams, environment);
            case "approve" -> new ApproveCommand(streams, environment);
            case "reject" -> new RejectCommand(streams, environment);
            case "waive" -> new WaiveCommand(streams, environment);
            case "runs" -> new RunsCommand(streams, environment);
            case "status" -> new StatusCommand(streams, environment);
            case "report" -> new ReportCommand(streams, environment);
            case "verify" -> new VerifyCommand(streams, environment);
            case "explain" -> new ExplainCommand(streams, environment);
            case "init" -> new InitCommand(streams);
            case "schema" -> new SchemaCommand(streams);
            case "completion" -> new CompletionCommand(streams);
            case "man" -> new ManCommand(streams);
            case Training.NAME -> new Training(streams, environment);
            case "help" -> new HelpCommand(streams);
            default -> throw new IllegalStateException("not a command: " + name);
        };
    }
}
