package deployspec.render.gitlab;

import deployspec.render.yaml.YamlSyntax;
import deployspec.template.Encoded;
import deployspec.value.Visible;
import java.util.List;
import java.util.regex.Pattern;

/** What may stand in a pipeline of GitLab. Nothing is a key, and what GitLab would replace stands only where it does not. */
sealed interface GitlabYaml extends Encoded {
    /** A text that GitLab takes as it is. */
    record Value(String encoded) implements GitlabYaml {
        /** For a place in which nothing is replaced. */
        static Value of(String text) {
            return new Value(YamlSyntax.quoted(text));
        }
    }

    /** A text for people in a place where GitLab replaces variables: a blank keeps each sign from being the start of one. */
    record Label(String encoded) implements GitlabYaml {
        private static final Pattern VARIABLE = Pattern.compile("(?<sign>[$%])(?=[A-Za-z_{(%$])");

        static Label of(String text) {
            return new Label(
                    YamlSyntax.quoted(VARIABLE.matcher(Visible.of(text)).replaceAll("${sign} ")));
        }
    }

    /** A name, a number, or a flow list of names. */
    record Word(String encoded) implements GitlabYaml {
        static Word of(String word) {
            return new Word(YamlSyntax.word(word));
        }

        static Word list(List<String> words) {
            return new Word(YamlSyntax.list(words.stream().map(YamlSyntax::word)));
        }

        static Word texts(List<String> texts) {
            return new Word(YamlSyntax.list(texts.stream().map(YamlSyntax::quoted)));
        }
    }

    /** Lines of a script of this product. */
    record Script(String encoded) implements GitlabYaml {
        static Script of(String script, int indent) {
            return new Script(YamlSyntax.block(script, indent));
        }
    }

    /** What stands behind a {@code #}. */
    record Comment(String encoded) implements GitlabYaml {
        static Comment of(String text) {
            return new Comment(YamlSyntax.comment(text));
        }
    }
}
