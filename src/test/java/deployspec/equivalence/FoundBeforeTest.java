package deployspec.equivalence;

import deployspec.plan.PlanFixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What once went on differently in one of the three ways, each as short as it can be. */
final class FoundBeforeTest {
    @TempDir
    Path folder;

    @Test
    void whatAServerAnswersWithAnErrorIsNoReading() throws Exception {
        same("""
                - step: Judge
                  gates: [{title: Gate, target: "< 5", measure: {http: "${SERVERS}/json/gate", read: {json: /value}}}]
                """, Situation.with("gate", Fault.BROKEN));
    }

    @Test
    void thatNoLineMatchesIsAReading() throws Exception {
        same("""
                - step: Judge
                  gates: [{title: Gate, target: "= 0", measure: {run: look gate, read: {lines: "^9"}}}]
                """, Situation.GREEN);
    }

    @Test
    void anOldSampleIsNoData() throws Exception {
        same("""
                - step: Judge
                  gates: [{title: Gate, target: "< 5", measure: {query: gate, from: metrics, unit: count}}]
                """, Situation.with("gate", Fault.STALE));
    }

    @Test
    void aScriptIsTriedAgainForItsOutput() throws Exception {
        same("""
                - step: Work
                  run: work one
                  retry: {attempts: 3, every: 1s}
                  expect: {output: {has: value}}
                """, Situation.with("one", Fault.EMPTY));
    }

    @Test
    void aWatchEndsAsTheWorstOfItsBadSamples() throws Exception {
        var watch = """
                - step: Watch
                  watch: [{for: 3s, every: 1s}]
                  gates: [{title: Gate, target: "< 5", measure: {run: look gate}}]
                  on-failure: {failed: stop, no-data: continue, error: stop}
                - {step: Go on, read-only: true, run: work on}
                """;
        same(watch, Situation.with("gate", Fault.EMPTY));
        same(watch, Situation.with("gate", Fault.BROKEN));
    }

    @Test
    void eachSampleOfAWatchIsAsGoodAsElsewhere() throws Exception {
        var watch = """
                - step: Watch
                  watch: [{for: 4s, every: 1s}]
                  gates: [{title: Gate, target: "< 5", critical: "> 8", measure: {run: look gate}, tolerate: 9}]
                """;
        same(watch, Situation.with("gate", Fault.AT_FIRST));
        same(watch, Situation.with("gate", Fault.FINE));
    }

    @Test
    void nothingRunsWithAValueThatNobodyHasFoundOut() throws Exception {
        same("""
                - step: Find
                  run: work one
                  capture: {FOUND: {read: {regex: "^value=(.+)$"}}}
                  on-failure: continue
                - step: Use
                  run: |
                    work two
                    work three "$FOUND"
                """, Situation.with("one", Fault.BAD));
    }

    @Test
    void aCommandFindsAnInputThatItsScriptDoesNotSpell() throws Exception {
        same("- {step: Work, read-only: true, run: 'work one \"$(env | grep ^ODD=)\"'}\n", Situation.GREEN);
    }

    @Test
    void aStepInAnotherEnvironmentHasItsValues() throws Exception {
        compare("""
                environments: {other: {inputs: {ODD: even}}}
                phases:
                  - phase: Work
                    steps:
                      - step: Elsewhere
                        environment: other
                        read-only: true
                        env: {WHERE: "${ODD}"}
                        run: work one "$WHERE $(env | grep ^ODD=)"
                """, Situation.GREEN);
    }

    @Test
    void aValueInAnAddressStaysOneValue() throws Exception {
        same("""
                - step: Judge
                  gates: [{title: Gate, target: {is: one}, measure: {http: "${SERVERS}/text/gate?as=${ODD}", read: text}}]
                """, Situation.GREEN);
    }

    @Test
    void whatFollowsARollbackDoesNotFollowWhereThereIsNone() throws Exception {
        compare("""
                phases:
                  - phase: Before
                    steps: [{step: Look, read-only: true, run: work look}]
                  - phase: Behind
                    after: rolled-back
                    steps: [{step: Look back, read-only: true, run: work back}]
                rollback: {decide: automatic}
                """, Situation.GREEN);
    }

    @Test
    void severalPeopleAgreeInAFileOfAnswers() throws Exception {
        compare("""
                contacts: {one: {role: One}, two: {role: Two}, board: {role: Board, members: [one, two]}}
                phases:
                  - phase: Work
                    steps:
                      - {step: Agree, approve: {by: [board], at-least: 2, question: May it go on?}}
                      - {step: Go on, read-only: true, run: work on}
                """, Situation.GREEN);
    }

    @Test
    void theRunHasNotEndedWhileItGoesOn() throws Exception {
        var spec = """
                phases:
                  - phase: Work
                    steps:
                      - {step: Early, when: {run: done}, read-only: true, run: work early}
                      - {step: Ask, read-only: true, run: 'work ask "as=$SPEC_OUTCOME"'}
                      - {step: Change, run: work change, on-failure: rollback, undo: {run: 'work back "as=$SPEC_OUTCOME"'}}
                    always:
                      - {step: Tidy, when: {run: done}, read-only: true, run: 'work tidy "as=$SPEC_OUTCOME"'}
                  - phase: Behind
                    after: any
                    when: {run: done}
                    steps: [{step: Look, read-only: true, run: 'work behind "as=$SPEC_OUTCOME"'}]
                    always: [{step: Leave, read-only: true, run: 'work leave "as=$SPEC_OUTCOME"'}]
                rollback: {decide: automatic}
                """;
        compare(spec, Situation.GREEN);
        compare(spec, Situation.with("change", Fault.BAD));
    }

    @Test
    void whatDidItsWorkAndWroteNothingIsNotDoneTwice() throws Exception {
        same("""
                - step: Find
                  run: work one
                  retry: {attempts: 3, every: 1s}
                  capture: {FOUND: {read: {regex: "^value=(.+)$"}}}
                """, Situation.with("one", Fault.EMPTY));
    }

    @Test
    void theLastLookFallsOnTheEndOfItsTime() throws Exception {
        same("""
                - step: Judge
                  gates:
                    - {title: Gate, target: "< 5", measure: {run: look gate}, within: 5s, every: 3s}
                    - {title: In time, not: {time: T+6s}}
                """, Situation.with("gate", Fault.AT_FIRST));
        same("""
                - step: Judge
                  gates:
                    - {title: Gate, test: test $(look gate) -lt 5, within: 5s, every: 3s}
                    - {title: In time, not: {time: T+6s}}
                """, Situation.with("gate", Fault.AT_FIRST));
    }

    @Test
    void whereNothingCanBeTakenBackNothingWas() throws Exception {
        compare("""
                phases:
                  - phase: Work
                    steps: [{step: Say, run: work one, on-failure: rollback, irreversible: What is said is said}]
                rollback: {decide: automatic}
                """, Situation.with("one", Fault.BAD));
    }

    /** Whoever releases the way back in a pipeline has answered that something stays as it is. */
    @Test
    void theWayBackLeadsPastWhatCannotBeTakenBack() throws Exception {
        compare("""
                phases:
                  - phase: Work
                    steps:
                      - {step: Change, run: work one, undo: {run: work back}}
                      - {step: Say, run: work two, irreversible: What is said is said}
                      - {step: Fail, run: work three, on-failure: rollback, undo: {run: work back three}}
                rollback: {decide: automatic}
                """, Situation.with("three", Fault.BAD));
    }

    @Test
    void whatCannotBeDecidedInABranchLeavesOpenHowFarTheOthersCome() throws Exception {
        compare("""
                contacts: {one: {role: One}}
                phases:
                  - phase: Work
                    steps:
                      - {step: Find, when: {value: ODD, is: [none]}, run: work find, capture: FOUND}
                      - parallel:
                          - branch: Left
                            steps: [{step: Ask, id: g1b1-ask, when: {value: FOUND, is: [one]}, read-only: true, run: work g1b1-ask}]
                          - branch: Right
                            steps: [{step: Go on, id: g1b2-go, owner: one, confirm: true, read-only: true, run: work g1b2-go}]
                """, Situation.GREEN);
    }

    @Test
    void whatHasToLastBeginsAnewWithALookThatFindsNothing() throws Exception {
        watched("{for: 6s, every: 1s}", "critical: \"> 8 for 2s\"", Fault.FLICKERING);
    }

    @Test
    void whatHasToLastCountsFromWhenItWasReachedWhateverDecidedThen() throws Exception {
        watched("{for: 6s, every: 1s}", "warning: \"> 5 for 3s\", critical: \"> 8\"", Fault.EASING);
    }

    @Test
    void whatHasToLastGoesOnInTheNextJob() throws Exception {
        watched("{for: 4h, every: 2h}, {for: 3h, every: 1h}", "critical: \"> 8 for 3h\"", Fault.BAD);
        watched("{for: 9h, every: 3h}, {for: 4h, every: 2h}", "critical: \"> 8 for 6h\"", Fault.BAD);
    }

    @Test
    void theStretchesOfAWatchEachHaveACadence() throws Exception {
        for (var fault : List.of(Fault.WORSENING, Fault.EASING, Fault.FINE)) {
            watched(
                    "{for: 2s, every: 1s}, {for: 6s, every: 3s}, {for: 1s, every: 1s}",
                    "warning: \"> 5\", critical: \"> 8\"",
                    fault);
        }
    }

    private void watched(String stretches, String levels, Fault fault) throws Exception {
        same("""
                - step: Watch
                  watch: [%s]
                  gates: [{title: Gate, target: "< 5", %s, measure: {run: look gate-aside}}]
                """.formatted(stretches, levels), Situation.with("gate-aside", fault));
    }

    @Test
    void whatCannotBeComparedIsNoData() throws Exception {
        compare("""
                thresholds:
                  gate: {title: Gate, target: "< 5", critical: "> baseline + 10%", measure: {run: look gate}}
                phases:
                  - phase: Work
                    steps:
                      - {step: Before, when: {value: ODD, is: [none]}, baseline: [gate]}
                      - {step: Judge, gates: [gate]}
                """, Situation.GREEN);
    }

    @Test
    void aLevelThatIsReachedInTheMiddleIsGoneBackFrom() throws Exception {
        for (var look : List.of(
                "watch: [{for: 1m, every: 30s}, {for: 4m, every: 2m}], gates: [level]",
                "gates: [level]",
                "gates: [{threshold: level, within: 3m, every: 30s}]")) {
            reached("> 8", look, "", Situation.with("after-two-aside", Fault.BAD));
        }
        reached(
                "> 8 for 1m",
                "watch: [{for: 3m, every: 30s}], gates: [level]",
                "",
                Situation.with("after-two-aside", Fault.BAD));
        reached(
                "> 8",
                "gates: [{threshold: level, within: 9s, every: 1s}]",
                "",
                Situation.with("after-two-aside", Fault.EASING));
    }

    @Test
    void whereNobodyDoesAnythingARunBeginsAndEnds() throws Exception {
        for (var item : List.of(
                "note: Nothing is asked here.",
                "parallel: [{branch: A, steps: [note: Nothing]}, {branch: B, steps: [note: Nothing]}]")) {
            compare("""
                    phases:
                      - phase: Work
                        steps:
                          - %s
                      - phase: Afterwards
                        after: rolled-back
                        steps:
                          - {step: Look back, read-only: true, run: work last}
                    rollback: {decide: automatic}
                    """.formatted(item), Situation.GREEN);
        }
    }

    @Test
    void whatNeverBeganIsNotTakenBack() throws Exception {
        same("""
                - {step: One, id: one, run: work one, capture: {V: {read: {regex: "^value=(.+)$"}}}, on-failure: continue, undo: {run: work undo-one}}
                - {step: Two, id: two, run: work two "$V", on-failure: rollback, undo: {run: work undo-two}}
                """, Situation.with("one", Fault.EMPTY));
    }

    /** A decision not to go back counts once. */
    @Test
    void whoeverDidNotWantToGoBackIsAskedAgainWhenThereIsAnotherReason() throws Exception {
        var refused = new Situation(
                Map.of("after-one-aside", Fault.BAD, "three", Fault.BAD), Set.of(People.ROLLBACK), Map.of());
        compare("""
                contacts: {lead: {role: Lead, phone: "+49 30 1"}}
                thresholds:
                  level: {title: Level, target: "< 5", rollback: "> 8", measure: {run: look after-one-aside}}
                phases:
                  - phase: Work
                    steps:
                      - {step: One, run: work one, undo: {run: work undo-one}}
                      - {step: Look, gates: [level], on-failure: continue}
                      - {step: Two, run: work two, undo: {run: work undo-two}}
                      - {step: Three, run: work three, undo: {run: work undo-three}, on-failure: rollback}
                rollback: {decide: {by: [lead], within: 5m, otherwise: start}}
                """, refused);
    }

    @Test
    void aLevelThatIsReachedBeforeAnythingHasChangedIsAFailure() throws Exception {
        for (var look : List.of("watch: [{for: 2s, every: 1s}], gates: [level]", "gates: [level]")) {
            reached("> 8", look, """
                    - {step: Look first, %s, on-failure: continue}
                          - {step: Settle, wait: 9s}
                    """.formatted(look), Situation.with("level-aside", Fault.EASING));
        }
    }

    private void reached(String level, String look, String first, Situation situation) throws Exception {
        compare("""
                thresholds:
                  level: {title: Level, target: "< 5", rollback: "%s", measure: {run: look %s}}
                phases:
                  - phase: Work
                    steps:
                      %s
                      - {step: One, run: work one, undo: {run: work undo-one}}
                      - {step: Two, run: work two, undo: {run: work undo-two}}
                      - {step: Look, %s}
                      - {step: Three, run: work three, undo: {run: work undo-three}}
                rollback: {decide: automatic}
                """.formatted(level, situation.faults().keySet().iterator().next(), first, look), situation);
    }

    private void same(String steps, Situation situation) throws Exception {
        compare("phases:\n  - phase: Work\n    steps:\n" + steps.indent(6), situation);
    }

    private void compare(String spec, Situation situation) throws Exception {
        var whole = """
                inputs: {SERVERS: {default: "%s"}, ODD: {default: "a b&c=ü/*"}}
                sources: {metrics: {prometheus: "${SERVERS}"}}
                """.formatted(MadeStage.SERVERS) + spec;
        new Comparison(PlanFixtures.of(whole, Optional.empty()), whole, folder, MadeStage::new).in(List.of(situation));
    }
}
