package deployspec.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of the language, as it comes with the tool: what documents are checked against, and what an editor is given. */
public final class PublishedSchema {
    private static final String RESOURCE = "/deployspec/schema/deployment.schema.json";

    private PublishedSchema() {}

    /** The file, letter for letter. */
    public static String text() {
        try (var stream = open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open() {
        var stream = PublishedSchema.class.getResourceAsStream(RESOURCE);
        if (stream == null) {
            throw new IllegalStateException("the schema is missing from the class path: " + RESOURCE);
        }
        return stream;
    }
}
