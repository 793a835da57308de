package deployspec.render.github;

import deployspec.value.Visible;

/** What stands behind a {@code #}, on one line; it may be indented. */
record YamlComment(String encoded) implements Yaml {
    static YamlComment of(String text) {
        return new YamlComment(Visible.of(text).replaceAll("(?<=\\S)\\s+", " ").stripTrailing());
    }
}
