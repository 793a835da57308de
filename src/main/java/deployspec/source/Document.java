package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What the reader made of one file.
 *
 * @param root present if the text could be read to its end as one mapping, even where something in it was refused
 * @param diagnostics sorted by place; a document with an error among them must not be compiled
 */
public record Document(SourceText text, Optional<Node.Fields> root, List<Diagnostic> diagnostics) {
    public Document {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
