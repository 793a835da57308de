package deployspec.render.shell;

import java.math.BigDecimal;
import java.time.Duration;

/** A number, as bash and awk read it. */
record ShellNumber(BigDecimal number) implements ShellText {
    static ShellNumber seconds(Duration duration) {
        var seconds = BigDecimal.valueOf(duration.toMillis(), 3);
        return new ShellNumber(seconds.signum() == 0 ? BigDecimal.ZERO : seconds.stripTrailingZeros());
    }

    @Override
    public String encoded() {
        return number.toPlainString();
    }
}
