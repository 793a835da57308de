package deployspec.model.decode;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.model.Located;
import deployspec.model.Template;
import deployspec.source.Limits;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text in which {@code ${NAME}} stands for a value. */
final class Templates {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^${}\\n]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern WORD = Pattern.compile(" *[A-Za-z][A-Za-z0-9_.-]* *");

    private Templates() {}

    static Template template(Node node, Decoding decoding) {
        var scalar = (Scalar) node;
        if (scalar.text().length() > Limits.PROSE) {
            decoding.report(Diagnostic.error(
                            "too-long",
                            scalar.span(),
                            "this text has %,d characters; outside of scripts it may have %,d"
                                    .formatted(scalar.text().length(), Limits.PROSE))
                    .withHelp("Say it shorter, or say where it can be read."));
            return new Template(Text.literally(""), scalar.span(), List.of());
        }
        var references = new ArrayList<Located<String>>();
        for (var found = REFERENCE.matcher(scalar.text()); found.find(); ) {
            var name = found.group(1);
            if (name == null) {
                continue;
            }
            var span = Parts.of(scalar, found.start(), found.end());
            if (NAME.matcher(name).matches()) {
                references.add(new Located<>(name, span));
            } else if (WORD.matcher(name).matches()) {
                decoding.report(misspelt(found.group(), name, span));
            }
        }
        return new Template(Text.parse(scalar.text()), scalar.span(), references);
    }

    /** Text that is shown for a name that has none of its own: {@code error-rate} as Error rate. */
    static Template spoken(Located<String> name) {
        var words = name.value().replace('-', ' ');
        var text = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Template(Text.literally(text), name.span(), List.of());
    }

    private static Diagnostic misspelt(String written, String name, Span span) {
        var meant = name.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return Diagnostic.error("bad-reference", span, Backticks.around(written) + " names no value")
                .saying("did you mean `${" + meant + "}`?")
                .withHelp("Names are upper case, such as `${" + meant
                        + "}`. To show the characters themselves, write `$" + written + "`.");
    }
}
