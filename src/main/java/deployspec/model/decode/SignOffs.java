package deployspec.model.decode;

import deployspec.model.Located;
import deployspec.model.RecordField;
import deployspec.model.SignOff;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Items;
import java.util.List;

/** What people sign and write down. */
final class SignOffs {
    private SignOffs() {}

    static SignOff signOff(Node node, Decoding decoding) {
        return decoding.mapping(
                "sign-off",
                node,
                c -> new SignOff(c.names("by"), c.named("record", f -> recordField(f, decoding)), c.span()));
    }

    /** Free text, or a choice of words. */
    static RecordField recordField(Field field, Decoding decoding) {
        var options = field.value() instanceof Items items
                ? items.values().stream().map(n -> Scalars.name(n, decoding)).toList()
                : List.<Located<String>>of();
        return new RecordField(Ids.name(field), options);
    }
}
