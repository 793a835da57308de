package deployspec.bash;

import java.util.List;
import java.util.Map;

/**
 * The variables that a program names, in the order of the text.
 *
 * @param reads where the value is used or asked for; neither {@code $1} nor {@code $?} and their like
 * @param sets where it gets a value or is declared; a variable that nobody wrote down, such as the
 *     {@code MAPFILE} of a bare {@code mapfile}, stands at the word that sets it
 * @param functions those that are defined, by name; of several with one name, the last
 */
public record Variables(List<Read> reads, List<Set> sets, Map<String, Command.Function> functions) {
    public Variables {
        reads = List.copyOf(reads);
        sets = List.copyOf(sets);
        functions = Map.copyOf(functions);
    }

    public static Variables of(Program program) {
        return new VariableSearch().of(program);
    }

    /** One use of a variable. */
    public record Read(Name name, Guard guard) {}

    /** What happens if the variable has no value. */
    public enum Guard {
        /** It counts as empty, or ends the script under {@code set -u}. */
        NONE,
        /** Another value stands in for it: {@code ${X:-y}}, {@code ${X-y}}, {@code ${X:=y}}. */
        DEFAULT,
        /** The script ends with a message: {@code ${X:?…}}. */
        REQUIRED,
        /** That is what is asked: {@code ${X:+y}}, {@code ${X+y}}, {@code [[ -v X ]]}. */
        ASKED,
        /** Perhaps it is not read at all: a name in the subscript of an array, which is a mere key if that is associative. */
        PERHAPS
    }

    /**
     * One place where a variable gets a value.
     *
     * @param exported whether programs see it from here on; for {@link Way#PREFIX}, one program does
     * @param inSubshell whether it is gone afterwards, because a shell of its own sets it
     */
    public record Set(Name name, Way way, boolean exported, boolean inSubshell) {}

    /** How. */
    public enum Way {
        /** {@code X=1} */
        ASSIGNED,
        /** {@code X=1 command}: for that command alone. */
        PREFIX,
        /** {@code export X=1}, {@code declare X}, {@code readonly X=1}, {@code typeset X}. */
        DECLARED,
        /** {@code export X} or {@code readonly X}: marked, without a value. */
        MARKED,
        /** {@code local X}, and {@code declare X} in a function: for that function alone. */
        LOCAL,
        /** {@code read X}, {@code mapfile X}, {@code getopts … X}, {@code printf -v X}, {@code wait -p X}. */
        FILLED,
        /** {@code for X in …} and {@code select X in …} */
        LOOP,
        /** {@code ((X = 1))}, {@code let X=1} */
        CALCULATED,
        /** {@code ${X:=1}} */
        DEFAULTED,
        /** <code>{X}&gt;file</code> and {@code coproc X …} */
        DESCRIPTOR,
        /** {@code unset X}: it has no value from here on. */
        UNSET
    }
}
