package deployspec.model.decode;

import deployspec.source.Node;

/** Makes one part of the model of a node that the schema has let through. */
@FunctionalInterface
interface Decoder<T> {
    T decode(Node node, Decoding decoding);
}
