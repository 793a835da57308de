package deployspec.model;

import java.util.List;

/** Something a person writes down; options say what may be chosen, none means free text. */
public record RecordField(Located<String> name, List<Located<String>> options) {
    public RecordField {
        options = List.copyOf(options);
    }
}
