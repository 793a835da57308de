package deployspec.bash;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.BashSyntax;
import deployspec.tools.BashSyntax.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text is a script for the reader exactly if it is one for {@code bash -n}, but for the differences listed here. */
final class BashAgreesTest {
    private static final int SOME_LINES = 40;

    @TempDir
    Path folder;

    /**
     * Where the reader means to differ.
     *
     * @param says what it says of such a script; empty if it accepts it
     */
    private record Difference(String reason, Optional<String> says, Predicate<String> looks) {
        static Difference refused(String reason, String says) {
            return new Difference(reason, Optional.of(says), script -> true);
        }

        static Difference either(String reason, String pattern) {
            var looks = Pattern.compile(pattern);
            return new Difference(
                    reason, Optional.empty(), script -> looks.matcher(script).find());
        }

        boolean explains(String script, Reading reading) {
            boolean said = says.isEmpty()
                    || (reading instanceof Reading.Unparseable bad
                            && bad.error().what().contains(says.get()));
            return said && looks.test(script);
        }
    }

    private static final List<Difference> DIFFERENCES = List.of(
            Difference.refused("bash finds a wrong name of a variable when the loop begins", "has no valid name"),
            Difference.refused("bash finds a wrong name of a function when it is defined", "the name of a function"),
            Difference.refused(
                    "of [[ ]] bash says nothing, and silently drops the line", "where a condition is missing"),
            Difference.refused("bash takes for ((a;b;c) ) for a loop, and stumbles later", "needs three expressions"),
            Difference.refused("no script of a person is that deep, and the stack has an end", "inside of each other"),
            new Difference(
                    "bash sees only when it calculates that a ${ in arithmetic is not closed",
                    Optional.of("is never closed"),
                    script -> script.matches("(?s).*\\(\\([^\n]*\\$\\{.*")),
            Difference.either("bash looks into <((…) only when it gets there", "[<>]\\(\\("),
            Difference.either(
                    "a!(b) is a pattern, but !(b) where a command begins is a negation, as by default", "!\\("),
            Difference.either(
                    "bash knows x=1 >f y=2 as two assignments, but not x=1 >f y=(2)",
                    "=\\S*\\s*[<>&]+\\s*\\S+\\s+\\w+\\+?=\\("));

    @Test
    void onTheCorpus() {
        check(Stream.concat(BashFile.GOOD.stream(), BashFile.BAD.stream())
                .map(BashFile::text)
                .toList());
    }

    @Test
    void onOneLineForEachTurnOfTheGrammar() {
        check(BashFile.edges());
    }

    @Test
    void onTheScriptsOfThisRepository() {
        var scripts = RealScripts.all();

        assertThat(scripts)
                .hasSizeGreaterThan(50)
                .allSatisfy(script -> assertThat(BashReader.read(script)).isInstanceOf(Reading.Parsed.class));
        assertThat(BashSyntax.of(scripts, folder)).containsOnly(Verdict.ACCEPTED);
    }

    @Test
    void onScriptsThatSomethingHappenedTo() {
        var pieces = Stream.concat(
                        RealScripts.all().stream(), BashFile.GOOD.stream().map(BashFile::text))
                .flatMap(BashAgreesTest::pieces)
                .toList();
        var differing = check(new Mutations(20_251, pieces, BashFile.edges()).take(2_000));

        assertThat(differing).as("the listed differences are rare").hasSizeLessThan(40);
    }

    /** Parts of a long script, so that a change is not always followed by the same rest. */
    private static Stream<String> pieces(String script) {
        var lines = script.lines().toList();
        return IntStream.iterate(0, from -> from < lines.size(), from -> from + SOME_LINES / 2)
                .mapToObj(from ->
                        String.join("\n", lines.subList(from, Math.min(lines.size(), from + SOME_LINES))) + "\n");
    }

    /** The scripts about which the verdicts differ for a reason. */
    private List<String> check(List<String> scripts) {
        var verdicts = BashSyntax.of(scripts, folder);
        var explained = new ArrayList<String>();
        var disputed = new ArrayList<String>();
        for (int i = 0; i < scripts.size(); i++) {
            String script = scripts.get(i);
            var reading = BashReader.read(script);
            boolean same = (reading instanceof Reading.Parsed) == (verdicts.get(i) == Verdict.ACCEPTED);
            if (same || verdicts.get(i) == Verdict.NONE) {
                continue;
            }
            boolean meant = DIFFERENCES.stream().anyMatch(difference -> difference.explains(script, reading));
            (meant ? explained : disputed).add(script + "\n— bash: " + verdicts.get(i) + "; we: " + reading);
        }
        assertThat(disputed).isEmpty();
        return explained;
    }
}
