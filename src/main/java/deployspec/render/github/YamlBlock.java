package deployspec.render.github;

import deployspec.render.yaml.YamlSyntax;

/** A text of several lines: a literal block where every line is plain, otherwise a quoted string of one line. */
record YamlBlock(String encoded) implements Yaml {
    /** @param indent of its lines, in blanks */
    static YamlBlock of(String text, int indent) {
        if (!text.endsWith("\n") || text.isBlank() || Character.isWhitespace(text.charAt(0))) {
            throw new IllegalArgumentException("does not begin and end as a block: " + text);
        }
        return new YamlBlock(
                YamlSyntax.fitsBlock(text)
                        ? YamlSyntax.block(YamlString.inert(text), indent)
                        : YamlString.of(text).encoded());
    }
}
