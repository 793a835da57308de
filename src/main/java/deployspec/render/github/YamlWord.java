package deployspec.render.github;

import java.util.List;
import java.util.regex.Pattern;

/** An id, a number, a flow list of ids, or a pinned action. */
record YamlWord(String encoded) implements Yaml {
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** An action by its commit. */
    static final Pattern PINNED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+@[0-9a-f]{40}");

    static YamlWord pinned(String action) {
        if (!PINNED.matcher(action).matches()) {
            throw new IllegalArgumentException("not pinned: " + action);
        }
        return new YamlWord(action);
    }

    static YamlWord id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        return new YamlWord(id);
    }

    static YamlWord number(long number) {
        return new YamlWord(Long.toString(number));
    }

    static YamlWord flag(boolean flag) {
        return new YamlWord(Boolean.toString(flag));
    }

    static YamlWord ids(List<String> ids) {
        ids.forEach(YamlWord::id);
        return new YamlWord("[" + String.join(", ", ids) + "]");
    }

    static YamlWord strings(List<String> texts) {
        return new YamlWord("["
                + String.join(
                        ", ",
                        texts.stream().map(t -> YamlString.label(t).encoded()).toList()) + "]");
    }
}
