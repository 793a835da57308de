package deployspec.world;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets, the ways in which they get into a text, and a search for them that knows nothing of how they are masked. */
public final class SecretForms {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~!@#$%^&*()+= {}[]|;:'\",<>/?\\äß€";

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{6,}");

    private SecretForms() {}

    /** Of all lengths that are masked, some with what each notation has to escape, one the beginning of another. */
    public static List<String> secrets() {
        var chance = new Random(20_260_118);
        var secrets = new ArrayList<>(List.of(
                "hunter2hunter2",
                "hunter2hunter2andmore",
                "p&ss w/rd+\"quoted\"",
                "back\\slash\\n",
                "100% $HOME `id`"));
        while (secrets.size() < 50) {
            var secret = new StringBuilder("s");
            int length = 7 + chance.nextInt(40);
            for (int i = 0; i < length; i++) {
                secret.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
            }
            secrets.add(secret.append("e").toString());
        }
        return secrets;
    }

    /** As it is, in base64 at each of its three offsets, percent-encoded, and as a JSON string. */
    public static List<String> of(String secret) {
        var base64 = Stream.of("", "a", "ab")
                .map(before ->
                        Base64.getEncoder().encodeToString((before + secret + "zz").getBytes(StandardCharsets.UTF_8)));
        return Stream.concat(Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8), json(secret)), base64)
                .toList();
    }

    private static String json(String secret) {
        return "\"" + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Whether somebody who reads the text, and decodes whatever looks encoded, finds the secret. */
    public static boolean isIn(String text, String secret) {
        return text.contains(secret)
                || percentDecoded(text).contains(secret)
                || text.replace("\\\"", "\"").replace("\\\\", "\\").contains(secret)
                || BASE64.matcher(text)
                        .results()
                        .map(token -> token.group())
                        .flatMap(token -> Stream.of(0, 1, 2, 3).map(skip -> token.substring(skip)))
                        .anyMatch(token -> base64Decoded(token).contains(secret));
    }

    private static String percentDecoded(String text) {
        return text.indexOf('%') < 0
                ? text
                : URLDecoder.decode(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
    }

    private static String base64Decoded(String token) {
        var whole = token.substring(0, token.length() / 4 * 4);
        try {
            return new String(
                    Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/')), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
