package deployspec.model;

import java.math.BigDecimal;
import java.util.List;

/** JSON in which strings may name values; a value can never become anything but text inside its string. */
public sealed interface JsonTemplate {
    record Obj(List<Member> members) implements JsonTemplate {
        public Obj {
            members = List.copyOf(members);
        }
    }

    record Member(String name, JsonTemplate value) {}

    record Arr(List<JsonTemplate> items) implements JsonTemplate {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(Template text) implements JsonTemplate {}

    record Num(BigDecimal number) implements JsonTemplate {}

    record Bool(boolean value) implements JsonTemplate {}

    record Null() implements JsonTemplate {}
}
