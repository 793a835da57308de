package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.peers.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration on a real database: measured in SQL, changed in SQL, compared with what was there before. */
final class PostgresIT {
    private static final String HEAD = """
            spec: deployment/v1
            id: migration
            title: Migration
            inputs: {REGION: {default: eu}}
            secrets: {PGPASSFILE: {}}
            shells: {db: {via: "%s", language: sql, needs: [PGPASSFILE]}}
            thresholds:
              rows: {title: Rows, target: "= baseline", measure: {run: SELECT count(*) FROM agents, shell: db}}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_database_is_measured_and_changed_through_psql() throws IOException, InterruptedException {
        try (var server = PostgresServer.start()) {
            var spec = HEAD.formatted(server.psql()) + """
                    phases:
                      - phase: Main
                        steps:
                          - {step: Make, shell: db, run: "CREATE TABLE agents (name text, region text); INSERT INTO agents VALUES ('a', 'eu'), ('b', :'REGION');", irreversible: a test}
                          - {step: Count, baseline: [rows]}
                          - {step: Migrate, shell: db, run: ALTER TABLE agents ADD COLUMN since date, irreversible: a test, gates: [rows]}
                          - step: Look
                            gates:
                              - {title: a value that is quoted, target: "= 1", measure: {run: "SELECT count(*) FROM agents WHERE region = :'REGION'", shell: db}}
                              - {title: a word, target: {is: eu}, measure: {run: SELECT min(region) FROM agents, shell: db, read: text}}
                              - {title: lines, target: "= 2", measure: {run: SELECT name FROM agents, shell: db, read: lines}}
                          - {step: Null, on-failure: continue, gates: [{title: nothing, target: ">= 0", measure: {run: SELECT NULL, shell: db}}]}
                          - {step: Rows, on-failure: continue, gates: [{title: two rows, target: ">= 0", measure: {run: "SELECT 1 UNION ALL SELECT 1", shell: db}}]}
                          - {step: Nan, on-failure: continue, gates: [{title: not a number, target: ">= 0", measure: {run: "SELECT 'NaN'::float", shell: db}}]}
                          - {step: Wrong, on-failure: continue, gates: [{title: a mistake, target: ">= 0", measure: {run: "SELECT 1; SELECT count(*) FROM nowhere", shell: db}}]}
                          - {step: Lose, shell: db, run: "DELETE FROM agents WHERE region = 'eu'", irreversible: a test, on-failure: continue, gates: [rows]}
                    """;

            var run = Executed.of(
                    folder,
                    spec,
                    Map.of("PGPASSFILE", server.passwordFile()),
                    "--set",
                    "REGION=eu'; DROP TABLE agents; --");

            assertThat(run.sentences())
                    .as(run.call().err())
                    .containsEntry("a value that is quoted", "PASS a value that is quoted is 1 (target = 1), from db")
                    .containsEntry("lines", "PASS lines is 2 (target = 2), from db")
                    .containsEntry("nothing", "NO_DATA nothing has no data: the answer is empty, from db")
                    .containsEntry("two rows", "NO_DATA two rows has no data: “1\n1” is not a number, from db")
                    .containsEntry(
                            "not a number", "NO_DATA not a number has no data: NaN is not a finite number, from db")
                    .hasEntrySatisfying(
                            "a mistake",
                            s -> assertThat(s)
                                    .startsWith(
                                            "ERROR a mistake could not be measured: the script ended with exit code 3: ")
                                    .contains("relation \"nowhere\" does not exist"))
                    .containsEntry("Rows", "FAIL rows is 1 (target = baseline, baseline 2), from db");
            assertThat(run.verdict("a word").opens()).isTrue();
        }
    }

    @Test
    void a_database_that_is_gone_is_an_error() throws IOException, InterruptedException {
        String psql;
        String passwords;
        try (var server = PostgresServer.start()) {
            psql = server.psql();
            passwords = server.passwordFile();
        }
        var run = Executed.of(
                folder,
                HEAD.formatted(psql)
                        + "phases: [{phase: Main, steps: [{step: Count, baseline: [rows]}, {step: Look, gates: [rows]}]}]\n",
                Map.of("PGPASSFILE", passwords));

        assertThat(run.call().code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(run.call().err()).contains("the baseline of rows could not be read", "Connection refused");
    }
}
