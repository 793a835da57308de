package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.model.Capture;
import deployspec.model.Condition;
import deployspec.model.ForEach;
import deployspec.model.Gate;
import deployspec.model.HttpCall;
import deployspec.model.Located;
import deployspec.model.OnFailure;
import deployspec.model.StepAction;
import deployspec.model.Undo;
import deployspec.model.UndoAction;
import deployspec.model.Value;
import deployspec.value.Level;
import deployspec.value.Read;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a step says, and what is said of a step that says too much. */
class StepsTest {
    @Test
    void aLineOfTextIsAStepThatAPersonConfirms() {
        var step = Documents.step("All endpoints documented");

        assertThat(step.title().text().shown()).isEqualTo("All endpoints documented");
        assertThat(step.id().value()).isEqualTo("all-endpoints-documented");
        assertThat(step.id().written()).isFalse();
        assertThat(step.action().value()).isEqualTo(new StepAction.None());
        assertThat(step.changes()).isFalse();
    }

    @Test
    void anIdThatIsWrittenCanBeReferredTo() {
        var id = Documents.step("{step: Run database migrations, id: migrate}").id();

        assertThat(id.value()).isEqualTo("migrate");
        assertThat(id.written()).isTrue();
    }

    @Test
    void aScriptIsKeptToTheLetterAndKnowsWhereItStands() {
        var step = Documents.step("""
                step: Migrate
                shell: production-db
                run: |
                  echo "${NAME}" $$
                  exit 0
                """);

        var script = ((StepAction.Run) step.action().value()).script();
        assertThat(script.text()).isEqualTo("echo \"${NAME}\" $$\nexit 0\n");
        assertThat(script.shell().map(Located::value)).contains("production-db");
        assertThat(script.part(19, 23).line()).isEqualTo(script.span().line() + 2);
        assertThat(step.changes()).isTrue();
    }

    @Test
    void bashIsTheShellThatNobodyDeclares() {
        var step = Documents.step("{step: S, run: ls, shell: bash, read-only: true}");

        assertThat(((StepAction.Run) step.action().value()).script().shell()).isEmpty();
        assertThat(step.changes()).isFalse();
    }

    @Test
    void everyTurnOfALoopHasATitleAndValues() {
        var turns = Documents.step("""
                step: Deploy
                for-each: [{title: Core, SERVICES: [api, web], MODE: slow}]
                run: ./up.sh
                """).forEach().orElseThrow().iterations();

        assertThat(turns).hasSize(1);
        assertThat(turns.getFirst().title().text().shown()).isEqualTo("Core");
        assertThat(turns.getFirst().variables())
                .extracting(v -> v.name().value())
                .containsExactly("SERVICES", "MODE");
        assertThat(turns.getFirst().variables()).extracting(StepsTest::shown).containsExactly("api+web", "slow");
    }

    @Test
    void aLoopOverOneNameTakesItsTitlesFromTheValues() {
        var turns = Documents.step("{step: Deploy, for-each: {LAYER: [api, web]}, run: ./up.sh}")
                .forEach()
                .orElseThrow()
                .iterations();

        assertThat(turns).extracting(t -> t.title().text().shown()).containsExactly("api", "web");
    }

    @Test
    void turnsThatSetDifferentNamesAreRefused() {
        assertThat(Documents.complaint("{step: S, run: ls, for-each: [{title: A, X: a}, {title: B, Y: b}]}"))
                .isEqualTo("uneven-loop at [B] this turn sets `Y`, but the first one sets `X`."
                        + " Every turn of a loop sets the same names.");
    }

    @Test
    void valuesAreCapturedFromTheOutputOrFromAPerson() {
        var captures = Documents.step("""
                step: S
                run: ls
                capture:
                  LAST: {}
                  REVISION: {read: {regex: "^([a-f0-9]+)"}, secret: true}
                  TICKET: {ask: Which change?, pattern: "CHG[0-9]+"}
                """).captures();

        assertThat(captures).extracting(c -> c.name().value()).containsExactly("LAST", "REVISION", "TICKET");
        assertThat(((Capture.FromOutput) captures.get(0).from()).read().value()).isEqualTo(new Read.LastLine());
        assertThat(captures.get(1).secret()).isTrue();
        assertThat(captures.get(2).from()).isInstanceOf(Capture.FromPerson.class);
    }

    @Test
    void aStepIsTakenBackByAnActionByAStepOrNotAtAll() {
        var byText = Documents.step("{step: S, run: ./in.sh, shell: there, undo: ./out.sh}")
                .undo()
                .orElseThrow();
        var script = (UndoAction.Run) ((Undo.ByAction) byText).action();
        assertThat(script.script().shell().map(Located::value)).contains("there");

        var byHand = Documents.step("{step: S, run: ./in.sh, undo: {manual: Put it back}}")
                .undo()
                .orElseThrow();
        assertThat(((Undo.ByAction) byHand).action()).isInstanceOf(UndoAction.Manual.class);

        var byStep = Documents.step("{step: S, run: ./in.sh, undone-by: restore}")
                .undo()
                .orElseThrow();
        assertThat(((Undo.ByStep) byStep).step().value()).isEqualTo("restore");

        var never = Documents.step("{step: S, run: ./in.sh, irreversible: It is sent}")
                .undo()
                .orElseThrow();
        assertThat(((Undo.Irreversible) never).reason().text().shown()).isEqualTo("It is sent");
    }

    @Test
    void oneWordSaysWhatEveryWayOfNotPassingDoes() {
        assertThat(Documents.step("{step: S, on-failure: ask}").onFailure())
                .isEqualTo(new OnFailure(
                        Optional.of(OnFailure.Reaction.ASK),
                        Optional.of(OnFailure.Reaction.ASK),
                        Optional.of(OnFailure.Reaction.ASK)));
        assertThat(Documents.step("{step: S, on-failure: {no-data: ask}}").onFailure())
                .isEqualTo(new OnFailure(Optional.empty(), Optional.of(OnFailure.Reaction.ASK), Optional.empty()));
    }

    @Test
    void aRequestThatUndoesSomethingIsAPost() {
        var undo = (Undo.ByAction) Documents.step("{step: S, run: ls, undo: {http: {url: \"https://x\"}}}")
                .undo()
                .orElseThrow();

        assertThat(((UndoAction.Http) undo.action()).call().method()).isEqualTo(HttpCall.Method.POST);
    }

    @Test
    void aGateIsAThresholdOneWrittenInPlaceOrACondition() {
        var gates = Documents.step("""
                step: S
                gates:
                  - live
                  - {threshold: live, within: 2m, every: 5s}
                  - {title: Coverage, target: ">= 80%", measure: {run: ./c.sh, unit: "%"}}
                  - {threshold: live, level: warning}
                  - {test: ./ready.sh, within: 1m}
                """).gates();

        assertThat(gates.get(0)).isInstanceOf(Gate.OfThreshold.class);
        assertThat(gates.get(1).terms().within()).contains(Duration.ofMinutes(2));
        assertThat(((Gate.InPlace) gates.get(2)).threshold().level(Level.Kind.TARGET))
                .isPresent();
        assertThat(((Gate.OnCondition) gates.get(3)).condition()).isInstanceOf(Condition.AtLevel.class);
        assertThat(((Gate.OnCondition) gates.get(4)).condition()).isInstanceOf(Condition.Test.class);
    }

    @Test
    void twoActionsInOneStepAreRefused() {
        assertThat(Documents.complaint("{step: S, run: ls, wait: 30s}"))
                .isEqualTo("two-actions at [wait] a step has `run` and `wait`; only one of them can be meant."
                        + " Keep one, and make the other a step of its own.");
    }

    @Test
    void twoWaysBackAreRefused() {
        assertThat(Documents.complaint("{step: S, run: ls, undo: {run: ls}, irreversible: It is sent}"))
                .startsWith("two-ways-back at [irreversible]");
    }

    @Test
    void aKeyThatWouldDoNothingIsRefused() {
        assertThat(Documents.complaint("{step: S, retry: {attempts: 3}}"))
                .isEqualTo("key-without-effect at [retry] `retry` does nothing here: it belongs to `run` or `http`."
                        + " Remove it, or move it to the step that it is meant for.");
        assertThat(Documents.complaint("{step: S, wait: 30s, timeout: 1m}"))
                .startsWith("key-without-effect at [timeout]");
        assertThat(Documents.complaint("{step: S, hold: true}"))
                .isEqualTo("key-without-effect at [hold] `hold` does nothing here: there is no planned time."
                        + " Write `at`, such as `at: T+0m..T+15m`.");
        assertThat(Documents.complaint("{step: S, capture: NAME}")).startsWith("key-without-effect at [NAME]");
        assertThat(Documents.complaint(
                        "{step: S, gates: [live], waive: {gate: life, by: lead, why: W, until: 2026-01-01}}"))
                .startsWith("unknown-gate at [life] this step has no gate `life`.");
        assertThat(
                        Documents.complaint(
                                "{step: S, gates: [{title: A b, test: ls}], waive: "
                                        + "[{gate: a-b, by: lead, why: W, until: 2026-01-01}, {gate: a-b, by: lead, why: W, until: 2026-01-02}]}"))
                .startsWith("waived-twice at [a-b]");
        assertThat(Documents.complaint("{step: S, gates: [live], watch: [{for: 1h, every: 5m}], "
                        + "waive: {gate: live, by: lead, why: W, until: 2026-01-01}}"))
                .startsWith("key-without-effect at [waive]");
        assertThat(Documents.complaint(
                        "{step: S, gates: [live], waive: {gate: live, by: lead, why: W, until: 2026-02-30}}"))
                .startsWith("bad-date at [2026-02-30]");
        assertThat(Documents.complaint("{step: S, gates: [{threshold: live, every: 5s}]}"))
                .startsWith("key-without-effect at [every]");
    }

    @Test
    void aWatchThatWouldNotLookIsRefused() {
        assertThat(Documents.complaint("{step: S, watch: [{for: 5m, every: 1h}], gates: [live]}"))
                .startsWith("watch-without-sample at [1h]");
        assertThat(Documents.complaint("{step: S, watch: [{for: 5m, every: 0m}], gates: [live]}"))
                .isEqualTo("watch-without-pause at [0m] an interval of no length would look without end."
                        + " Write how long to wait from one look to the next, such as `5m`.");
    }

    @Test
    void aMisspeltReferenceIsRefused() {
        assertThat(Documents.complaint("step: Deploy ${version} to production"))
                .isEqualTo(
                        "bad-reference at [${version}] `${version}` names no value."
                                + " Names are upper case, such as `${VERSION}`. To show the characters themselves, write `$${version}`.");
    }

    @Test
    void aBadWindowIsUnderlinedWhereItIsWrong() {
        assertThat(Documents.complaint("{step: S, at: T+0m..T+15}"))
                .isEqualTo("bad-duration at [15] `15` has no unit."
                        + " Write `15s` for seconds, `15m` for minutes, `15h` for hours.");
    }

    @Test
    void aPatternOutsideOfEreIsUnderlinedWhereItIsWrong() {
        assertThat(Documents.complaint("{step: S, run: ls, expect: {output: {has: '^v\\d+'}}}"))
                .isEqualTo(
                        "pattern-not-ere at [\\d] `\\d` is not part of an extended regular expression. Write `[0-9]`.");
    }

    @Test
    void allThatIsWrongIsSaid() {
        assertThat(Documents.complaint("{step: S, at: noon, timeout: 5, run: ls, wait: 1}")
                        .lines())
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("bad-moment", "bad-duration", "two-actions");
    }

    private static String shown(ForEach.Variable variable) {
        return switch (variable.value()) {
            case Value.One one -> one.text().text().shown();
            case Value.Many many ->
                String.join(
                        "+", many.items().stream().map(t -> t.text().shown()).toList());
        };
    }
}
