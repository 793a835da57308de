package deployspec.cli;

import deployspec.execute.Answers;
import deployspec.execute.Answers.Given;
import deployspec.execute.Answers.Signature;
import deployspec.execute.Answers.Signed;
import deployspec.execute.Answers.Word;
import deployspec.source.Node;
import deployspec.source.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Reads the answers of an unattended run:
 *
 * <pre>
 * operator: the name of whoever answers
 * as: the contact as which that person approves and signs
 * answers:
 *   go-ahead: approve                     # or refuse
 *   look-at-page: done                    # a choice, or what would be typed
 *   change: [{as: cto, name: …, says: approve}]
 *   backup: {answer: failed, why: …}      # a choice that needs a reason
 *   sign-off: {remarks: none, signatures: [{as: release-manager}]}     # remarks: the same as sign-off.remarks: none
 * </pre>
 */
final class AnswersFile {
    private final Path file;
    private final Optional<String> as;
    private final String operator;
    private final SequencedMap<String, Given> answers = new LinkedHashMap<>();

    private AnswersFile(Path file, Optional<String> as, String operator) {
        this.file = file;
        this.as = as;
        this.operator = operator;
    }

    /**
     * @param usual the operator's name where the file names none
     * @throws UsageFault if the file does not have this form
     */
    static Answers read(Path file, String usual) {
        var document = YamlReader.read(file.toString(), SpecPath.bytes(file));
        var root = document.root()
                .filter(r -> !document.hasErrors())
                .orElseThrow(() -> new UsageFault(
                        "`%s` cannot be read: %s"
                                .formatted(
                                        file,
                                        document.diagnostics().stream()
                                                .map(d -> "%s (%s)"
                                                        .formatted(
                                                                d.summary(),
                                                                d.span().place()))
                                                .findFirst()
                                                .orElse("it is empty")),
                        "Write a mapping with `operator` and `answers`."));
        var unknown = root.byName().keySet().stream()
                .filter(k -> !List.of("operator", "as", "answers").contains(k))
                .findFirst();
        unknown.ifPresent(key -> {
            throw new UsageFault(
                    "`%s` has the unknown key `%s`".formatted(file, key),
                    "Its keys are `operator`, `as` and `answers`.");
        });
        var as = text(root.get("as"));
        var reading = new AnswersFile(
                file, as, text(root.get("operator")).or(() -> as).orElse(usual));
        root.get("answers").ifPresent(node -> reading.under("", node));
        return new Answers(Optional.of(reading.operator), reading.answers);
    }

    private void under(String prefix, Node node) {
        if (!(node instanceof Node.Fields fields)) {
            throw wrong(node, "answers are a mapping of keys to answers");
        }
        fields.byName().forEach((name, field) -> add(key(prefix, name), field.value()));
    }

    /** Who signs belongs to the sign-off itself, beside what is recorded there. */
    private static String key(String prefix, String name) {
        return name.equals("signatures") && !prefix.isEmpty()
                ? prefix.substring(0, prefix.length() - 1)
                : prefix + name;
    }

    private void add(String key, Node node) {
        switch (node) {
            case Node.Scalar word -> answers.put(key, scalar(word.text()));
            case Node.Items list ->
                answers.put(
                        key,
                        new Signed(list.values().stream().map(this::signature).toList()));
            case Node.Fields fields -> {
                if (fields.has("answer")) {
                    answers.put(
                            key,
                            new Word(
                                    text(fields.get("answer")).orElse(""),
                                    text(fields.get("why")),
                                    text(fields.get("by"))));
                } else {
                    under(key + ".", fields);
                }
            }
        }
    }

    /** Agreeing and refusing is for people by name; all else is a word. */
    private Given scalar(String word) {
        return word.equals("approve") || word.equals("refuse")
                ? new Signed(List.of(new Signature(as, operator, word.equals("approve"))))
                : new Word(word, Optional.empty(), Optional.empty());
    }

    private Signature signature(Node node) {
        if (node instanceof Node.Fields fields) {
            var says = text(fields.get("says")).orElse("approve");
            boolean known = Stream.of("approve", "refuse", "sign").anyMatch(says::equals);
            if (known) {
                return new Signature(
                        text(fields.get("as")), text(fields.get("name")).orElse(operator), !says.equals("refuse"));
            }
        }
        throw wrong(node, "each of several answers is `{as: contact, name: …, says: approve}`");
    }

    private UsageFault wrong(Node node, String how) {
        return new UsageFault(
                "`%s` line %d: %s".formatted(file, node.span().line(), how), "docs/execution.md shows the form.");
    }

    private static Optional<String> text(Optional<Node> node) {
        return node.flatMap(n -> n instanceof Node.Scalar s ? Optional.of(s.text()) : Optional.empty());
    }
}
