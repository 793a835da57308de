package deployspec.hostile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One class of hostile input, with its file, which is made when it is asked for: some are large.
 *
 * @param name of the class, in kebab-case
 * @param code of the complaint that it gets; {@link #READ} where it is no attack on us and is read as it stands,
 *     {@link #ANSWERED} where what is said of it is not the point
 */
public record HostileFile(String name, String code, Supplier<byte[]> made) {
    /** What some readers stumble over and a spec may contain. */
    public static final String READ = "";

    /** Where it only matters that there is an answer. */
    public static final String ANSWERED = "*";

    static HostileFile of(String name, String code, Supplier<String> text) {
        return in(StandardCharsets.UTF_8, name, code, text);
    }

    static HostileFile in(Charset charset, String name, String code, Supplier<String> text) {
        return new HostileFile(name, code, () -> text.get().getBytes(charset));
    }

    public byte[] bytes() {
        return made.get();
    }

    public boolean isAnswered() {
        return code.equals(ANSWERED);
    }

    public boolean isRead() {
        return code.equals(READ);
    }

    @Override
    public String toString() {
        return name;
    }
}
