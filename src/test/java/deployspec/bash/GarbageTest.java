package deployspec.bash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text is, the reader answers, and every place that it names is in the text and in the place around it. */
final class GarbageTest {
    private static final String CHARACTERS =
            "$$$(({{[[]]}}))\"\"''``\\\\;;&&||<<>>##!!\n\n\n  \t\r=+-*?@~/%:,^abfidonex012_é☃\ud834\udd1e\0";

    @Test
    void ofCharactersThatMeanSomething() {
        var random = new Random(7);
        IntStream.range(0, 20_000).mapToObj(i -> garbage(random)).forEach(GarbageTest::check);
    }

    @Test
    void ofScriptsThatSomethingHappenedTo() {
        var scripts = BashFile.GOOD.stream().map(BashFile::text).toList();
        new Mutations(7, scripts, BashFile.edges()).take(5_000).forEach(GarbageTest::check);
    }

    @Test
    void ofScripts() {
        Stream.of(BashFile.GOOD.stream().map(BashFile::text), BashFile.edges().stream(), RealScripts.all().stream())
                .flatMap(scripts -> scripts)
                .forEach(GarbageTest::check);
    }

    /** Were its time not in proportion to the length, or its depth without a bound, it would not come back from these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "((",
                "( (",
                "$(",
                "$((",
                "$( (",
                "${a:-",
                "${a[",
                "\"$(",
                "\"${a:-",
                "`",
                "\\`",
                "{ ",
                "[[ (",
                "[[ ! ",
                "if ",
                "if a; then ",
                "while ",
                "case a in b) ",
                "f() {",
                "f() (",
                "! ",
                "time ",
                "a=(",
                "a[",
                "<(",
                "@(",
                "a | ",
                "a && ",
                "a; ",
                "a &",
                "a\\\n",
                "\\\n",
                "<<E ",
                "cat <<E\n",
                "cat <<E\n$(",
                "{x}",
                "1",
                "a{",
                "$[",
                "coproc ",
                "coproc a ",
                "[[ a || ",
                "[[ a =~ (",
                "((a[",
                "for ((;;",
                "'",
                "\"",
                "#",
                "#\n",
                "\n",
                "a\r\n",
                "$'",
                "<",
                ">",
                "&&",
                "${",
                "${#",
                "${!",
                "\"${a:-'",
                "$((a) ",
                "((a) ",
                "else ",
                "x=",
                "x=1 ",
                "a[$(a["
            })
    void ofTheSameAgainAndAgain(String piece) {
        check(piece.repeat(30_000));
        check("a " + piece.repeat(30_000) + " b");
    }

    private static String garbage(Random random) {
        return IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))))
                .collect(Collectors.joining());
    }

    private static void check(String text) {
        switch (BashReader.read(text)) {
            case Reading.Parsed parsed -> {
                var program = parsed.program();
                assertThat(List.of(program.from(), program.to())).containsExactly(0, text.length());
                program.comments().forEach(comment -> within(text, program, comment));
                checkInside(text, program);
                Variables.of(program).reads().forEach(read -> within(text, program, read.name()));
                Variables.of(program).sets().forEach(set -> within(text, program, set.name()));
                assertThat(Situation.of(program)).allSatisfy(situation -> within(text, program, situation.command()));
            }
            case Reading.Unparseable bad -> {
                var whole = new Program(List.of(), List.of(), 0, text.length());
                within(text, whole, bad.error());
                bad.error().opening().ifPresent(opening -> within(text, whole, opening));
            }
        }
    }

    private static void checkInside(String text, Region parent) {
        for (var child : Children.of(parent)) {
            // the lines of a here-document stand behind the line of its command
            if (child instanceof HereDocument) {
                assertThat(child.from()).isGreaterThan(parent.to());
                within(text, new Program(List.of(), List.of(), 0, text.length()), child);
            } else {
                within(text, parent, child);
            }
            if (child instanceof Part.Literal literal) {
                assertThat(literal.in(text)).isEqualTo(literal.text());
            }
            checkInside(text, child);
        }
    }

    private static void within(String text, Region parent, Region child) {
        boolean inside = parent.from() <= child.from() && child.from() <= child.to() && child.to() <= parent.to();
        if (!inside) {
            throw new AssertionError("%s is not inside of %s in:%n%s".formatted(child, parent, text));
        }
    }
}
