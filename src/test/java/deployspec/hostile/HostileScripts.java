package deployspec.hostile;

import static deployspec.hostile.HostileFile.ANSWERED;
import static deployspec.hostile.HostileFile.of;

import java.util.stream.Stream;

/** Specs whose scripts are deep or long for whoever reads them; what is found in them, if anything, is not the point. */
final class HostileScripts {
    private HostileScripts() {}

    static Stream<HostileFile> all() {
        return Stream.of(
                script("deep-subshells", "(".repeat(20_000) + "a" + ")".repeat(20_000)),
                script("deep-subshells-open", "(".repeat(60_000)),
                script("deep-substitutions", "$(".repeat(20_000) + "a" + ")".repeat(20_000)),
                script("deep-arithmetic", "$((".repeat(20_000)),
                script("deep-braces-of-variables", "${a:-".repeat(10_000) + "}".repeat(10_000)),
                script("deep-groups", "{ ".repeat(20_000) + "a; " + "}; ".repeat(5_000)),
                script("deep-conditions", "if a; then ".repeat(5_000) + "fi; ".repeat(1_000)),
                script("deep-backticks", "`".repeat(60_000)),
                script("deep-functions", "f() { ".repeat(9_000)),
                script("long-list", "a && ".repeat(12_000) + "a"),
                script("long-pipeline", "a | ".repeat(15_000) + "a"),
                script("long-sequence", "a; ".repeat(20_000)),
                script("long-word", "a".repeat(60_000)),
                script("long-assignment", "A=".repeat(30_000)),
                script("many-negations", "! ".repeat(30_000)),
                script("many-heredocs", "<<A ".repeat(15_000)),
                script("many-quotes", "'".repeat(60_001)),
                script("many-expansions", "$a".repeat(30_000)),
                script("many-redirections", ">a ".repeat(20_000)),
                script("many-escapes", "\\".repeat(60_001)),
                script("many-dots", "a.".repeat(30_000)),
                script("many-host-names", "example.".repeat(7_000)),
                script("many-accounts", "a@b.".repeat(14_000)),
                script("many-comments-of-sql", "-- a;".repeat(10_000)),
                script("many-addresses", "http://".repeat(8_000)),
                script("many-addresses-open", "http://a{".repeat(7_000)),
                script("many-passwords", "a://b:".repeat(10_000)),
                script("many-angles", "<a ".repeat(20_000)),
                script("many-brackets", "[a ".repeat(20_000)),
                script("many-blanks", "a" + " ".repeat(60_000) + "b"),
                script("many-names", "PASSWORD_".repeat(6_000)),
                of("sql-of-one-text", ANSWERED, () -> sql("SELECT '" + "a".repeat(60_000) + "'")),
                of("sql-of-quotes", ANSWERED, () -> sql("SELECT " + "'".repeat(60_001))),
                of("sql-of-comments", ANSWERED, () -> sql("/* ".repeat(20_000))));
    }

    private static String sql(String script) {
        return """
                spec: deployment/v1
                id: sample
                title: Sample
                shells:
                  database: {via: psql -X, language: sql}
                phases:
                  - phase: Deploy
                    steps:
                      - step: Ask
                        read-only: true
                        shell: database
                        run: |
                          %s
                """.formatted(script);
    }

    private static HostileFile script(String name, String script) {
        return of("script-" + name, ANSWERED, () -> """
                spec: deployment/v1
                id: sample
                title: Sample
                phases:
                  - phase: Deploy
                    steps:
                      - step: Try
                        read-only: true
                        run: |
                          %s
                """.formatted(script));
    }
}
