package deployspec.plan;

import deployspec.value.Text;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What an HTTP request carries. */
public sealed interface Body {
    record Plain(Text text) implements Body {}

    /** JSON whose strings may name values; each value is put in as a JSON string. */
    record Json(Value value) implements Body {}

    sealed interface Value {}

    record Members(SequencedMap<String, Value> values) implements Value {
        public Members {
            values = Collections.unmodifiableSequencedMap(new TreeMap<>(values));
        }
    }

    record Elements(List<Value> values) implements Value {
        public Elements {
            values = List.copyOf(values);
        }
    }

    record Words(Text text) implements Value {}

    /** {@code true}, {@code false}, {@code null} or a number, as JSON writes it. */
    record Bare(String json) implements Value {}
}
