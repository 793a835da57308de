package deployspec.value;

import java.text.Normalizer;
import java.util.Locale;

/** An id made from a title: its ASCII words in lower case, joined by hyphens; {@code x} where there are none. */
public final class Slug {
    private Slug() {}

    public static String of(String title) {
        var slug = new StringBuilder();
        Normalizer.normalize(title, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !isMark(c))
                .forEach(c -> {
                    if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                        slug.append((char) c);
                    } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                        slug.append('-');
                    }
                });
        if (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.isEmpty() ? "x" : slug.toString();
    }

    /** What an accent becomes when it is parted from its letter. */
    private static boolean isMark(int c) {
        return c > 127
                && switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }
}
