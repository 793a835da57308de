package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Gate;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.Template;
import deployspec.model.Threshold;
import deployspec.value.Level;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a gate tolerates some failed tests, the command does not end the step at the first one, because then the gate is never asked. */
public final class TolerancesDecide implements SpecRule {
    /** Commands that end with a failure as soon as one test has failed, without their options. */
    private static final List<String> RUNNERS = List.of(
            "pytest",
            "python pytest",
            "python3 pytest",
            "tox",
            "nosetests",
            "npm test",
            "npm run test",
            "yarn test",
            "jest",
            "npx jest",
            "mocha",
            "vitest",
            "npx vitest",
            "playwright test",
            "npx playwright test",
            "cypress run",
            "mvn test",
            "mvn verify",
            "gradle test",
            "gradlew test",
            "mvnw test",
            "go test",
            "cargo test",
            "rspec",
            "bundle exec rspec",
            "phpunit",
            "dotnet test",
            "ctest",
            "bats",
            "newman run");

    private static final Pattern IN_WORDS =
            Pattern.compile("(?:≥|>=?) ?[0-9]{1,2}(?:[.][0-9]+)? ?%.*\\bpass", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_TESTS = Pattern.compile("pass|fail|succe|green", Pattern.CASE_INSENSITIVE);

    @Override
    public Page page() {
        return new Page(
                "tolerance-never-asked",
                Severity.WARNING,
                "A gate accepts some failed tests, and the command ends the step at the first one.",
                "The exit code decides before the gate does; what was written down as acceptable stops the deployment.",
                "Let the command end well with failed tests, such as `pytest … || [ $? -eq 1 ]`, and let the gate count.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.scripts().stream()
                .filter(script -> script.use().role() == ScriptUse.Role.ACTION)
                .flatMap(script -> script.use().step().stream()
                        .filter(step -> !letsThrough(step))
                        .flatMap(step -> check(script, step).stream()))
                .toList();
    }

    /** Where the failure of one of several is dealt with, that of the others is meant to end the step. */
    private Optional<Diagnostic> check(ShellScript script, Step step) {
        var runs = script.invocations().stream()
                .filter(invocation -> invocation.firstOf(RUNNERS).isPresent())
                .toList();
        return runs.stream()
                .filter(first -> runs.stream().noneMatch(run -> run.situation().isTested()))
                .findFirst()
                .flatMap(first -> first.firstOf(RUNNERS))
                .flatMap(runner -> tolerance(step).or(() -> inWords(step)).map(place -> complain(place, runner, step)));
    }

    private Diagnostic complain(Span place, String runner, Step step) {
        return page().at(place, "never asked: `%s` ends the step as soon as one test fails".formatted(runner))
                .relatedTo(step.action().span(), "it runs here")
                .withHelp(
                        "Write `%s … || [ $? -eq 1 ]`: then failed tests are for the gate, and any other end still stops."
                                .formatted(runner));
    }

    private static boolean letsThrough(Step step) {
        return step.expect()
                .filter(e -> e.exit().stream().anyMatch(code -> code != 0))
                .isPresent();
    }

    /** The level that some failed tests may meet: acceptable, in a gate that speaks of passing or failing. */
    private static Optional<Span> tolerance(Step step) {
        return step.gates().stream()
                .flatMap(g -> g instanceof Gate.InPlace in ? Stream.of(in.threshold()) : Stream.<Threshold>empty())
                .filter(t -> OF_TESTS.matcher(t.title().text().shown()).find())
                .flatMap(t -> t.level(Level.Kind.ACCEPTABLE).stream())
                .map(Located::span)
                .findFirst();
    }

    /** Such as “Acceptable: ≥95% overall pass rate”. */
    private static Optional<Span> inWords(Step step) {
        return step.details().stream()
                .filter(text -> IN_WORDS.matcher(text.text().shown()).find())
                .map(Template::span)
                .findFirst();
    }
}
