package deployspec.prose;

import deployspec.plan.Waiver;
import deployspec.value.Text;

/** Who decided that a gate holds nothing up, until when, and why. */
public final class Waivers {
    private Waivers() {}

    /** {@code waived by Security Lead until 2026-02-01: no release mends it yet}; the reason may name values. */
    public static Text text(Waiver waiver, Wording wording) {
        var decided = "waived by %s until %s: ".formatted(wording.contact(waiver.by()), waiver.until());
        return Text.parse(Text.literally(decided).written() + waiver.why().written());
    }
}
