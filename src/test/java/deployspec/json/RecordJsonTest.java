package deployspec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.value.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordJsonTest {
    sealed interface Shape {}

    record Circle(BigDecimal radius) implements Shape {}

    record UnitSquare() implements Shape {}

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Drawing(
            Text title,
            List<Shape> shapes,
            Optional<Shape> frame,
            Map<String, Integer> layers,
            Colour colour,
            Duration age,
            Instant made,
            boolean done,
            long size) {}

    private static final Drawing DRAWING = new Drawing(
            Text.parse("for ${NAME}, not $${NAME}"),
            List.of(new Circle(new BigDecimal("1.5")), new UnitSquare()),
            Optional.empty(),
            Map.of("b", 2, "a", 1),
            Colour.DARK_BLUE,
            Duration.ofMinutes(90),
            Instant.parse("2026-01-18T02:00:00Z"),
            true,
            4_000_000_000L);

    @Test
    void writesMembersInOrderOfTheirNamesAndLeavesOutWhatIsAbsent() {
        assertThat(RecordJson.write(DRAWING)).isEqualTo("""
                {"age":"PT1H30M","colour":"dark-blue","done":true,"layers":{"a":1,"b":2},"made":"2026-01-18T02:00:00Z",\
                "shapes":[{"kind":"circle","radius":1.5},{"kind":"unit-square"}],"size":4000000000,\
                "title":"for ${NAME}, not $${NAME}"}""");
    }

    @Test
    void readsNumbersToTheirLastDigit() {
        var wide = new Circle(new BigDecimal("3372036854775807.12345678901"));
        assertThat(RecordJson.read(RecordJson.write(wide), Circle.class)).isEqualTo(wide);
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(RecordJson.read(RecordJson.write(DRAWING), Drawing.class)).isEqualTo(DRAWING);
    }

    @Test
    void writesEqualNumbersAlike() {
        assertThat(RecordJson.write(new Circle(new BigDecimal("1.50"))))
                .isEqualTo(RecordJson.write(new Circle(new BigDecimal("1.5"))));
        assertThat(RecordJson.write(new Circle(new BigDecimal("1E+3")))).isEqualTo("{\"radius\":1000}");
    }

    @Test
    void refusesWhatIsNotOfTheType() {
        assertThatThrownBy(() -> RecordJson.read("{\"radius\":\"1\"}", Circle.class))
                .isInstanceOf(JsonMismatch.class)
                .hasMessage("wanted a number, got \"1\"");
        assertThatThrownBy(() -> RecordJson.read("{\"radius\":1,\"colour\":\"red\"}", Circle.class))
                .hasMessage("`colour` is no member of Circle");
        assertThatThrownBy(() -> RecordJson.read("{\"kind\":\"cube\"}", Shape.class))
                .hasMessage("no Shape is of kind `cube`");
        assertThatThrownBy(() -> RecordJson.read("{", Circle.class)).isInstanceOf(JsonMismatch.class);
    }
}
