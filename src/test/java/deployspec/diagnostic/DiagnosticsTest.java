package deployspec.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {
    @Test
    void handsOutComplaintsByPlaceEachOnce() {
        var late = Diagnostic.error("a", at(9, 1), "late");
        var early = Diagnostic.warning("b", at(2, 5), "early");
        var earlier = Diagnostic.error("c", at(2, 3), "earlier");
        var found = new Diagnostics();

        found.addAll(List.of(late, early, late, earlier));

        assertThat(found.sorted()).containsExactly(earlier, early, late);
    }

    @Test
    void hasErrorsOnlyIfOneIsAnError() {
        var found = new Diagnostics();
        found.add(Diagnostic.warning("a", at(1, 1), "only a warning"));
        assertThat(found.hasErrors()).isFalse();

        found.add(Diagnostic.error("b", at(1, 1), "an error"));
        assertThat(found.hasErrors()).isTrue();
    }

    @Test
    void refusesASpanThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span("x", 2, 1, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span("x", 1, 0, 1, 1));
    }

    @Test
    void showsAnEmptyLinePastTheEnd() {
        assertThat(SourceText.of("x", "one\r\ntwo").line(2)).isEqualTo("two");
        assertThat(SourceText.of("x", "one").line(7)).isEmpty();
    }

    private static Span at(int line, int column) {
        return new Span("x", line, column, line, column + 1);
    }
}
