package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.CorpusFile;
import deployspec.diagnostic.Diagnostic;
import deployspec.lint.Rules;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds its bad examples and leaves its good ones alone. */
final class RulesTest {
    @Test
    void every_rule_has_examples_of_both_kinds_and_every_example_has_its_rule() {
        var codes = Rules.all().stream().map(r -> r.page().code()).toList();

        assertThat(bad().map(RuleExample::rule).distinct().toList()).isEqualTo(codes);
        assertThat(good().map(RuleExample::rule).distinct().toList()).isEqualTo(codes);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void finds_the_fault_and_no_other(RuleExample example) {
        assertThat(codes(example)).containsExactly(example.rule());
    }

    @ParameterizedTest
    @MethodSource("good")
    void leaves_alone_what_is_right(RuleExample example) {
        assertThat(codes(example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void says_what_is_wrong_where_and_what_to_do(RuleExample example) {
        Approvals.verify(example.told(), new CorpusFile(example.file()).expected());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void words_every_complaint_alike(RuleExample example) {
        assertThat(example.checked().diagnostics()).isNotEmpty().allSatisfy(diagnostic -> {
            assertThat(diagnostic.summary()).doesNotEndWith(".").matches("[^A-Z].*");
            assertThat(diagnostic.help()).allMatch(help -> help.matches("[A-Z`].*[.]"));
        });
    }

    private static List<String> codes(RuleExample example) {
        return example.checked().diagnostics().stream()
                .map(Diagnostic::code)
                .distinct()
                .toList();
    }

    private static Stream<RuleExample> bad() {
        return RuleExample.all().stream().filter(RuleExample::isBad);
    }

    private static Stream<RuleExample> good() {
        return RuleExample.all().stream().filter(example -> !example.isBad());
    }
}
