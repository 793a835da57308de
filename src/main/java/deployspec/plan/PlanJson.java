package deployspec.plan;

import deployspec.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A plan as canonical JSON, and the digest that names it. */
public final class PlanJson {
    private PlanJson() {}

    public static String write(Plan plan) {
        return RecordJson.write(plan);
    }

    /** @throws deployspec.json.JsonMismatch if this is not the JSON of a plan of this version */
    public static Plan read(String json) {
        return RecordJson.read(json, Plan.class);
    }

    /** SHA-256 over the UTF-8 bytes of the canonical JSON, in lower-case hexadecimal. */
    public static String digest(Plan plan) {
        return digest(write(plan));
    }

    /** Likewise, of canonical JSON that is there already. */
    public static String digest(String json) {
        try {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
