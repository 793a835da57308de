package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Durations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Inputs, secrets, environments, shells and sources. */
final class DeclarationDecoder {
    private DeclarationDecoder() {}

    static List<Input> inputs(Mapping document) {
        return document.named("inputs").map(n -> input(n.name(), n.content())).toList();
    }

    private static Input input(Located<String> name, Mapping input) {
        var type = input.text("type").map(t -> Input.Type.valueOf(t.toUpperCase(Locale.ROOT))).orElse(Input.Type.TEXT);
        var fallback = input.get("default").map(DeclarationDecoder::given);
        fallback.ifPresent(g -> fits(g, type, input));
        return new Input(
                name,
                input.template("about"),
                type,
                required(input),
                fallback,
                input.words("options"),
                PatternDecoder.pattern(input, "pattern"),
                input.span());
    }

    private static Input.Required required(Mapping input) {
        var condition = input.mapping("required").flatMap(ConditionDecoder::decode);
        if (condition.isPresent()) {
            return new Input.When(condition.get());
        }
        return input.flag("required") ? new Input.Always() : new Input.Never();
    }

    static Input.Given given(Node value) {
        return new Input.Given(
                Mapping.itemsOf(value).stream()
                        .flatMap(n -> n instanceof Node.Scalar s ? Stream.of(s.text()) : Stream.empty())
                        .toList(),
                value.span());
    }

    /** Whether a default is of its input's type; a duration must have a unit. */
    private static void fits(Input.Given given, Input.Type type, Mapping input) {
        var at = given.span();
        var text = given.text();
        switch (type) {
            case NUMBER -> {
                if (!text.matches("-?[0-9]+([.][0-9]+)?")) {
                    input.error("wrong-type", at, "`%s` is not a number".formatted(text), "write a number, or another `type`");
                }
            }
            case BOOLEAN -> {
                if (!text.equals("true") && !text.equals("false")) {
                    input.error("wrong-type", at, "`%s` is neither true nor false".formatted(text), "write `true` or `false`");
                }
            }
            case DURATION -> input.parsed("default", Durations::parse);
            case TEXT -> {
                if (given.items().size() > 1) {
                    input.error("wrong-type", at, "a text has one value, not a list", "write `type: list`");
                }
            }
            case LIST -> {}
        }
    }

    static List<Secret> secrets(Mapping document) {
        return document.named("secrets").map(n -> secret(n.name(), n.content())).toList();
    }

    private static Secret secret(Located<String> name, Mapping secret) {
        secret.oneOf("the secret `%s`".formatted(name.value()), List.of("file", "run"));
        Optional<Secret.Origin> file = secret.word("file").map(Secret.FromFile::new);
        Optional<Secret.Origin> command = secret.bashScript("run").map(Secret.FromCommand::new);
        return new Secret(
                name, secret.template("about"), file.or(() -> command).orElseGet(Secret.FromProcess::new), secret.span());
    }

    static List<Environment> environments(Mapping document) {
        return document.named("environments").map(n -> environment(n.name(), n.content())).toList();
    }

    private static Environment environment(Located<String> name, Mapping environment) {
        var settings = environment.mapping("inputs").stream()
                .flatMap(m -> m.node().byName().values().stream())
                .map(f -> new Environment.Setting(Mapping.word(f.key()), given(f.value())))
                .toList();
        return new Environment(
                name, environment.flag("production"), environment.has("confirm"), settings, environment.span());
    }

    static List<Shell> shells(Mapping document) {
        return document.named("shells")
                .map(n -> new Shell(
                        n.name(),
                        n.content().bashScript("via").orElseThrow(),
                        language(n.content()),
                        n.content().words("needs"),
                        n.content().span()))
                .toList();
    }

    private static Located<Shell.Language> language(Mapping shell) {
        var word = shell.word("language").orElseThrow();
        return new Located<>(Shell.Language.valueOf(word.value().toUpperCase(Locale.ROOT)), word.span());
    }

    static List<Source> sources(Mapping document) {
        return document.named("sources")
                .map(n -> new Source(
                        n.name(),
                        n.content().template("prometheus").orElseThrow(),
                        n.content().words("needs"),
                        n.content().span()))
                .toList();
    }
}
