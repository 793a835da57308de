package deployspec.cli;

import java.util.Map;
import picocli.CommandLine;

/** Makes the commands, each with the streams and the environment that it may use. */
final class Factory implements CommandLine.IFactory {
    private final Streams streams;
    private final Map<String, String> environment;

    Factory(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Object made = switch (type.getSimpleName()) {
            case "ValidateCommand" -> new ValidateCommand(streams, environment);
            case "PlanCommand" -> new PlanCommand(streams, environment);
            case "DiffCommand" -> new DiffCommand(streams, environment);
            case "RenderCommand" -> new RenderCommand(streams, environment);
            case "ExecuteCommand" -> new ExecuteCommand(streams, environment);
            case "ExplainCommand" -> new ExplainCommand(streams, environment);
            case "InitCommand" -> new InitCommand(streams);
            case "SchemaCommand" -> new SchemaCommand(streams);
            case "CompletionCommand" -> new CompletionCommand(streams);
            case "ManCommand" -> new ManCommand(streams);
            case "HelpCommand" -> new HelpCommand(streams);
            default -> CommandLine.defaultFactory().create(type);
        };
        return type.cast(made);
    }
}
