package deployspec.template;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Mustache template that lets in only text encoded for its own language. A model is a record whose components are
 * encoded text, booleans, optional parts and lists of these or of further records; a name that the model lacks is an
 * error, and so is a raw string. Tags are written {@code <%name%>}, because what a template writes may be full of braces.
 *
 * @param <E> the encoded texts of the language
 */
@SuppressWarnings("UnusedTypeParameter") // the type of a field says which language its template is filled with
public final class Template<E extends Encoded> {
    private static final String ROOT = "/deployspec/templates/";

    private final Mustache compiled;

    private Template(Mustache compiled) {
        this.compiled = compiled;
    }

    /**
     * @param file below {@code templates/}, such as {@code shell/runbook.sh}; partials are named in the same way
     * @param language the sealed family of texts that may enter
     */
    public static <E extends Encoded> Template<E> of(String file, Class<E> language) {
        return new Template<>(new Strict(language).compile(file));
    }

    /** The template with the model filled in. */
    public String fill(Record model) {
        var text = new StringWriter();
        try {
            compiled.execute(text, model).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MustacheException e) {
            throw ourMistake(e);
        }
        return text.toString();
    }

    /** The library wraps what {@link StrictModel} says, at every level of nesting. */
    private static RuntimeException ourMistake(MustacheException wrapped) {
        for (@Nullable Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalStateException mistake) {
                return new IllegalStateException(mistake.getMessage() + " (" + wrapped.getMessage() + ")", wrapped);
            }
        }
        return wrapped;
    }

    private static final class Strict extends DefaultMustacheFactory {
        Strict(Class<? extends Encoded> language) {
            setObjectHandler(new StrictModel(language));
        }

        /** Tags that stand alone on a line take the line with them. */
        @Override
        protected MustacheParser createParser() {
            return new MustacheParser(this, true) {};
        }

        @Override
        protected Function<String, Mustache> getMustacheCacheFunction() {
            return this::compilePartial;
        }

        @Override
        public Mustache compilePartial(String file) {
            var compiled = mc.compile(getReader(file), file, "<%", "%>");
            compiled.init();
            return compiled;
        }

        @Override
        public Reader getReader(String file) {
            @Nullable InputStream stream = Template.class.getResourceAsStream(ROOT + file);
            if (stream == null) {
                throw new IllegalStateException("there is no template " + file);
            }
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public String resolvePartialPath(String folder, String name, String extension) {
            return name;
        }

        /** {@link StrictModel#stringify} has let nothing but encoded text come here. */
        @Override
        public void encode(String value, Writer writer) {
            try {
                writer.write(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
