package deployspec.hostile;

import static deployspec.hostile.HostileFile.ANSWERED;
import static deployspec.hostile.HostileFile.READ;
import static deployspec.hostile.HostileFile.in;
import static deployspec.hostile.HostileFile.of;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a file can hold to harm whoever reads YAML or JSON. What is no file, such as a pipe, is in {@link HostilePlaces}. */
public final class HostileFiles {
    private static final int MEBI = 1024 * 1024;

    private HostileFiles() {}

    public static List<HostileFile> all() {
        return Stream.of(
                        sizes(),
                        depths(),
                        aliases(),
                        properties(),
                        keys(),
                        HostileScripts.all(),
                        characters(),
                        encodings(),
                        documents(),
                        syntax())
                .flatMap(files -> files)
                .toList();
    }

    /** A spec without a fault, with this among its top-level keys. */
    public static String spec(String more) {
        return """
                spec: deployment/v1
                id: sample
                title: Sample
                %s
                phases:
                  - phase: Deploy
                    steps:
                      - Look around
                """.formatted(more);
    }

    private static Stream<HostileFile> sizes() {
        return Stream.of(
                of("fifty-megabytes", "too-large", () -> "a: x\n".repeat(10 * MEBI)),
                of("huge-plain-scalar", "text-too-long", () -> "a: " + "x".repeat(MEBI - 100)),
                of("huge-double-quoted-scalar", "text-too-long", () -> "a: \"" + "x\\n".repeat(300_000) + "\""),
                of("huge-single-quoted-scalar", "text-too-long", () -> "a: '" + "x ".repeat(400_000) + "'"),
                of("huge-literal-scalar", "text-too-long", () -> "a: |\n" + "  x\n".repeat(200_000)),
                of("huge-folded-scalar", "text-too-long", () -> "a: >\n" + "  x\n".repeat(200_000)),
                of("huge-scalar-of-many-lines", "text-too-long", () -> "a:\n" + "  x\n".repeat(200_000)),
                of("huge-key", "yaml-syntax", () -> "k".repeat(500_000) + ": 1"),
                of("huge-quoted-key", "yaml-syntax", () -> "\"" + "k".repeat(500_000) + "\": 1"),
                of("suppression-of-blanks", READ, () -> spec("# deployspec: allow x: a" + " ".repeat(900_000) + "b")),
                of("huge-comment", READ, () -> spec("#" + "x".repeat(900_000))),
                of("very-long-line", "text-too-long", () -> "a: \"" + "y".repeat(900_000) + "\" x"),
                of("huge-integer", "number-too-long", () -> "a: " + "9".repeat(60_000)),
                of("huge-fraction", "number-too-long", () -> "a: 0." + "1".repeat(60_000)),
                of("huge-exponent", "number-too-large", () -> "a: 1e999999999"),
                of(
                        "number-beyond-any-machine-word",
                        "out-of-range",
                        () -> spec("rollback: {}")
                                .replace("- Look around", "- {step: a, run: b, retry: {attempts: 1e38}}")),
                of(
                        "time-beyond-any-clock",
                        "bad-duration",
                        () -> spec("").replace("- Look around", "- {step: a, at: T+999999d}")),
                of("many-small-tokens", "too-many-values", () -> "a: [" + "1,".repeat(400_000) + "]"),
                of("many-list-items", "too-many-values", () -> "a:\n" + "- 1\n".repeat(200_000)),
                of("many-keys", "too-many-values", () -> many(120_000, i -> "k" + i + ": 1\n")),
                of("many-empty-lines", "empty-file", () -> "\n".repeat(MEBI - 100)));
    }

    private static Stream<HostileFile> depths() {
        return Stream.of(
                of("deep-brackets", "too-deep", () -> "a: " + "[".repeat(MEBI - 100)),
                of("deep-braces", "too-deep", () -> "a: " + "{a: ".repeat(200_000)),
                of("deep-dashes", "too-deep", () -> "- ".repeat(MEBI / 2 - 1)),
                of("deep-question-marks", "too-deep", () -> "? ".repeat(MEBI / 2 - 1)),
                of("deep-indentation", "too-deep", () -> many(1_000, i -> " ".repeat(i) + "a:\n")),
                of("deep-brackets-closed", "too-deep", () -> "a: " + "[".repeat(5_000) + "]".repeat(5_000)));
    }

    private static Stream<HostileFile> aliases() {
        return Stream.of(
                of(
                        "billion-laughs",
                        "alias",
                        () -> "a0: &a0 [x, x]\n"
                                + many(
                                        30,
                                        i -> "a%d: &a%d [%s]\n".formatted(i + 1, i + 1, ("*a" + i + ",").repeat(9)))),
                of(
                        "quadratic-blow-up",
                        "alias",
                        () -> "a: &x " + "y".repeat(30_000) + "\nb:\n" + "- *x\n".repeat(40_000)),
                of("cycle", "alias", () -> "a: &a [*a]"),
                of("cycle-through-a-key", "alias", () -> "a: &a {? *a : *a}"),
                of("many-anchors", "anchor", () -> "a:\n" + many(20_000, i -> "- &a" + i + " x\n")),
                of("anchor-of-a-huge-name", "anchor", () -> "a: &" + "x".repeat(500_000) + " 1"),
                of("alias-to-nothing", "alias", () -> "a: *nowhere"),
                of("merge-key", "merge-key", () -> "a: {<<: {b: 1}}"),
                of("merge-key-list", "merge-key", () -> "a: {<<: [" + "{b: 1},".repeat(1_000) + "]}"));
    }

    private static Stream<HostileFile> properties() {
        return Stream.of(
                of(
                        "tag-of-a-java-class",
                        "tag",
                        () -> "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]"),
                of("tag-of-a-python-call", "tag", () -> "a: !!python/object/apply:os.system [\"id\"]"),
                of("tag-of-a-set", "tag", () -> "a: !!set {b, c}"),
                of("tag-binary", "tag", () -> "a: !!binary " + "QUFB".repeat(1_000)),
                of("tag-of-marks", "tag", () -> "a: " + "!".repeat(500_000)),
                of("many-tags-on-a-line", "tag", () -> "a: [" + "!x 1,".repeat(24_000) + "]"),
                of("yaml-directive", "directive", () -> "%YAML 9.9\n---\na: 1"),
                of("tag-directive", "directive", () -> "%TAG ! tag:x,2000:\n---\na: !b 1"),
                of("many-directives", "directive", () -> "%A\n".repeat(300_000)));
    }

    private static Stream<HostileFile> keys() {
        return Stream.of(
                of("duplicate-keys", "duplicate-key", () -> "a: 1\n".repeat(40_000)),
                of("duplicate-keys-on-a-line", "duplicate-key", () -> "{" + "a: 1,".repeat(40_000) + "}"),
                of("duplicate-key-by-escapes", "duplicate-key", () -> "a: 1\n\"\\x61\": 2"),
                of("key-that-is-a-list", "key-not-text", () -> "? [a, b]\n: 1"),
                of("key-that-is-a-mapping", "key-not-text", () -> "{{a: b}: 1}"),
                of("key-that-is-a-number", "key-not-text", () -> "1: a"),
                of("key-that-is-nothing", "yaml-syntax", () -> ": a"),
                of("keys-that-hash-alike", "unknown-key", () -> many(4_096, HostileFiles::collision)),
                of("key-of-a-prototype", "unknown-key", () -> spec("__proto__: {admin: true}")));
    }

    /** Texts of one length over `Aa` and `BB`, which have the same hash code. */
    private static String collision(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining("", "", ": 1\n"));
    }

    private static Stream<HostileFile> characters() {
        return Stream.of(
                of("nul", "forbidden-character", () -> "a: b\0c"),
                of("control-characters", "forbidden-character", () -> "\u0001\u0002".repeat(200_000)),
                of("escape-sequence", "forbidden-character", () -> "a: \u001b[2J\u001b]0;x\u0007"),
                of("c1-controls", "forbidden-character", () -> "a: \u009b2J"),
                of("delete", "forbidden-character", () -> "a: b\u007f"),
                of("byte-order-mark-inside", "forbidden-character", () -> "a: b\uFEFFc"),
                of("byte-order-mark", READ, () -> "\uFEFF" + spec("")),
                of("lone-surrogate-escaped", "forbidden-character", () -> "a: \"\\uD83D\""),
                of("nul-escaped", "forbidden-character", () -> "a: \"b\\0c\""),
                of("escape-too-large", "yaml-syntax", () -> "a: \"\\UFFFFFFFF\""),
                of("bidi-override", READ, () -> spec("overview: \"a\u202Eb\u2066c\"")),
                of("zero-width", READ, () -> spec("overview: a\u200Bb\u200D\u2060c")),
                of("line-separators", READ, () -> spec("overview: \"a\u0085b\u2028c\u2029d\"")),
                of("combining-marks", "text-too-long", () -> "a: \"" + "\u0301".repeat(200_000) + "\" x"),
                of("carriage-returns-only", READ, () -> spec("").replace('\n', '\r')),
                of("carriage-returns", READ, () -> spec("").replace("\n", "\r\n")),
                of("tab-as-indentation", "tab", () -> "a:\n\tb: 1"),
                of("terminal-codes-in-a-key", "unknown-key", () -> spec("\"\\e[31m\\u202E\": 1")));
    }

    private static Stream<HostileFile> encodings() {
        return Stream.of(
                in(StandardCharsets.UTF_16LE, "utf-16-le", "not-utf-8", () -> "\uFEFFa: 1"),
                in(StandardCharsets.UTF_16BE, "utf-16-be", "not-utf-8", () -> "\uFEFFa: 1"),
                in(StandardCharsets.UTF_16LE, "utf-16-without-a-mark", "not-utf-8", () -> "a: 1"),
                in(Charset.forName("UTF-32LE"), "utf-32-le", "not-utf-8", () -> "\uFEFFa: 1"),
                in(Charset.forName("UTF-32BE"), "utf-32-be", "not-utf-8", () -> "\uFEFFa: 1"),
                in(StandardCharsets.ISO_8859_1, "latin-1", "not-utf-8", () -> "a: caf\u00e9"),
                bytes("overlong-slash", 'a', ':', ' ', 0xc0, 0xaf),
                bytes("surrogate-in-utf-8", 'a', ':', ' ', 0xed, 0xa0, 0x80),
                bytes("cut-in-a-character", 'a', ':', ' ', 0xf0, 0x9f, 0x98),
                bytes("beyond-unicode", 'a', ':', ' ', 0xf5, 0x80, 0x80, 0x80),
                new HostileFile(
                        "compressed", "not-utf-8", () -> new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}));
    }

    private static HostileFile bytes(String name, int... bytes) {
        return new HostileFile(name, "not-utf-8", () -> {
            var file = new byte[bytes.length];
            IntStream.range(0, bytes.length).forEach(i -> file[i] = (byte) bytes[i]);
            return file;
        });
    }

    private static Stream<HostileFile> documents() {
        return Stream.of(
                of("empty", "empty-file", () -> ""),
                of("comments-only", "empty-file", () -> "# a\n".repeat(1_000)),
                of("end-marks-only", "empty-file", () -> "---\n...\n"),
                of("many-end-marks", "second-document", () -> "a: 1\n" + "...\n---\n".repeat(50_000)),
                of("two-documents", "second-document", () -> spec("") + "---\n" + spec("")),
                of("start-mark", READ, () -> "---\n" + spec("")),
                of("a-scalar", "not-a-mapping", () -> "just words"),
                of("a-list", "not-a-mapping", () -> "[1, 2]"),
                of(
                        "json",
                        READ,
                        () -> "{\"spec\": \"deployment/v1\", \"id\": \"a\", \"title\": \"A\","
                                + " \"phases\": [{\"phase\": \"P\", \"steps\": [\"s\"]}]}"),
                of(
                        "words-other-readers-type",
                        "wrong-type",
                        () -> spec("version: 0x1F")
                                .replace("title: Sample", "title: 012")
                                .replace("id: sample", "id: true")),
                of("clock-of-many-hours", ANSWERED, () -> spec("overview: 1" + ":0".repeat(8_000))),
                of("mail-of-many-dots", READ, () -> spec("overview: a@a" + ".a".repeat(8_000))),
                of(
                        "numbers-other-readers-read",
                        READ,
                        () -> spec("version: \"0o17\"\noverview: 12:30:45 .inf .nan 1_000 yes no")),
                of(
                        "remote-schema-in-a-modeline",
                        READ,
                        () -> "# yaml-language-server: $schema=http://127.0.0.1:9/x.json\n" + spec("")),
                of("remote-schema-key", "unknown-key", () -> spec("$schema: http://127.0.0.1:9/x.json")),
                of("remote-reference", "unknown-key", () -> spec("$ref: http://127.0.0.1:9/x.json#/a")),
                of("file-reference", "unknown-key", () -> spec("$ref: file:///etc/passwd")),
                of(
                        "external-entity",
                        "not-a-mapping",
                        () -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n<a>&b;</a>"));
    }

    private static Stream<HostileFile> syntax() {
        return Stream.of(
                of("quote-never-closed", "yaml-syntax", () -> "a: '" + "x ".repeat(400_000)),
                of("double-quote-never-closed", "yaml-syntax", () -> "a: \"" + "\\".repeat(60_001)),
                of("many-errors", "too-many-errors", () -> "a: &b 1\n" + many(10_000, i -> "k" + i + ": &a !t x\n")),
                of("many-unknown-keys", "unknown-key", () -> spec(many(10_000, i -> "k" + i + ": 1\n"))),
                of(
                        "many-unknown-keys-on-a-line",
                        "unknown-key",
                        () -> "{spec: deployment/v1, " + many(20_000, i -> "k" + i + ": 1, ") + "}"),
                of("many-suggestions", "unknown-threshold", HostileFiles::suggestions),
                of(
                        "many-suppressions",
                        ANSWERED,
                        () -> spec(many(17_000, i -> "# deployspec: allow fixed-slep%d: why not\n".formatted(i)))),
                of(
                        "many-empty-suppressions",
                        ANSWERED,
                        () -> spec(many(17_000, i -> "# deployspec: allow fixed-sleep: why not\n"))),
                of("many-undefined-variables", ANSWERED, HostileFiles::variables),
                of("catastrophic-pattern", "bad-default", () -> pattern("^(a+)+$", "a".repeat(60) + "!")),
                of("huge-pattern", "pattern-not-ere", () -> pattern("((x{1,255}){1,255}){1,255}", "x")),
                of(
                        "pattern-of-brackets",
                        "too-long",
                        () -> pattern("(".repeat(30_000) + "a" + ")".repeat(30_000), "a")),
                of(
                        "name-of-many-parts",
                        "bad-form",
                        () -> spec("").replace("id: sample", "id: a" + "-a".repeat(30_000))),
                of(
                        "bound-of-blanks",
                        "too-long",
                        () -> spec("thresholds: {a: {title: A, target: \"<" + " ".repeat(60_000) + "\"}}")),
                of(
                        "huge-title",
                        "too-long",
                        () -> spec("").replace("title: Sample", "title: \"" + "a ".repeat(30_000) + "\"")),
                of(
                        "huge-quorum",
                        "out-of-range",
                        () -> spec("contacts: {lead: {role: Lead, details: at-run}}")
                                .replace("- Look around", "- {step: Agree, approve: {by: [lead], at-least: 1e308}}")),
                of("references-without-end", "unknown-value", () -> spec("overview: \"" + "${A}".repeat(4_000) + "\"")),
                of("unrolled-bomb", "plan-too-large", HostileFiles::unrolledBomb),
                of(
                        "procedure-bomb",
                        "procedures-too-deep",
                        () -> spec("procedures:\n  p0: [Look]\n"
                                        + many(5_000, i -> "  p%d: [{use: p%d}, {use: p%d}]\n".formatted(i + 1, i, i)))
                                .replace("- Look around", "- {use: p5000}")),
                of(
                        "many-environments",
                        "plan-too-large",
                        () -> spec("environments:\n" + many(4_000, i -> "  e" + i + ": {production: false}\n"))
                                + many(3_000, i -> "      - s" + i + "\n")));
    }

    private static String suggestions() {
        return """
                spec: deployment/v1
                id: sample
                title: Sample
                thresholds:
                %sphases:
                  - phase: P
                    steps:
                %s""".formatted(
                        many(900, i -> "  threshold-%05d: {title: t, target: \"< 1\"}\n".formatted(i)),
                        many(8_000, i -> "      - {step: s%d, gates: [treshold-%05d]}\n".formatted(i, i)));
    }

    private static String variables() {
        return """
                spec: deployment/v1
                id: sample
                title: Sample
                inputs:
                %sphases:
                  - phase: P
                    steps:
                      - step: a
                        read-only: true
                        run: |
                %s""".formatted(
                        many(900, i -> "  VALUE_%05d: {about: a value}\n".formatted(i)),
                        many(4_000, i -> "          echo $VALU_%05d\n".formatted(i)));
    }

    private static String unrolledBomb() {
        return """
                spec: deployment/v1
                id: sample
                title: Sample
                phases:
                  - phase: P
                    steps:
                      - step: a
                        for-each: {X: [%s]}
                        run: "%s"
                """.formatted(many(20_000, i -> "v" + i + ","), "echo $X;".repeat(7_000));
    }

    private static String pattern(String pattern, String given) {
        return spec("inputs: {A: {about: a, pattern: \"" + pattern + "\", default: \"" + given + "\"}}");
    }

    private static String many(int count, IntFunction<String> made) {
        return IntStream.range(0, count).mapToObj(made).collect(Collectors.joining());
    }
}
