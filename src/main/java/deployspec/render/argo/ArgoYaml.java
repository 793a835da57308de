package deployspec.render.argo;

import deployspec.render.yaml.YamlSyntax;
import deployspec.template.Encoded;
import deployspec.value.Visible;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may stand in a workflow of Argo. Argo fills in tags everywhere, so that no text but a tag of ours may hold the mark of one. */
sealed interface ArgoYaml extends Encoded {
    /** What opens a tag. */
    String MARK = "{{";

    /** Whether Argo leaves the text alone, and Kubernetes does where it is the value of a variable. */
    static boolean isInert(String text) {
        return !text.contains(MARK) && !text.contains("$(") && !text.contains("$$");
    }

    /** A text that is taken as it is. */
    record Value(String encoded) implements ArgoYaml {
        static Value of(String text) {
            if (!isInert(text)) {
                throw new IllegalArgumentException("Argo would fill in " + text);
            }
            return new Value(YamlSyntax.quoted(text));
        }
    }

    /** A text for people: a blank keeps two braces from being the mark of a tag. */
    record Label(String encoded) implements ArgoYaml {
        private static final Pattern BRACE = Pattern.compile("\\{(?=\\{)");

        static Label of(String text) {
            return new Label(YamlSyntax.quoted(BRACE.matcher(Visible.of(text)).replaceAll("{ ")));
        }
    }

    /** Lines, in each of which Argo may fill in what somebody has entered. */
    record Lines(String encoded) implements ArgoYaml {
        static Lines of(List<Line> lines) {
            return new Lines(YamlSyntax.quoted(lines.stream().map(Line::text).collect(Collectors.joining("\n"))));
        }
    }

    /** {@code key=word}, or {@code key=} and a tag. */
    record Line(String text) {
        static Line given(String key, String word) {
            if (!isInert(key + word)) {
                throw new IllegalArgumentException("Argo would fill in " + word);
            }
            return new Line(key + "=" + word);
        }

        /** @param task where it is entered, under that name */
        static Line entered(String key, String task, String name) {
            return new Line(key + "=" + MARK + "tasks." + Word.of(task).encoded() + ".outputs.parameters."
                    + Word.of(name).encoded() + "}}");
        }
    }

    /** What somebody has entered before the workflow began. */
    record Parameter(String encoded) implements ArgoYaml {
        static Parameter of(String name) {
            return new Parameter(YamlSyntax.quoted(MARK + "workflow.parameters." + name + "}}"));
        }
    }

    /** A name, or a flow list of texts. */
    record Word(String encoded) implements ArgoYaml {
        static Word of(String word) {
            return new Word(YamlSyntax.word(word));
        }

        static Word texts(List<String> texts) {
            return new Word(YamlSyntax.list(texts.stream().map(t -> Value.of(t).encoded())));
        }
    }

    /** Lines of a script of this product. */
    record Script(String encoded) implements ArgoYaml {
        static Script of(String script, int indent) {
            if (script.contains(MARK)) {
                throw new IllegalArgumentException("Argo would fill in a script");
            }
            return new Script(YamlSyntax.block(script, indent));
        }
    }

    /** What stands behind a {@code #}. */
    record Comment(String encoded) implements ArgoYaml {
        static Comment of(String text) {
            return new Comment(YamlSyntax.comment(text));
        }
    }
}
