package deployspec.model.decode;

import deployspec.model.Input;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.List;

/** Values that are supplied from outside. */
final class Inputs {
    private Inputs() {}

    static Input input(Field field, Decoding decoding) {
        return decoding.mapping("input", field.value(), c -> {
            var type = c.word("type", Input.Type.class).orElse(Input.Type.TEXT);
            var input = new Input(
                    Ids.name(field),
                    c.template("about"),
                    type,
                    c.optional("required", Inputs::required).orElse(new Input.Never()),
                    c.optional("default", Inputs::given),
                    c.names("options"),
                    c.pattern("pattern"),
                    field.key().span());
            GivenFits.check(input, decoding);
            return input;
        });
    }

    /** A value or a list of values; numbers and truth values as they are written. */
    static Input.Given given(Node node, Decoding decoding) {
        return node instanceof Items list
                ? new Input.Given(
                        list.values().stream()
                                .map(n -> Scalars.text(n, decoding))
                                .toList(),
                        node.span())
                : new Input.Given(List.of(Scalars.text(node, decoding)), node.span());
    }

    private static Input.Required required(Node node, Decoding decoding) {
        if (node instanceof Scalar scalar) {
            return Scalars.flag(scalar, decoding) ? new Input.Always() : new Input.Never();
        }
        return new Input.When(Conditions.condition(node, decoding));
    }
}
