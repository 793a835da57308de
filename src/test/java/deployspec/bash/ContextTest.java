package deployspec.bash;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/** What is said of a command's surroundings, and of the variables of a script. */
final class ContextTest {
    private static final String COMMANDS = """
            alone
            first | middle | last
            if asked; then body; elif asked-too | last-asked; then :; else otherwise; fi
            left && between || right
            ! negated; ! negated-first | negated-last
            while loop-asked; do loop-body "$(substituted | last-in-it)"; done <<<"$(beside)"
            for x in $(items); do in-for; done
            (subshell; { group | grouped; }) | behind
            f() { in-function && g() { in-inner; }; }
            coproc C { coprocess; }
            background & waited
            process <(read-from) > >(write-to)
            X=$(assigned) [[ $(tested) == $(right-side) ]]
            case $(subject) in $(pattern)) arm ;; esac
            cat <<END; after
            $(in-document)
            END
            if outer | { inner; last-inner; }; then :; fi
            until (in-subshell); do :; done; ((x = $(calculated)))
            """;
    private static final String VARIABLES = """
            plain=1 PREFIX=$READ command "$X" ${D:-$Y} ${E:?} ${F:+a} ${G=1} ${#L} ${!I} ${!N*} ${A[sub]} ${S:from:len}
            export EXPORTED=$V MARKED; readonly R=1; declare -x DX=1; declare -f fun; typeset T
            f() { local l m=$1; declare n; declare -g o=1; p=1; }
            read -r -p 'x? ' r1 r2 <file; read; read -ra ra; mapfile -t lines; readarray
            printf -v out %s a; getopts ab: opt; wait -p pid; let 'a = b + 1' c++
            unset -v u1 u2; unset -f fun
            for i in 1; do :; done; select s in 1; do :; done; for ((j = k; j < 9; j++)); do :; done
            ((m1 = n1, n2 += 2, arr[q]++, --z, 0x1f + 16#ab, $d1 + d2$d3)); echo $((w ? e : e2))
            [[ -v AV && $x -eq num && str == str ]]; [ -v BV ] || test -v 'CV'
            (in_sub=1); echo | read piped; (export ES=1) & bg=$(g=1)
            exec {fd}>file {fd}>&-; coproc CO { :; }; A1[i1]=x A2+=(y [k]=z)
            cat <<END
            $H1 `echo \\$H2` \\$H3
            END
            echo '$no' "$yes" \\$no $'$no' $1 $? $@
            """;

    @Test
    void ofEachSimpleCommand() {
        var program = ((Reading.Parsed) BashReader.read(COMMANDS)).program();

        Approvals.verify(Situation.of(program).stream().map(ContextTest::told).collect(Collectors.joining("\n")));
    }

    @Test
    void ofEachVariable() {
        var variables = Variables.of(((Reading.Parsed) BashReader.read(VARIABLES)).program());
        var reads = variables.reads().stream().map(read -> "read %s %s".formatted(named(read.name()), read.guard()));
        var sets = variables.sets().stream()
                .map(set -> "set %s %s%s%s"
                        .formatted(
                                named(set.name()),
                                set.way(),
                                set.exported() ? " exported" : "",
                                set.inSubshell() ? " in a subshell" : ""));
        var functions = Stream.of("functions " + variables.functions().keySet());

        Approvals.verify(
                Stream.of(reads, sets, functions).flatMap(lines -> lines).collect(Collectors.joining("\n")));
    }

    private static String named(Name name) {
        String written = name.in(VARIABLES);
        return written.equals(name.text()) ? written : "%s (by %s)".formatted(name.text(), written);
    }

    private static String told(Situation situation) {
        return Stream.of(
                        situation.command().name().orElse("(assignments)"),
                        situation.position() == Situation.Position.ALONE
                                ? ""
                                : situation.position().name(),
                        situation.isTested() ? "tested" : "",
                        situation.inLoop() ? "in a loop" : "",
                        situation.function().map(f -> "in " + f.name().text()).orElse(""),
                        situation
                                .subshell()
                                .map(s -> "in a " + s.getClass().getSimpleName())
                                .orElse(""),
                        situation.inBackground() ? "in the background" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
