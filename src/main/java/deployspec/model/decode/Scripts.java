package deployspec.model.decode;

import deployspec.model.Located;
import deployspec.model.Script;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import java.util.Optional;

/** Scripts, exactly as written. */
final class Scripts {
    private Scripts() {}

    static Script script(Node node, Optional<Located<String>> shell) {
        return new Script((Scalar) node, shell);
    }

    /** A script for bash on the machine of the run. */
    static Script local(Node node, Decoding decoding) {
        return script(node, Optional.empty());
    }
}
