package deployspec.value;

import java.text.Normalizer;
import java.util.Locale;

/** An id made from a title: its ASCII words in lower case, joined by hyphens; {@code x} where there are none. */
public final class Slug {
    private Slug() {}

    public static String of(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug;
    }
}
