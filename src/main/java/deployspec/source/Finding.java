package deployspec.source;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the validator found.
 *
 * @param keyword the schema's keyword that is not met
 * @param property the key that it is about, or ""
 * @param place the way from the root of the document to the value: keys and indexes
 * @param path the way through the schema, the keyword last
 */
record Finding(String keyword, String property, List<Object> place, List<Object> path) {
    Finding {
        place = List.copyOf(place);
        path = List.copyOf(path);
    }

    static Finding of(Error error) {
        String property = error.getProperty();
        return new Finding(
                error.getKeyword(),
                property == null ? "" : property,
                elements(error.getInstanceLocation()),
                elements(error.getEvaluationPath()));
    }

    private static List<Object> elements(NodePath path) {
        var elements = new ArrayList<>(path.getNameCount());
        for (int i = 0; i < path.getNameCount(); i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }
}
