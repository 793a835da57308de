package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules of a SARIF log, in the order by which findings refer to them; behind them what reader and schema refuse. */
record SarifRules(List<String> codes, ArrayNode descriptors) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static SarifRules of(Examination examination) {
        var codes =
                new ArrayList<>(examination.rules().stream().map(RulePage::code).toList());
        var descriptors = NODES.arrayNode();
        examination.rules().forEach(page -> descriptors.add(descriptor(page)));
        examination
                .diagnostics()
                .map(Diagnostic::code)
                .distinct()
                .filter(code -> !codes.contains(code))
                .sorted()
                .toList()
                .forEach(code -> {
                    codes.add(code);
                    descriptors.add(descriptor(refused(code)));
                });
        return new SarifRules(List.copyOf(codes), descriptors);
    }

    int indexOf(String code) {
        return codes.indexOf(code);
    }

    private static ObjectNode descriptor(RulePage page) {
        var descriptor = NODES.objectNode().put("id", page.code());
        descriptor.putObject("shortDescription").put("text", page.fault());
        descriptor.putObject("fullDescription").put("text", page.reason());
        descriptor
                .putObject("help")
                .put("text", "Why: %s%nWhat to do: %s".formatted(page.reason(), page.remedy()))
                .put(
                        "markdown",
                        "%s%n%n**Why:** %s%n%n**What to do:** %s"
                                .formatted(page.fault(), page.reason(), page.remedy()));
        descriptor
                .putObject("defaultConfiguration")
                .put("level", page.severity().word());
        // Where GitHub looks for how severe a finding is that is no vulnerability.
        descriptor.putObject("properties").put("problem.severity", problem(page.severity()));
        return descriptor;
    }

    private static RulePage refused(String code) {
        return new RulePage(
                code,
                Severity.ERROR,
                "The file is not written as the language asks.",
                "What cannot be read, or has keys or values that the schema does not know, is refused before any rule is asked.",
                "Mend it as the finding says; an editor that knows the schema shows what may stand there.");
    }

    private static String problem(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "recommendation";
        };
    }
}
