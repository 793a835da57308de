package deployspec.report.findings;

import deployspec.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

/**
 * Names by which a finding is known again in a later version of its file: made of the rule and of what stands on the
 * line, so that lines which move, or are indented otherwise, change none.
 */
final class Fingerprints {
    private static final int DIGITS = 16;

    private Fingerprints() {}

    /** One for each finding of the file, in their order; those that are alike are counted. */
    static List<String> of(ExaminedFile file) {
        var seen = new HashMap<String, Integer>();
        return file.diagnostics().stream()
                .map(diagnostic -> digest(diagnostic.code() + "\n" + line(file, diagnostic.span())))
                .map(digest -> digest + ":" + seen.merge(digest, 1, Integer::sum))
                .toList();
    }

    private static String line(ExaminedFile file, Span span) {
        return file.source()
                .holding(span)
                .map(source -> source.line(span.line()).strip())
                .orElse("");
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
