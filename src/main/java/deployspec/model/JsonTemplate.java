package deployspec.model;

import java.util.List;

/** JSON in which strings may name values; a value can never become anything but text inside its string. */
public sealed interface JsonTemplate {
    record Members(List<Member> members) implements JsonTemplate {
        public Members {
            members = List.copyOf(members);
        }
    }

    record Member(String name, JsonTemplate value) {}

    record Elements(List<JsonTemplate> items) implements JsonTemplate {
        public Elements {
            items = List.copyOf(items);
        }
    }

    record Words(Template text) implements JsonTemplate {}

    /** {@code true}, {@code false}, {@code null} or a number, as JSON writes it. */
    record Bare(String json) implements JsonTemplate {}
}
