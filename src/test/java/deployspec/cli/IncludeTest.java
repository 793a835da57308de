package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanJson;
import deployspec.source.IncludedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarations of other files: as good as written in the spec, from nowhere but below its root. */
final class IncludeTest {
    private static final String LIVE = """
            thresholds:
              live: {title: Live, target: "= 200", measure: {http: "${URL}/live", read: status}}
            """;
    private static final String PEOPLE = """
            include: [thresholds.yaml]
            secrets: {HOOK: {}}
            contacts: {lead: {role: Lead, details: at-run}, cto: {role: CTO, details: at-run}}
            channels: {team: {slack: "${HOOK}", needs: [HOOK]}, page: {run: ./page.sh}}
            procedures:
              look: [{step: Look at it, run: ./look.sh, read-only: true}]
            """;

    @TempDir
    private Path folder;

    private Path spec;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        write("common/thresholds.yaml", LIVE);
        write("common/people.yaml", PEOPLE);
        spec = write("specs/pay.yaml", """
                spec: deployment/v1
                id: pay
                title: Pay
                include: [../common/people.yaml, ../common/thresholds.yaml]
                inputs: {URL: {required: true}}
                phases:
                  - phase: Deploy
                    steps:
                      - {step: Tell the team, notify: [{channel: team, message: It starts}]}
                      - {step: Deploy, id: deploy, owner: lead, run: ./deploy.sh, undo: ./back.sh, gates: [live]}
                      - {use: look}
                """);
    }

    @Test
    void whatIsIncludedIsDeclared_andMayBeMoreThanThisSpecUses() {
        var checked = Checker.check(spec);

        assertThat(checked.diagnostics()).isEmpty();
        var plan = Planner.plan(checked, Optional.empty());
        assertThat(plan.thresholds()).extracting(t -> t.id()).containsExactly("live");
        assertThat(plan.channels()).extracting(c -> c.id()).containsExactly("team", "page");
        assertThat(plan.steps()).extracting(s -> s.id()).contains("look.look-at-it");
    }

    @Test
    void thePlansDigestCoversIt() throws IOException {
        var before = digest();
        write("common/thresholds.yaml", "# Only a comment is new.\n" + LIVE);
        assertThat(digest()).isEqualTo(before);
        write("common/thresholds.yaml", LIVE.replace("= 200", "< 400"));
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void sentencesNameTheFileInWhichAThingIsWritten() throws IOException {
        write("common/thresholds.yaml", LIVE + """
                  live-too: {title: Live, target: "= 200", measure: {http: "${URI}/live", read: stats}}
                contacts: {cto: {role: CTO}}
                """);
        write("common/people.yaml", PEOPLE.replace("./look.sh", "curl -fsS \"$URL\"") + "phases: []\nchanels: {}\n");
        var faulty = Call.of("validate", spec);
        write("common/thresholds.yaml", LIVE.replace("${URL}", "${URI}"));
        write("common/people.yaml", PEOPLE.replace("./look.sh", "curl -fsS \"$URL\""));
        var doubtful = Call.of("validate", spec);
        write("common/people.yaml", PEOPLE.replace("{lead:", "{\tlead"));

        Approvals.verify(faulty.without(folder)
                + "\n" + doubtful.without(folder)
                + "\n" + Call.of("validate", spec).without(folder));
    }

    @Test
    void nothingOutsideOfTheRootIsRead() throws IOException {
        var outside = Files.writeString(Files.createTempFile("outside", ".yaml"), LIVE);
        Files.createSymbolicLink(folder.resolve("specs/link.yaml"), outside);
        Files.createSymbolicLink(folder.resolve("specs/near.yaml"), Path.of("../common/people.yaml"));
        write(
                "specs/pay.yaml",
                Files.readString(spec).replace("[../common/people.yaml, ../common/thresholds.yaml]", """

                          - near.yaml
                          - link.yaml
                          - ../../outside.yaml
                          - /etc/hostname
                          - ../common
                          - none.yaml
                          - pay.yaml"""));

        Approvals.verify(Call.of("validate", spec).without(folder));
        Files.delete(outside);
    }

    @Test
    void aChangeOfWhatIsIncludedIsAChangeOfTheProcedure() throws Exception {
        Files.delete(folder.resolve(".git"));
        try (var git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("one")
                    .setSign(false)
                    .setAuthor("a", "a@x")
                    .setCommitter("a", "a@x")
                    .call();
        }
        var old = new FilesAtRevision(folder, "HEAD");
        var found = (IncludedFiles.Content) old.find("HEAD:specs/pay.yaml", "../common/thresholds.yaml");
        assertThat(found.file()).isEqualTo("HEAD:common/thresholds.yaml");
        assertThat(found.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(LIVE);
        assertThat(old.find("HEAD:common/people.yaml", "none.yaml"))
                .isEqualTo(IncludePath.missing("HEAD:common/none.yaml", "HEAD:common/people.yaml"));
        assertThat(old.find("HEAD:specs/pay.yaml", "../../x.yaml")).isEqualTo(IncludePath.outside("../../x.yaml"));

        Files.createDirectories(folder.resolve("before"));
        var before = write("before/pay.yaml", Files.readString(spec));
        write("common/thresholds.yaml", LIVE.replace("= 200", "< 400"));
        write("before/thresholds.yaml", LIVE);
        write("before/pay.yaml", Files.readString(before).replace("../common/thresholds.yaml", "thresholds.yaml"));
        write("before/people.yaml", PEOPLE);
        write("before/pay.yaml", Files.readString(before).replace("../common/people.yaml", "people.yaml"));
        var told = Call.of("diff", before, spec, "--fail-on", "weaker");

        assertThat(told.code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(told.out()).contains("common/thresholds.yaml:2", "[looser-level]", "1 weaker");
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String digest() {
        return PlanJson.digest(Planner.plan(Checker.check(spec), Optional.empty()));
    }
}
