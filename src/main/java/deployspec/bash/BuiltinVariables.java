package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the arguments of a builtin say about variables. */
final class BuiltinVariables {
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\[.*])?", Pattern.DOTALL);

    private final Command.Simple command;
    private final List<Set> sets = new ArrayList<>();
    private final List<Word> asked = new ArrayList<>();
    private final List<Word> calculated = new ArrayList<>();

    /** A variable that the builtin sets or marks. */
    record Set(Name name, Variables.Way way, boolean exported) {}

    BuiltinVariables(Command.Simple command, boolean inFunction) {
        this.command = command;
        var arguments = command.arguments();
        switch (command.name().orElse("")) {
            case "local" -> declaration(Variables.Way.LOCAL, Variables.Way.LOCAL);
            case "export", "readonly" -> declaration(Variables.Way.DECLARED, Variables.Way.MARKED);
            case "declare", "typeset" -> {
                boolean local = inFunction && !Options.of(arguments, "").has('g');
                var way = local ? Variables.Way.LOCAL : Variables.Way.DECLARED;
                declaration(way, way);
            }
            case "read" -> filled(Options.of(arguments, "adinNptu"), 'a', "REPLY");
            case "mapfile", "readarray" -> filled(Options.of(arguments, "dnOsuCc"), 'a', "MAPFILE");
            case "printf" ->
                filled(Optional.ofNullable(Options.of(arguments, "v").values().get('v')));
            case "wait" ->
                filled(Optional.ofNullable(Options.of(arguments, "p").values().get('p')));
            case "getopts" -> {
                filled(arguments.stream().skip(1).findFirst());
                unwritten("OPTARG");
                unwritten("OPTIND");
            }
            case "unset" -> unset(Options.of(arguments, ""));
            case "let" -> calculated.addAll(arguments);
            case "test", "[" -> asked(arguments);
            default -> {}
        }
    }

    List<Set> sets() {
        return sets;
    }

    /** Names of which it is asked whether they have a value. */
    List<Word> asked() {
        return asked;
    }

    /** Arithmetic expressions. */
    List<Word> calculated() {
        return calculated;
    }

    /** The variable that a word names, perhaps with a subscript. */
    static Optional<Name> name(Word word) {
        int quote = word.isQuoted() ? 1 : 0;
        return word.literal()
                .map(NAME::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> {
                    String name = matcher.group(1);
                    int from = Math.min(word.from() + quote, word.to());
                    return new Name(name, from, Math.min(word.to(), from + name.length()));
                });
    }

    private void declaration(Variables.Way withValue, Variables.Way withoutValue) {
        var options = Options.of(command.arguments(), "");
        if (options.has('f') || options.has('F') || options.has('p')) {
            return;
        }
        boolean exported =
                options.has('x') || command.name().filter("export"::equals).isPresent();
        for (var assignment : command.declarations()) {
            sets.add(new Set(assignment.name(), withValue, exported));
        }
        for (var word : options.operands()) {
            name(word).ifPresent(name -> sets.add(new Set(name, withoutValue, exported)));
        }
    }

    /** The variables among the arguments, or the one that it is without any. */
    private void filled(Options options, char array, String otherwise) {
        var values = Optional.ofNullable(options.values().get(array));
        if (values.isPresent()) {
            filled(values);
        } else if (options.operands().isEmpty()) {
            unwritten(otherwise);
        }
        options.operands().forEach(word -> filled(Optional.of(word)));
    }

    private void filled(Optional<Word> word) {
        word.flatMap(BuiltinVariables::name).ifPresent(name -> sets.add(new Set(name, Variables.Way.FILLED, false)));
    }

    private void unwritten(String name) {
        var builtin = command.words().getFirst();
        sets.add(new Set(new Name(name, builtin.from(), builtin.to()), Variables.Way.FILLED, false));
    }

    private void unset(Options options) {
        if (!options.has('f')) {
            options.operands().stream()
                    .flatMap(word -> name(word).stream())
                    .forEach(name -> sets.add(new Set(name, Variables.Way.UNSET, false)));
        }
    }

    private void asked(List<Word> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).is("-v")) {
                asked.add(arguments.get(i + 1));
            }
        }
    }
}
