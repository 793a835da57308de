package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import deployspec.execute.event.Event;
import deployspec.plan.PlanJson;
import deployspec.world.DiskJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** A run that waits for a person, and a spec or a plan that is another when it is gone on with. */
final class DriftTest {
    private static final String SPEC = """
            spec: deployment/v1
            id: drifting
            title: Drifting
            phases:
              - phase: Main
                steps:
                  - {step: Look at it, id: look}
                  - {step: Say it, id: say, read-only: true, run: echo before}
            """;

    /** Below the project, so that the spec is found again from where the run was begun. */
    @TempDir(factory = BelowTheProject.class)
    private Path folder;

    private static final class BelowTheProject implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "drift");
        }
    }

    private Path spec;
    private String run;

    @BeforeEach
    void begin() throws IOException {
        spec = Files.writeString(folder.resolve("drifting.yaml"), SPEC);
        Files.writeString(folder.resolve("answers.yaml"), "answers: {look: done}\n");
        assertThat(call(spec).code()).isEqualTo(Exit.WAITING.code());
        run = Objects.requireNonNull(folder.resolve("state/runs").toFile().list())[0];
    }

    @Test
    void isRefusedInWordsUnlessSomebodyKeepsToThePlanOfTheRun() throws IOException {
        Files.writeString(spec, SPEC.replace("Say it", "Say something else").replace("before", "after"));

        var refused = resume();
        assertThat(refused.code()).isEqualTo(Exit.USAGE.code());
        assertThat(refused.err()).contains("the plan of the run", "Say something else", "--accept-drift");

        var accepted = resume("--accept-drift");
        assertThat(accepted.code()).as(accepted.err()).isZero();
        assertThat(accepted.err()).contains("A.2 Say it");
        var journal = folder.resolve("state/runs").resolve(run).resolve("journal.jsonl");
        assertThat(DiskJournal.look(journal).orElseThrow())
                .anySatisfy(entry -> assertThat(entry.event())
                        .isInstanceOfSatisfying(
                                Event.Noted.class,
                                noted -> assertThat(noted.text()).contains("Say something else")));
    }

    @Test
    void aPlanThatWasChangedIsNotCarriedOut() throws IOException {
        var plan = folder.resolve("state/runs").resolve(run).resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replace("echo before", "echo evil"));

        var refused = resume("--accept-drift");
        assertThat(refused.code()).isEqualTo(Exit.USAGE.code());
        assertThat(refused.err()).contains("was changed: its digest is not the one in the journal");
    }

    @Test
    void aSpecWithOtherWordsForTheSamePlanIsNoOther() throws IOException {
        Files.writeString(spec, "# Looked through.\n" + SPEC);

        var resumed = resume();
        assertThat(resumed.code()).as(resumed.err()).isZero();
    }

    /** Whoever carries on with a newer tool finds the plan of the run, and need not know what that would make of the spec. */
    @Test
    void aFileThatIsAsItWasIsNotReadAgain() throws IOException {
        var changed = Files.writeString(spec, SPEC.replace("before", "after"));
        var sources = folder.resolve("state/runs").resolve(run).resolve("sources.sha256");
        assertThat(Files.readString(sources))
                .isEqualTo("%s  %s\n".formatted(sha256(SPEC), SpecPath.belowRoot(changed)));
        Files.writeString(sources, Files.readString(sources).replace(sha256(SPEC), sha256(Files.readString(changed))));

        var resumed = resume();
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(sources.resolveSibling("steps")).isDirectoryRecursivelyContaining(said("before"));
    }

    @Test
    void whatASpecIncludesBelongsToIt() throws IOException {
        var contacts = folder.resolve("people.yaml");
        Files.writeString(contacts, "contacts: {lead: {role: Lead, phone: '+49 30 123'}}\n");
        Files.writeString(spec, SPEC.replace("phases:", "include: [people.yaml]\nphases:"));
        assertThat(call(spec).code()).isEqualTo(Exit.WAITING.code());
        var runs = folder.resolve("state/runs").toFile().list((runsFolder, name) -> !name.equals(run));
        run = Objects.requireNonNull(runs)[0];

        Files.writeString(contacts, "contacts: {lead: {role: Lead, phone: '+49 30 456'}}\n");
        assertThat(resume().code()).isEqualTo(Exit.USAGE.code());
        assertThat(resume("--accept-drift").code()).isZero();
    }

    private static Predicate<Path> said(String words) {
        return file -> file.endsWith("out") && contentOf(file.toFile()).contains(words);
    }

    private static String sha256(String text) {
        return PlanJson.digest(text);
    }

    private Call resume(Object... more) {
        var arguments = new ArrayList<Object>(List.of("--resume", run, "--answers", folder.resolve("answers.yaml")));
        arguments.addAll(List.of(more));
        return call(arguments.toArray());
    }

    private Call call(Object... arguments) {
        var all = new ArrayList<Object>(List.of("execute", "--yes", "--state", folder.resolve("state")));
        all.addAll(List.of(arguments));
        return Call.in(Map.of("PATH", System.getenv("PATH")), new byte[0], all.toArray());
    }
}
