package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostic;
import deployspec.fuzz.Fuzzer;
import deployspec.fuzz.Inputs;
import deployspec.lint.Settings;
import deployspec.model.Spec;
import deployspec.plan.PlanJson;
import deployspec.render.Renderers;
import deployspec.report.DiagnosticText;
import deployspec.report.PlanText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is in a file, the tool answers: it never crashes, and it never hangs. */
final class FuzzTest {
    /** Those of the first seed are the same at every run; {@code -Dfuzz.seed=…} looks elsewhere. */
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** CI uses ten times as many. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

    /** What the inputs are meant to reach: a fuzzer that only ever meets the reader proves little. */
    private static final int CODES = 60;

    private static final String SOUND = "(sound)";
    private static final String FILE = "fuzz.yaml";
    private static final Checker CHECKER = new Checker(Optional.of(LocalDate.of(2026, 2, 1)));

    @Test
    void no_damaged_spec_crashes_or_hangs_the_tool() {
        var report = new Fuzzer(Inputs.seeded(SEED), FuzzTest::use).run(INPUTS);

        System.out.println(report);
        assertThat(report.failures()).isEmpty();
        assertThat(report.inputs()).isEqualTo(INPUTS);
        assertThat(report.met()).containsKey(SOUND).hasSizeGreaterThan(Math.min(CODES, INPUTS / 500));
    }

    /** What `validate`, `plan` and `render` do with the bytes of a file; answers with the codes of what was found. */
    private static List<String> use(byte[] bytes) {
        var checked = CHECKER.checked(FILE, bytes, Settings.USUAL);
        var told = new DiagnosticText(80, true).show(checked.source(), checked.diagnostics());
        if (told.isEmpty() != checked.diagnostics().isEmpty()) {
            throw new AssertionError("a finding that is not told, or the reverse");
        }
        if (!checked.hasErrors()) {
            plan(checked.spec().orElseThrow(), Arrays.hashCode(bytes));
        }
        var sound = checked.hasErrors() ? Stream.<String>of() : Stream.of(SOUND);
        return Stream.concat(sound, checked.diagnostics().stream().map(Diagnostic::code))
                .distinct()
                .toList();
    }

    /** @param choice decides which target is rendered: all of them for each plan would take longer than all else */
    private static void plan(Spec spec, int choice) {
        var plan = Compiler.compile(spec, FILE, spec.environments().stream().findFirst())
                .plan();
        var digest = PlanJson.digest(plan);
        if (!PlanJson.read(PlanJson.write(plan)).equals(plan)) {
            throw new AssertionError("a plan that is not read back as it was written");
        }
        if (new PlanText(80, true).show(plan, digest).isEmpty()) {
            throw new AssertionError("a plan that is not told");
        }
        var renderers = Renderers.all();
        renderers.get(Math.floorMod(choice, renderers.size())).render(plan, digest);
    }
}
