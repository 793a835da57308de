package deployspec.render.github;

import deployspec.plan.Action;
import deployspec.value.Names;
import deployspec.value.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A script of one step in the making: its lines, the texts and names that it finds in its environment, and its time. */
final class Script {
    private final Set<String> captured;
    private final StringBuilder lines = new StringBuilder();
    private final TreeMap<String, Text> texts = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> secrets = new TreeSet<>();
    private final List<String> outputs = new ArrayList<>();
    private Optional<Timer> timer = Optional.empty();
    private Duration time = Duration.ZERO;
    private boolean startsProcesses;
    private boolean keepsFiles;
    private int conditions;
    private int variables;

    /** @param captured names that have no value until a step has found it out */
    Script(Set<String> captured) {
        this.captured = captured;
    }

    Script line(String line) {
        lines.append(line).append('\n');
        return this;
    }

    /** Lines that end in a line end already. */
    Script lines(String text) {
        lines.append(text);
        return this;
    }

    /** The variable that holds this text. */
    String variable(Text text) {
        var name = "TEXT_" + ++variables;
        if (text.names().stream().noneMatch(outputs::contains)) {
            return named(name, text);
        }
        // GitHub knows a step's outputs only behind the step.
        line("export " + name + "=" + word(text));
        return "\"$" + name + "\"";
    }

    String named(String variable, Text text) {
        texts.put(variable, text);
        names.addAll(text.names());
        return "\"$" + variable + "\"";
    }

    /** A value that the step must find under its own name. */
    String value(String name) {
        names.add(name);
        return "\"$" + name + "\"";
    }

    /** A text as a word, its references as variables. */
    String word(Text text) {
        names.addAll(text.names());
        return Bash.word(text);
    }

    /** The same for an address. */
    String address(Text text) {
        names.addAll(text.names());
        return Bash.address(text);
    }

    void secrets(List<String> named) {
        secrets.addAll(named);
    }

    void output(String name) {
        outputs.add(name);
    }

    /** @param folder where the file lies, as a word */
    void keep(String folder, Text file) {
        keepsFiles = true;
        line("keep " + folder + " " + word(file));
        takes(Limits.FILES);
    }

    void takes(Duration duration) {
        time = time.plus(duration);
    }

    /** Its job begins by this timer. */
    void begins(Timer by) {
        timer = Optional.of(by);
        takes(by.onRunner());
    }

    String newCondition() {
        return "c_" + ++conditions;
    }

    /** A line that does something else where one of these names has no value; none where steps find out none of them. */
    void needs(Collection<String> names, String indent, String otherwise) {
        var found =
                names.stream().filter(captured::contains).distinct().sorted().toList();
        if (!found.isEmpty()) {
            line(indent + "known " + String.join(" ", found) + " || " + otherwise);
        }
    }

    /** What {@code interpret} is told by variables in front of a command. */
    String surroundings(Action.RunProcess run, Duration limit) {
        startsProcesses = true;
        names.addAll(run.values());
        Names.wordsIn(run.script()).stream().filter(Names.builtIn()::contains).forEach(names::add);
        secrets(run.secrets());
        secrets(run.interpreter().secrets());
        var words = new ArrayList<String>();
        run.environment().forEach((name, text) -> words.add(name + "=" + variable(text)));
        run.interpreter().via().ifPresent(via -> words.add("VIA=" + variable(Text.literally(via))));
        run.directory().ifPresent(directory -> words.add("DIRECTORY=" + variable(directory)));
        words.add("LANGUAGE=" + run.interpreter().language().name().toLowerCase(java.util.Locale.ROOT));
        var crossing = new TreeSet<>(run.values());
        crossing.addAll(run.environment().keySet());
        if (!crossing.isEmpty()) {
            words.add("VALUES='" + String.join(" ", crossing) + "'");
        }
        words.add("LIMIT=" + seconds(limit));
        return String.join(" ", words) + " ";
    }

    /** Whole seconds, one at least. */
    static long seconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }

    /** Seconds with their fraction. */
    static String exact(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis())
                .divide(BigDecimal.valueOf(1000), 3, RoundingMode.UNNECESSARY)
                .stripTrailingZeros()
                .toPlainString();
    }

    String text() {
        return lines.toString();
    }

    SequencedMap<String, Text> texts() {
        return texts;
    }

    Set<String> names() {
        return names;
    }

    Set<String> secrets() {
        return secrets;
    }

    List<String> outputs() {
        return outputs;
    }

    /** Whether anything in it could look for a file. */
    boolean startsProcesses() {
        return startsProcesses;
    }

    boolean keepsFiles() {
        return keepsFiles;
    }

    Optional<Timer> timer() {
        return timer;
    }

    Duration time() {
        return time;
    }
}
