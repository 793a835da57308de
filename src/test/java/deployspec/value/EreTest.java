package deployspec.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns every reader of extended regular expressions understands alike. */
class EreTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "v[0-9]+[.][0-9]+ ¦ release v2.10 is out ¦ true",
                "^v[0-9]+$ ¦ xv2 ¦ false",
                "([0-9.]+)% passed ¦ 97.5% passed ¦ true",
                "[[:space:]]x ¦ a x ¦ true",
                "[]x] ¦ ] ¦ true",
                "[a&&b] ¦ & ¦ true",
                "[^[] ¦ [ ¦ false",
                "a{2,3} ¦ caab ¦ true",
                "\\$\\{NAME\\} ¦ ${NAME} ¦ true",
                "CHG[0-9]+|none ¦ none ¦ true",
            })
    void weFindWhatTheOthersFind(String pattern, String line, boolean found) {
        assertThat(Ere.parse(pattern, false).isIn(line)).isEqualTo(found);
    }

    @Test
    void lettersMatchInEitherCaseWhereThatIsSaid() {
        assertThat(Ere.parse("error", true).isIn("ERROR")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "v\\d+ ¦ \\d ¦ Write `[0-9]`.",
                "\\w+ ¦ \\w ¦ Write `[A-Za-z0-9_]`.",
                "a\\s*b ¦ \\s ¦ Write `[[:space:]]`.",
                "\\bword ¦ \\b ¦ Say what stands around the word, such as `(^|[^[:alnum:]_])word([^[:alnum:]_]|$)`.",
                "(?:a|b) ¦ (?: ¦ Write a plain group: `(…)`.",
                "(?i)error ¦ (?i ¦ Write `ignore-case: true` beside the pattern.",
                "a(?!b) ¦ (?! ¦ Patterns can't look ahead or behind: match the surroundings, or use a second condition.",
                "\".*?\" ¦ *? ¦ Repetitions take as much as they can: name what may be repeated, such as `[^\"]*`.",
                "a++ ¦ ++ ¦ Repetitions take as much as they can: name what may be repeated, such as `[^\"]*`.",
                "[\\d.] ¦ \\d ¦ Write `0-9`.",
                "(a)\\1 ¦ \\1 ¦ Write the characters themselves.",
                "a\\nb ¦ \\n ¦ A pattern is matched line by line; it never sees a line end.",
                "(a ¦ (a ¦ Close it, or write `\\(` for the character itself.",
                "a) ¦ ) ¦ Write `\\)` for the character itself.",
                "*a ¦ * ¦ Write `\\*` for the character itself.",
                "{{.Names}} ¦ { ¦ Write `\\{` for the character itself, or `{2,5}`.",
                "[z-a] ¦ z-a ¦ Write the earlier one first; a `-` that stands for itself comes last: `[…-]`.",
                "[[:word:]] ¦ [:word:] ¦ The classes are `[:alpha:]`, `[:digit:]`, `[:alnum:]`, `[:upper:]`, `[:lower:]`, `[:space:]`, `[:blank:]`, `[:punct:]`, `[:print:]`, `[:graph:]`, `[:cntrl:]` and `[:xdigit:]`.",
            })
    void whatIsNoExtendedRegularExpressionIsRefusedWithTheEquivalent(String pattern, String part, String help) {
        var fault = catchThrowableOfType(Malformed.class, () -> Ere.parse(pattern, false));

        assertThat(fault.code()).isEqualTo("pattern-not-ere");
        assertThat(pattern.substring(fault.from(), fault.to())).isEqualTo(part);
        assertThat(fault.help()).isEqualTo(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a|", "|a", "()", "a{3,2}", "a{300}", "a\\", "[a", "a**", "[[.a.]]"})
    void whatMeansNothingIsRefused(String pattern) {
        assertThat(catchThrowableOfType(Malformed.class, () -> Ere.parse(pattern, false)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(x{1,255}){1,255}", "((a{9}){9}){255}"})
    void whatWouldBecomeHugeIsRefused(String pattern) {
        assertThat(catchThrowableOfType(Malformed.class, () -> Ere.parse(pattern, false))
                        .summary())
                .endsWith("makes this pattern longer than 10,000 characters");
    }

    /** An engine that tries every way to match would not come back from these. */
    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*b", "^(([a-z])+.)+[A-Z]$"})
    void noPatternTakesForEver(String pattern) {
        assertThat(Ere.parse(pattern, false).isIn("a".repeat(10_000) + "!")).isFalse();
    }

    @Test
    void theLongestMatchCountsAsForTheOthers() {
        assertThat(Ere.parse("(a|ab)(c|bcd)?", false).firstIn("x\nabcd")).contains("a");
        assertThat(Ere.parse("a|ab|abc", false).firstIn("abcd")).contains("abc");
    }

    @Test
    void groupsAreCounted() {
        assertThat(Ere.parse("a(b(c))\\(", false).groups()).isEqualTo(2);
    }
}
