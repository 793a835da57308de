package deployspec.report.findings;

import deployspec.diagnostic.Label;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * For GitHub's code scanning and other collectors of findings: SARIF 2.1.0, with every rule and its advice. What a
 * comment excuses is left out, because collectors that do not know of suppressions would open it as a finding.
 */
record SarifFormat() implements Format {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    @Override
    public String name() {
        return "sarif";
    }

    @Override
    public String write(Examination examination) {
        var log = JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        log.putArray("runs").add(run(examination));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(log) + "\n";
    }

    private static ObjectNode run(Examination examination) {
        var run = JsonNodeFactory.instance.objectNode();
        var driver = run.putObject("tool").putObject("driver").put("name", "Deployspec");
        examination.version().ifPresent(version -> driver.put("semanticVersion", version));
        var rules = SarifRules.of(examination);
        driver.set("rules", rules.descriptors());
        // Who reads the file knows where the root is; what is written is the same on every machine.
        run.putObject("originalUriBaseIds")
                .putObject(SarifPlaces.ROOT)
                .putObject("description")
                .put("text", "The root of the repository.");
        run.put("columnKind", "unicodeCodePoints");
        run.set("artifacts", artifacts(examination));
        var results = run.putArray("results");
        examination.files().forEach(file -> results.addAll(results(file, rules)));
        return run;
    }

    private static ArrayNode artifacts(Examination examination) {
        var artifacts = JsonNodeFactory.instance.arrayNode();
        var names = new LinkedHashSet<String>();
        examination.files().forEach(file -> names.add(file.name()));
        names.forEach(name -> artifacts.addObject().set("location", SarifPlaces.artifact(name)));
        return artifacts;
    }

    private static List<ObjectNode> results(ExaminedFile file, SarifRules rules) {
        var fingerprints = Fingerprints.of(file);
        return IntStream.range(0, fingerprints.size())
                .mapToObj(i -> result(file, i, fingerprints.get(i), rules))
                .toList();
    }

    private static ObjectNode result(ExaminedFile file, int index, String fingerprint, SarifRules rules) {
        var diagnostic = file.diagnostics().get(index);
        var places = new SarifPlaces(file.source());
        var result = JsonNodeFactory.instance
                .objectNode()
                .put("ruleId", diagnostic.code())
                .put("ruleIndex", rules.indexOf(diagnostic.code()))
                .put("level", diagnostic.severity().word());
        result.putObject("message").put("text", SarifText.of(Wording.sentences(diagnostic)));
        result.putArray("locations").add(places.location(Label.of(diagnostic.span())));
        if (!diagnostic.related().isEmpty()) {
            var related = result.putArray("relatedLocations");
            diagnostic.related().forEach(label -> related.add(places.location(label)));
        }
        // The name under which GitHub looks for it.
        result.putObject("partialFingerprints").put("primaryLocationLineHash", fingerprint);
        return result;
    }
}
