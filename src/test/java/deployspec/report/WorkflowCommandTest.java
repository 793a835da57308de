package deployspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.render.HostileStrings;
import deployspec.value.Visible;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkflowCommandTest {
    @Test
    void isOneLineInWhichWhatSeparatesIsEscaped() {
        assertThat(WorkflowCommand.of("error", "100 % wrong:\nhere, too")
                        .with("file", "a:b,c.yaml")
                        .with("line", 3)
                        .line())
                .isEqualTo("::error file=a%3Ab%2Cc.yaml,line=3::100 %25 wrong:%0Ahere, too");
        assertThat(WorkflowCommand.of("endgroup", "").line()).isEqualTo("::endgroup::");
    }

    @ParameterizedTest
    @MethodSource("deployspec.render.HostileStrings#all")
    void carriesAnyTextAsTheValueThatItIs(HostileStrings hostile) {
        var line = WorkflowCommand.of("warning", hostile.value())
                .with("title", "x" + hostile.value())
                .with("line", 7)
                .line();

        var visible = Visible.of(hostile.value());
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(RunnerLog.read(line))
                .containsExactly(new RunnerLog.Obeyed("warning", Map.of("line", "7", "title", "x" + visible), visible));
    }

    @ParameterizedTest
    @MethodSource("deployspec.render.HostileStrings#all")
    void leavesNothingToObeyInWhatIsOnlyToBeRead(HostileStrings hostile) {
        var log = "%s\n   %s\nwords %s\n".formatted(hostile.value(), hostile.value(), hostile.value());

        assertThat(RunnerLog.read(WorkflowCommand.inert(log.replace('\r', '\n'))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::set-output name=a::b",
                " \t::debug::x",
                "a ##[group]x",
                "##[##[debug]x",
                ":::debug::x",
                "\u00a0\u3000::debug::x"
            })
    void takesTheSenseOutOfEveryCommand(String line) {
        assertThat(RunnerLog.read(WorkflowCommand.inert(line))).isEmpty();
        assertThat(WorkflowCommand.inert(line).replace(" ", "")).isEqualTo(line.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=${1##*/}", "12 | a::b", "namespace ::", "${v##[0-9]}"})
    void leavesAloneWhatIsNone(String line) {
        assertThat(WorkflowCommand.inert(line)).isEqualTo(line);
    }
}
