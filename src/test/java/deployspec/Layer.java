package deployspec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * One package of the product with what is below it, the packages it may use, and the libraries it alone may know.
 *
 * @param libraries package patterns; the JDK and JSpecify are everybody's
 */
record Layer(String name, List<String> uses, List<String> libraries) {
    private static final String JACKSON = "tools.jackson..";
    private static final String MUSTACHE = "com.github.mustachejava..";

    /** From the ground up: a layer may use only what stands before it. */
    static final List<Layer> ALL = List.of(
            layer("diagnostic"),
            layer("value").knowing("com.google.re2j.."),
            layer("json").using("value").knowing(JACKSON),
            layer("plan").using("value", "json"),
            layer("source").using("diagnostic").knowing("org.snakeyaml.engine..", "com.networknt.schema..", JACKSON),
            layer("model").using("diagnostic", "value", "source"),
            layer("bash"),
            layer("lint").using("diagnostic", "value", "source", "model", "plan", "bash"),
            layer("compile").using("diagnostic", "value", "source", "model", "plan"),
            layer("prose").using("value", "plan"),
            layer("template").using("value", "json").knowing(MUSTACHE),
            layer("diff").using("value", "json", "plan", "prose"),
            layer("render").using("value", "plan", "prose", "template"),
            layer("schedule").using("value", "plan"),
            layer("execute").using("value", "json", "plan", "schedule"),
            layer("world")
                    .using("value", "json", "plan", "execute")
                    .knowing("okhttp3..", "okio..", "org.jline..", "org.eclipse.jgit.."),
            layer("report")
                    .using("diagnostic", "value", "json", "plan", "prose", "template", "diff", "schedule", "execute")
                    .knowing(JACKSON, "com.github.difflib.."),
            layer("cli")
                    .using(
                            "diagnostic",
                            "value",
                            "json",
                            "plan",
                            "source",
                            "model",
                            "lint",
                            "compile",
                            "prose",
                            "diff",
                            "render",
                            "execute",
                            "world",
                            "report")
                    .knowing("picocli.."));

    /** Shows a layer in the name of its test. */
    @Override
    public String toString() {
        return name;
    }

    boolean holds(JavaClass type) {
        return JavaClass.Predicates.resideInAPackage(pattern(name)).test(type);
    }

    ArchRule rule() {
        Stream<String> ours = Stream.concat(Stream.of(name), uses.stream()).map(Layer::pattern);
        Stream<String> everybodys = Stream.of("java..", "javax.net..", "org.jspecify..");
        String[] allowed =
                Stream.of(ours, everybodys, libraries.stream()).flatMap(s -> s).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(pattern(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("%s may use only %s and %s".formatted(name, uses, libraries))
                .allowEmptyShould(true);
    }

    private static Layer layer(String name) {
        return new Layer(name, List.of(), List.of());
    }

    private Layer using(String... layers) {
        return new Layer(name, List.of(layers), libraries);
    }

    private Layer knowing(String... patterns) {
        return new Layer(name, uses, List.of(patterns));
    }

    private static String pattern(String name) {
        return "deployspec." + name + "..";
    }
}
