package deployspec.lint.scripts;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a program is known to do to the world, by general knowledge of common tools. Of any other program nothing is
 * known, and nothing is said.
 */
public enum Effect {
    UNKNOWN,
    /** Something is different afterwards. */
    CHANGES,
    /** Something is gone afterwards: data, or what serves users. */
    DESTROYS;

    private static final Map<String, List<Tool>> DESTROYERS = byProgram(
            tool("rm", i -> i.has("-r", "-R", "--recursive")),
            tool("dropdb"),
            tool("mkfs"),
            tool("shred"),
            tool("dd", i -> i.literals().anyMatch(word -> word.startsWith("of=/dev/"))),
            tool("shutdown"),
            tool("reboot"),
            tool("poweroff"),
            tool("docker-compose", "down"),
            tool("docker", "compose", "down"),
            tool("docker", "system", "prune"),
            tool("docker", "volume", "rm"),
            tool("docker", "volume", "prune"),
            tool("kubectl", "delete"),
            tool("kubectl", i -> i.is("kubectl", "scale") && scalesToNothing(i)),
            tool("oc", "delete"),
            tool("helm", "uninstall"),
            tool("helm", "delete"),
            tool("terraform", "destroy"),
            tool("aws", "s3", "rb"),
            tool("aws", i -> i.is("aws", "s3", "rm") && i.has("--recursive")),
            tool(
                    "aws",
                    i -> i.plainArguments().stream()
                            .skip(1)
                            .limit(1)
                            .anyMatch(verb -> verb.startsWith("delete-") || verb.startsWith("terminate-"))),
            tool("gcloud", i -> i.plainArguments().contains("delete")),
            tool(
                    "redis-cli",
                    i -> i.literals()
                            .anyMatch(word -> Set.of("FLUSHALL", "FLUSHDB").contains(upper(word)))),
            tool("git", i -> i.is("git", "push") && i.has("-f", "--force")),
            tool("psql", i -> statements(i).anyMatch(Sql::destroys)),
            tool("mysql", i -> statements(i).anyMatch(Sql::destroys)));

    private static final Map<String, List<Tool>> CHANGERS = byProgram(
            tool("docker-compose", verb("up", "restart", "stop", "start", "rm", "kill", "build", "push")),
            tool("docker", verb("run", "rm", "stop", "start", "restart", "kill", "tag", "push", "build", "rmi")),
            tool("docker", "compose", "up"),
            tool("docker", "compose", "restart"),
            tool("docker", "compose", "stop"),
            tool("docker", "compose", "start"),
            tool(
                    "kubectl",
                    i -> verb(
                                            "apply",
                                            "create",
                                            "patch",
                                            "set",
                                            "label",
                                            "annotate",
                                            "scale",
                                            "cordon",
                                            "drain",
                                            "replace",
                                            "edit",
                                            "expose",
                                            "autoscale")
                                    .test(i)
                            && i.literals().noneMatch(word -> word.startsWith("--dry-run"))),
            tool("kubectl", "rollout", "restart"),
            tool("kubectl", "rollout", "undo"),
            tool("kubectl", "rollout", "pause"),
            tool("kubectl", "rollout", "resume"),
            tool("helm", i -> verb("upgrade", "install", "rollback").test(i) && !i.has("--dry-run")),
            tool("terraform", "apply"),
            tool(
                    "systemctl",
                    verb("start", "stop", "restart", "reload", "enable", "disable", "mask", "unmask", "kill")),
            tool(
                    "service",
                    i -> i.plainArguments().stream()
                            .skip(1)
                            .limit(1)
                            .anyMatch(verb ->
                                    Set.of("start", "stop", "restart", "reload").contains(verb))),
            tool(
                    "aws",
                    i -> (i.is("aws", "s3", "sync") || i.is("aws", "s3", "cp") || i.is("aws", "s3", "mv"))
                            && goesToABucket(i)),
            tool("git", i -> i.is("git", "push") && !i.has("-n", "--dry-run")),
            tool("npm", "publish"),
            tool("alembic", verb("upgrade", "downgrade", "stamp")),
            tool("flyway", verb("migrate", "clean", "undo", "repair")),
            tool("apt-get", verb("install", "remove", "purge", "upgrade", "dist-upgrade")),
            tool("sed", i -> i.has("-i", "--in-place")),
            tool("psql", i -> statements(i).anyMatch(Sql::changes)),
            tool("mysql", i -> statements(i).anyMatch(Sql::changes)),
            tool("curl", Effect::sends));

    /** The worst that is known of it. */
    public static Effect of(Invocation invocation) {
        if (isKnown(DESTROYERS, invocation)) {
            return DESTROYS;
        }
        return isKnown(CHANGERS, invocation) ? CHANGES : UNKNOWN;
    }

    /** Something that a program does if it is called in a certain way. */
    private record Tool(String program, Predicate<Invocation> way) {}

    private static boolean isKnown(Map<String, List<Tool>> tools, Invocation invocation) {
        return tools.getOrDefault(invocation.program(), List.of()).stream()
                .anyMatch(tool -> tool.way().test(invocation) && !invocation.has("--help"));
    }

    private static Map<String, List<Tool>> byProgram(Tool... tools) {
        return Stream.of(tools).collect(groupingBy(Tool::program));
    }

    private static Tool tool(String program, Predicate<Invocation> way) {
        return new Tool(program, way);
    }

    private static Tool tool(String program, String... verbs) {
        return new Tool(program, i -> i.is(program, verbs));
    }

    private static Predicate<Invocation> verb(String... verbs) {
        return i -> Stream.of(verbs).anyMatch(verb -> i.is(i.program(), verb));
    }

    private static boolean scalesToNothing(Invocation scale) {
        return scale.literals().anyMatch("--replicas=0"::equals)
                || scale.valueOf("--replicas").filter(word -> word.is("0")).isPresent();
    }

    private static boolean goesToABucket(Invocation copy) {
        var plain = copy.arguments().stream()
                .filter(word ->
                        word.literal().filter(text -> text.startsWith("-")).isEmpty())
                .toList();
        return plain.size() >= 4
                && plain.get(3)
                        .literal()
                        .filter(text -> text.startsWith("s3://"))
                        .isPresent();
    }

    private static Stream<String> statements(Invocation client) {
        return Stream.concat(client.valueOf("-c", "--command").stream(), client.valueOf("-e", "--execute").stream())
                .flatMap(word -> word.literal().stream());
    }

    private static final Pattern WRITING_METHOD = Pattern.compile("POST|PUT|PATCH|DELETE");

    private static boolean sends(Invocation curl) {
        return curl.valueOf("-X", "--request")
                .flatMap(word -> word.literal())
                .filter(method -> WRITING_METHOD.matcher(method).matches())
                .isPresent();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
