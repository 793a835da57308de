package deployspec.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Damaged specs, numbered. */
public final class Inputs {
    /** Grafts onto grafts would grow without end; what is merely large has tests of its own. */
    private static final int LONGEST = 100_000;

    private final long seed;
    private final Corpus corpus;
    private final List<Damage> damages;

    private Inputs(long seed, Corpus corpus, List<Damage> damages) {
        this.seed = seed;
        this.corpus = corpus;
        this.damages = damages;
    }

    public static Inputs seeded(long seed) {
        var corpus = Corpus.load();
        var damages = new java.util.ArrayList<>(TextDamage.all(Words.load(corpus)));
        damages.addAll(BlockDamage.all(corpus));
        return new Inputs(seed, corpus, List.copyOf(damages));
    }

    /** A spec of the corpus with, most often, one or two things wrong; sometimes many. */
    public byte[] number(long number) {
        var chance = new Chance(seed, number);
        String text = corpus.any(chance);
        for (int left = 1 + chance.below(chance.once(8) ? 12 : 2); left > 0 && !text.isEmpty(); left--) {
            String damaged = chance.of(damages).to(text, chance);
            text = damaged.length() <= LONGEST ? damaged : text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return chance.once(12) && bytes.length > 0 ? flipped(bytes, chance) : bytes;
    }

    private static byte[] flipped(byte[] bytes, Chance chance) {
        for (int left = 1 + chance.below(3); left > 0; left--) {
            bytes[chance.below(bytes.length)] = (byte) chance.below(256);
        }
        return bytes;
    }
}
