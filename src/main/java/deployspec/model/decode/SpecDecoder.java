package deployspec.model.decode;

import deployspec.diagnostic.Diagnostics;
import deployspec.model.Spec;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import java.util.Optional;

/** Makes the spec of a document in which the schema found no fault. */
public final class SpecDecoder {
    private SpecDecoder() {}

    /** The spec, unless an error was found; every error of the document is reported. */
    public static Optional<Spec> decode(Fields root, Diagnostics diagnostics) {
        var found = new Diagnostics();
        var spec = spec(root, new Decoding(found));
        diagnostics.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(spec);
    }

    static Spec spec(Node root, Decoding decoding) {
        if (!Unrolled.check(root, decoding)) {
            decoding.tooLarge();
        }
        return decoding.mapping("spec", root, c -> {
            c.required("spec", Scalars::text);
            // What is included stands here already.
            c.texts("include");
            var procedures = decoding.procedures().declare(c.node("procedures"));
            var phases = c.list("phases", Blocks::phase);
            var rollback = c.optional("rollback", Rollbacks::rollback);
            return new Spec(
                    Heads.head(c),
                    c.named("inputs", f -> Inputs.input(f, decoding)),
                    c.named("secrets", f -> Secrets.secret(f, decoding)),
                    c.named("environments", f -> Environments.environment(f, decoding)),
                    c.named("shells", f -> Shells.shell(f, decoding)),
                    c.named("sources", f -> Sources.source(f, decoding)),
                    c.named("contacts", f -> Contacts.contact(f, decoding)),
                    c.list("escalation", Contacts::hop),
                    c.named("channels", f -> Channels.channel(f, decoding)),
                    c.named("thresholds", f -> Thresholds.declared(f, decoding)),
                    procedures,
                    decoding.procedures().uses(),
                    phases,
                    rollback,
                    c.optional("sign-off", SignOffs::signOff),
                    c.list("references", References::reference),
                    c.span());
        });
    }
}
