package deployspec.prose;

import deployspec.plan.Waiver;
import deployspec.value.Text;

/** Who decided that a gate holds nothing up, until when, and why. */
public final class Waivers {
    private Waivers() {}

    /** {@code waived by Security Lead until 2026-02-01: no release mends it yet}. */
    public static Prose prose(Waiver waiver, Wording wording) {
        return Prose.of(decided(waiver, wording)).then(wording.prose(waiver.why()));
    }

    /** The same for whoever fills in the values that the reason names only when it is said. */
    public static Text text(Waiver waiver, Wording wording) {
        return Text.parse(Text.literally(decided(waiver, wording)).written()
                + waiver.why().written());
    }

    private static String decided(Waiver waiver, Wording wording) {
        return "waived by %s until %s: ".formatted(wording.contact(waiver.by()), waiver.until());
    }
}
