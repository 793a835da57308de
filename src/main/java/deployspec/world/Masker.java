package deployspec.world;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes secrets out of text before it is stored or shown: as they are, in base64 (at each of the three offsets that they can
 * have in a longer text), percent-encoded, and as JSON writes them. Longest first, so that no part of one shows beside another.
 * A secret of fewer than four characters is not masked: it would blacken half of every text and protect nothing.
 */
final class Masker {
    private static final String MASK = "***";
    private static final int SHORTEST = 4;

    private final SortedSet<String> forms =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Returns whether that is news. */
    synchronized boolean conceal(String secret) {
        return forms.addAll(Stream.concat(Stream.of(secret), secret.lines())
                .filter(s -> s.length() >= SHORTEST)
                .flatMap(Masker::formsOf)
                .toList());
    }

    /** How long the longest text is that is masked. */
    synchronized int longest() {
        return forms.isEmpty() ? 0 : forms.first().length();
    }

    synchronized String mask(String text) {
        var masked = text;
        for (var form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }

    /** Of what is still being written: what may be the beginning of a secret is not shown before it is clear that it is none. */
    synchronized String maskUnfinished(String text) {
        var masked = mask(text);
        int end = masked.length();
        for (var form : forms) {
            int most = Math.min(form.length() - 1, masked.length());
            for (int length = most; length > masked.length() - end; length--) {
                if (masked.startsWith(form.substring(0, length), masked.length() - length)) {
                    end = masked.length() - length;
                }
            }
        }
        return masked.substring(0, end);
    }

    private static Stream<String> formsOf(String secret) {
        var percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var json = secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return Stream.concat(
                Stream.of(secret, percent, percent.replace("+", "%20"), json, json.replace("/", "\\/")),
                Stream.of(0, 1, 2).flatMap(offset -> base64(secret, offset)));
    }

    /** The characters that depend on the secret alone, whatever stands before and behind it. */
    private static Stream<String> base64(String secret, int offset) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        int from = offset == 0 ? 0 : offset + 1;
        int to = shifted.length * 8 / 6;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(e -> e.withoutPadding().encodeToString(shifted))
                .map(text -> text.substring(from, Math.min(to, text.length())))
                .filter(form -> form.length() >= SHORTEST + 2);
    }
}
