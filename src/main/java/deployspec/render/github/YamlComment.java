package deployspec.render.github;

import deployspec.render.yaml.YamlSyntax;

/** What stands behind a {@code #}. */
record YamlComment(String encoded) implements Yaml {
    static YamlComment of(String text) {
        return new YamlComment(YamlSyntax.comment(text));
    }
}
