package deployspec.report;

import deployspec.diagnostic.Span;
import deployspec.diff.Effect;
import deployspec.diff.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be told of two specs.
 *
 * @param before what the old one is called, such as {@code main:specs/pay.yaml}
 * @param file the new one's path below its root, whatever it was called
 * @param entries sorted by their effects, what became weaker first
 */
public record SpecComparison(String before, String after, String file, List<Entry> entries) {
    public SpecComparison {
        entries = entries.stream()
                .sorted((a, b) -> a.effect().compareTo(b.effect()))
                .toList();
    }

    /**
     * @param place empty for what nobody wrote down in one place
     * @param gone whether that place is in the old spec, because the new one has none
     */
    public record Entry(Finding finding, Optional<Span> place, boolean gone) {
        Effect effect() {
            return finding.change().effect();
        }

        /** {@code Error rate (in staging)}. */
        String title() {
            var where = finding.environments().isEmpty()
                    ? ""
                    : " (in %s)".formatted(String.join(", ", finding.environments()));
            return OneLine.of(finding.change().subject().title()) + where;
        }
    }

    List<Entry> of(Effect effect) {
        return entries.stream().filter(e -> e.effect() == effect).toList();
    }

    /** How many a person has to look at before this is merged. */
    public long weaker() {
        return entries.stream().filter(e -> e.effect().weakens()).count();
    }

    /** {@code 2 weaker, 1 perhaps weaker, 4 other changes}. */
    String count() {
        if (entries.isEmpty()) {
            return "no difference in what is done";
        }
        long weaker = of(Effect.WEAKER).size();
        long unclear = of(Effect.UNCLEAR).size();
        long others = entries.size() - weaker - unclear;
        var parts = new ArrayList<String>();
        if (weaker > 0) {
            parts.add(weaker + " weaker");
        }
        if (unclear > 0) {
            parts.add(unclear + " perhaps weaker");
        }
        if (parts.isEmpty()) {
            parts.add("nothing weaker");
        }
        if (others > 0) {
            parts.add(others + " other change" + (others == 1 ? "" : "s"));
        }
        return String.join(", ", parts);
    }

    static String word(Effect effect) {
        return effect == Effect.UNCLEAR ? "perhaps weaker" : effect.name().toLowerCase(Locale.ROOT);
    }
}
