package deployspec.lint.scripts;

import deployspec.bash.Situation;
import deployspec.bash.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program that a script starts, seen through what only starts it for the script: {@code sudo -n timeout 5 curl -fsS URL}
 * is an invocation of {@code curl}.
 *
 * @param program its name without the folder
 * @param word where the name is written
 * @param arguments the words behind it
 * @param starters the programs before it that start it, the outermost first
 */
public record Invocation(String program, Word word, List<Word> arguments, List<String> starters, Situation situation) {
    /** Programs that start the one behind them, and those of their options that take a value of their own. */
    private static final Map<String, Set<String>> STARTERS = Map.ofEntries(
            Map.entry("command", Set.of()),
            Map.entry("builtin", Set.of()),
            Map.entry("exec", Set.of("-a")),
            Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-D", "--user", "--group", "--host")),
            Map.entry("doas", Set.of("-u", "-C")),
            Map.entry("env", Set.of("-u", "-C", "-S", "--unset", "--chdir")),
            Map.entry("nice", Set.of("-n", "--adjustment")),
            Map.entry("ionice", Set.of("-c", "-n", "-p")),
            Map.entry("nohup", Set.of()),
            Map.entry("setsid", Set.of()),
            Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
            Map.entry("time", Set.of("-f", "-o")),
            Map.entry("timeout", Set.of("-k", "-s", "--kill-after", "--signal")),
            Map.entry("xargs", Set.of("-n", "-P", "-I", "-L", "-d", "-a", "-s", "-E", "--max-args", "--max-procs")));

    /** Options with a value that may stand before a program's verb. */
    private static final Map<String, Set<String>> BEFORE_VERBS = Map.of(
            "docker",
                    Set.of(
                            "-f",
                            "--file",
                            "-p",
                            "--project-name",
                            "--profile",
                            "--context",
                            "-H",
                            "--host",
                            "--env-file"),
            "docker-compose", Set.of("-f", "--file", "-p", "--project-name", "--profile", "--env-file"),
            "kubectl",
                    Set.of("-n", "--namespace", "--context", "--kubeconfig", "--cluster", "--user", "-s", "--server"),
            "helm", Set.of("-n", "--namespace", "--kube-context", "--kubeconfig"),
            "git", Set.of("-C", "-c", "--git-dir", "--work-tree"),
            "aws", Set.of("--profile", "--region", "--output", "--endpoint-url"),
            "systemctl", Set.of("-H", "--host", "-M", "--machine"),
            "terraform", Set.of());

    public Invocation {
        arguments = List.copyOf(arguments);
        starters = List.copyOf(starters);
    }

    /** Every program whose name is known without running anything, in the order of the script. */
    static List<Invocation> in(List<Situation> situations) {
        return situations.stream().flatMap(situation -> of(situation).stream()).toList();
    }

    private static Optional<Invocation> of(Situation situation) {
        var words = situation.command().words();
        var starters = new ArrayList<String>();
        int at = 0;
        while (at < words.size()) {
            var name = words.get(at).literal().map(Invocation::withoutFolder);
            var valued = name.flatMap(program -> Optional.ofNullable(STARTERS.get(program)));
            if (valued.isEmpty()) {
                var word = words.get(at);
                var arguments = words.subList(at + 1, words.size());
                return name.map(program -> new Invocation(program, word, arguments, starters, situation));
            }
            starters.add(name.get());
            at = behindOptions(words, at + 1, name.get(), valued.get());
        }
        return Optional.empty();
    }

    /** Whether this program is invoked with these verbs: {@code is("docker", "compose", "up")}, whatever options it has. */
    public boolean is(String name, String... verbs) {
        return program.equals(name) && is(name, List.of(verbs));
    }

    private boolean is(String name, List<String> verbs) {
        return program.equals(name) && verbs().limit(verbs.size()).toList().equals(verbs);
    }

    /** The first of these commands that this is one of; each is a program and some verbs: {@code "redis-cli bgsave"}. */
    public Optional<String> firstOf(List<String> commands) {
        return commands.stream()
                .filter(command -> command.startsWith(program))
                .filter(command -> {
                    var words = List.of(command.split(" "));
                    return is(words.getFirst(), words.subList(1, words.size()));
                })
                .findFirst();
    }

    /** The arguments that are no options, nor values of options that may stand before them. */
    public Stream<String> verbs() {
        var valued = BEFORE_VERBS.getOrDefault(program, Set.of());
        return IntStream.range(0, arguments.size())
                .filter(i -> i == 0 || !valued.contains(literal(i - 1)))
                .mapToObj(this::literal)
                .filter(word -> !word.startsWith("-"));
    }

    private String literal(int index) {
        return arguments.get(index).literal().orElse("");
    }

    /** Whether this program stands before it and starts it. */
    public boolean isStartedBy(String starter) {
        return starters.contains(starter);
    }

    /** Whether one of these options is given: {@code has("-f", "--fail")} is true of {@code -fsS} and of {@code --fail=x}. */
    public boolean has(String... options) {
        return Stream.of(options).anyMatch(option -> literals().anyMatch(word -> isOption(word, option)));
    }

    /** The arguments that are no options, as far as they are known; the value of an option counts as one. */
    public List<String> plainArguments() {
        return literals().filter(word -> !word.startsWith("-")).toList();
    }

    /** The arguments that are known without running anything. */
    public Stream<String> literals() {
        return arguments.stream().flatMap(word -> word.literal().stream());
    }

    /** The word behind one of these options, or behind its equals sign. */
    public Optional<Word> valueOf(String... options) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            var word = arguments.get(i).literal().orElse("");
            if (List.of(options).contains(word)) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** From the name to the last argument. */
    public int from() {
        return word.from();
    }

    public int to() {
        return arguments.isEmpty() ? word.to() : arguments.getLast().to();
    }

    private static boolean isOption(String word, String option) {
        boolean isShort = option.length() == 2;
        return isShort
                ? word.length() >= 2
                        && word.charAt(0) == '-'
                        && word.charAt(1) != '-'
                        && word.indexOf(option.charAt(1), 1) > 0
                : word.equals(option) || word.startsWith(option + "=");
    }

    /** Where the program that is started stands: behind the starter's options, assignments, and the time limit of {@code timeout}. */
    private static int behindOptions(List<Word> words, int from, String starter, Set<String> valued) {
        var at = from;
        while (at < words.size()) {
            var word = words.get(at).literal().orElse("");
            if (valued.contains(word)) {
                at += 2;
            } else if (word.startsWith("-") || (starter.equals("env") && word.contains("="))) {
                at++;
            } else {
                break;
            }
        }
        return starter.equals("timeout") ? at + 1 : at;
    }

    private static String withoutFolder(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
