package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.model.Approval;
import deployspec.model.Channel;
import deployspec.model.Contact;
import deployspec.model.HttpCall;
import deployspec.model.Input;
import deployspec.model.JsonTemplate;
import deployspec.model.Located;
import deployspec.model.MeasureSource;
import deployspec.model.Rollback;
import deployspec.model.Secret;
import deployspec.model.Shell;
import deployspec.model.StepAction;
import deployspec.model.Threshold;
import deployspec.value.Bounds;
import deployspec.value.Level;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec declares at its top, and what is said of declarations that can't be meant. */
class DeclarationsTest {
    @Test
    void theHeadDescribesTheDocument() {
        var head = Documents.spec("version: \"2.0\"\nupdated: 2026-01-18\nsystem: The portal")
                .head();

        assertThat(head.id().value()).isEqualTo("x");
        assertThat(head.version()).contains("2.0");
        assertThat(head.updated()).contains(LocalDate.of(2026, 1, 18));
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        assertThat(Documents.complaintAbout("updated: 2026-02-30"))
                .isEqualTo("bad-date at [2026-02-30] `2026-02-30` is not a day of the calendar."
                        + " Write year, month and day, such as `2026-01-18`.");
    }

    @Test
    void anInputMayBeRequiredAlwaysNeverOrSometimes() {
        var inputs = Documents.spec("""
                inputs:
                  VERSION: {required: true}
                  TICKET: {required: {environment: production}}
                  NOTE: {}
                  HOSTS: {type: list, default: [a, b]}
                """).inputs();

        assertThat(inputs.get(0).required()).isEqualTo(new Input.Always());
        assertThat(inputs.get(1).required()).isInstanceOf(Input.When.class);
        assertThat(inputs.get(2).required()).isEqualTo(new Input.Never());
        assertThat(inputs.get(3).fallback().orElseThrow().text()).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: duration, default: 600}              | bad-default at [600] `600` is no duration",
                "{type: number, default: many}               | bad-default at [many] `many` is no number",
                "{type: boolean, default: maybe}             | bad-default at [maybe] `maybe` is no boolean",
                "{default: [a, b]}                           | bad-default at [[a, b]] the default is a list, the input is not",
                "{options: [eu, us], default: de}            | bad-default at [de] `de` is not among the input's options",
                "{pattern: '^v', default: x1}                | bad-default at [x1] `x1` doesn't match the input's pattern",
                "{type: duration}                            | missing-default at [X] `X` may be left out, but without a value it is no duration",
            })
    void aDefaultIsAValueThatTheInputWouldAccept(String input, String complaint) {
        assertThat(Documents.complaintAbout("inputs: {X: " + input + "}")).startsWith(complaint + ".");
    }

    @Test
    void aSecretComesFromTheProcessAFileOrACommand() {
        var secrets = Documents.spec("secrets: {A: {}, B: {file: /run/b}, C: {run: vault get c}}")
                .secrets();

        assertThat(secrets.get(0).origin()).isEqualTo(new Secret.FromProcess());
        assertThat(secrets.get(1).origin()).isInstanceOf(Secret.FromFile.class);
        assertThat(secrets.get(2).origin()).isInstanceOf(Secret.FromCommand.class);
        assertThat(Documents.complaintAbout("secrets: {A: {file: /run/a, run: ls}}"))
                .startsWith("two-origins at [run]");
    }

    @Test
    void aShellSaysHowValuesCross() {
        var shell = Documents.spec("shells: {db: {via: psql -At, language: sql, needs: [PGPASSFILE]}}")
                .shells()
                .getFirst();

        assertThat(shell.language().value()).isEqualTo(Shell.Language.SQL);
        assertThat(shell.needs()).extracting(Located::value).containsExactly("PGPASSFILE");
        assertThat(Documents.complaintAbout("shells: {bash: {via: ssh web bash, language: bash}}"))
                .startsWith("reserved-name at [bash]");
    }

    @Test
    void whoseDetailsAreGivenToTheRunHasNoneInTheSpec() {
        assertThat(Documents.spec("contacts: {cto: {role: CTO, details: at-run}}")
                        .contacts())
                .extracting(Contact::detailsAtRun)
                .containsExactly(true);
        assertThat(Documents.complaintAbout("contacts: {cto: {role: CTO, details: at-run, phone: \"1\"}}"))
                .startsWith("key-without-effect at [phone]");
    }

    @Test
    void aChannelIsAScriptAPersonACallOrAMessenger() {
        var channels = Documents.spec("""
                channels:
                  page: {run: ./page.sh}
                  mail: {manual: Use the mailing tool}
                  hook: {webhook: {url: "${HOOK}", body: {text: "${MESSAGE}", loud: true}}, needs: [HOOK]}
                  team: {slack: "${HOOK}", needs: [HOOK]}
                  pager: {pagerduty: "${KEY}", needs: [KEY]}
                  desk: {pagerduty: {routing-key: "${KEY}", severity: info}, needs: [KEY]}
                """).channels();

        assertThat(channels)
                .hasExactlyElementsOfTypes(
                        Channel.Run.class,
                        Channel.Manual.class,
                        Channel.Webhook.class,
                        Channel.Slack.class,
                        Channel.PagerDuty.class,
                        Channel.PagerDuty.class);
        assertThat(channels.subList(4, 6))
                .extracting(channel -> ((Channel.PagerDuty) channel).urgency())
                .containsExactly(Channel.Urgency.CRITICAL, Channel.Urgency.INFO);
        var call = ((Channel.Webhook) channels.get(2)).call();
        assertThat(call.method()).isEqualTo(HttpCall.Method.POST);
        var body = (JsonTemplate.Members) ((HttpCall.JsonBody) call.body().orElseThrow()).json();
        assertThat(body.members().get(1).value()).isEqualTo(new JsonTemplate.Bare("true"));
        assertThat(Documents.complaintAbout("channels: {x: {run: ls, manual: Send it}}"))
                .startsWith("channel-kind at [manual]");
        assertThat(Documents.complaintAbout("channels: {x: {needs: [A]}}"))
                .isEqualTo("channel-kind at [{needs: [A]}] a channel lacks what it is about."
                        + " Write one of `run`, `manual`, `webhook`, `slack` or `pagerduty`.");
    }

    @Test
    void levelsStandFromTheBestToTheWorst() {
        var threshold = threshold("{title: T, rollback: \"> 5% for 2m\", target: \"< 0.1%\"}");

        assertThat(threshold.levels())
                .extracting(l -> l.value().kind())
                .containsExactly(Level.Kind.TARGET, Level.Kind.ROLLBACK);
        assertThat(threshold.levels().get(1).value().lasting()).contains(Duration.ofMinutes(2));
    }

    @Test
    void aLevelOfSeveralBoundsMayLastAsAWhole() {
        var level = threshold("{title: T, rollback: {any: [\"> 5\", \"< 1\"], for: 2m}}")
                .levels()
                .getFirst()
                .value();

        assertThat(level.bound().written()).isEqualTo("> 5 or < 1");
        assertThat(level.lasting()).contains(Duration.ofMinutes(2));
        assertThat(Documents.complaintAbout("thresholds: {t: {title: T, target: {all: [\"> 5 for 2m\"]}}}"))
                .isEqualTo(
                        "bad-bound at [for 2m] one bound of several can't last by itself. Write `for: 2m` beside the list.");
    }

    @Test
    void aThresholdWithoutALevelJudgesNothing() {
        assertThat(Documents.complaintAbout("thresholds: {t: {title: T}}"))
                .startsWith("threshold-without-level at [t]");
        assertThat(Documents.complaintAbout(
                        "thresholds: {t: {title: T, target: \"= 1\", judgement: {question: \"Q?\", good: \"yes\"}}}"))
                .startsWith("key-without-effect at [target]");
    }

    @Test
    void aMeasureIsOneSourceAndOneReading() {
        var query = threshold("{title: T, target: \"< 1%\", measure: {query: up, from: metrics, unit: ratio}}")
                .measure()
                .orElseThrow();
        assertThat(query.source()).isInstanceOf(MeasureSource.Query.class);
        assertThat(query.unit().map(Located::value)).contains(Unit.RATIO);

        var percentile = threshold(
                        "{title: T, target: \"< 1s\", measure: {http: \"https://x\", read: p95, requests: 20}}")
                .measure()
                .orElseThrow();
        assertThat(percentile.read().value()).isEqualTo(new Read.Percentile(95, 20));

        var same = threshold("{title: T, target: \"< 1s\", measure: cpu}")
                .measure()
                .orElseThrow();
        assertThat(same.source()).isInstanceOf(MeasureSource.Same.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{run: ls, http: 'https://x'}           | measure-kind at [http]",
                "{unit: ms}                             | measure-kind at [{unit: ms}]",
                "{query: up}                            | query-without-source at [query]",
                "{run: ls, from: metrics}               | key-without-effect at [from]",
                "{run: ls, unit: msec}                  | unknown-unit at [msec]",
                "{run: ls, read: status}                | bad-read at [status]",
                "{http: 'https://x', read: p95}         | missing-requests at [p95]",
                "{http: 'https://x', requests: 5}       | key-without-effect at [requests]",
                "{run: ls, read: {regex: passed}}       | pattern-without-group at [passed]",
                "{run: ls, read: {regex: '(a)(b)'}}     | pattern-without-group at [(a)(b)]",
                "{run: ls, read: {json: /a, lines: b}}  | read-kind at [json]",
                "{output: out, needs: [A]}              | key-without-effect at [needs]",
            })
    void aMeasureThatCantBeMeantIsRefused(String measure, String complaint) {
        assertThat(Documents.complaintAbout("thresholds: {t: {title: T, target: \"= 1\", measure: " + measure + "}}"))
                .startsWith(complaint);
    }

    @Test
    void silenceKeepsWaitingUnlessOthersAreAskedOrItFails() {
        var approval = ((StepAction.Approve) Documents.step("""
                step: S
                approve: {by: [board], within: 24h, otherwise: {approve: {by: [cto], within: 1h, otherwise: fail}}}
                """).action().value()).approval();

        var next = ((Approval.Ask) approval.otherwise()).approval();
        assertThat(next.otherwise()).isEqualTo(new Approval.Fail());
        var open = ((StepAction.Approve) Documents.step("{step: S, approve: {by: [board]}}")
                        .action()
                        .value())
                .approval();
        assertThat(open.otherwise()).isEqualTo(new Approval.KeepWaiting());
        assertThat(Documents.complaint("{step: S, approve: {by: [board], otherwise: fail}}"))
                .startsWith("key-without-effect at [otherwise]");
    }

    @Test
    void aRollbackIsAProcedureOrAReasonWhyThereIsNone() {
        var procedure = (Rollback.Procedure) Documents.spec("rollback: {budget: 30m, decide: automatic}")
                .rollback()
                .orElseThrow();
        assertThat(procedure.decide()).isEqualTo(new Rollback.Automatic());

        var decided =
                (Rollback.Procedure) Documents.spec("rollback: {decide: {by: [lead], within: 5m, otherwise: start}}")
                        .rollback()
                        .orElseThrow();
        assertThat(((Rollback.ByContacts) decided.decide()).otherwise()).isEqualTo(Rollback.Unanswered.START);

        assertThat(Documents.spec("rollback: {irreversible: It is gone}")
                        .rollback()
                        .orElseThrow())
                .isInstanceOf(Rollback.Irreversible.class);
        assertThat(Documents.complaintAbout("rollback: {irreversible: It is gone, budget: 5m}"))
                .startsWith("key-without-effect at [budget]");
    }

    @Test
    void aBlockWithoutStepsIsRefused() {
        assertThat(Documents.complaintAbout("rollback: {sections: [{section: Look}]}"))
                .startsWith("empty-block at [Look]");
    }

    @Test
    void bothEndsOfAComparisonAreKept() {
        assertThat(threshold("{title: T, target: \"= baseline ± 10%\"}")
                        .levels()
                        .getFirst()
                        .value()
                        .bound())
                .isEqualTo(Bounds.parse("= baseline ± 10%"));
    }

    private static Threshold threshold(String text) {
        return Documents.spec("thresholds: {t: " + text + "}").thresholds().getFirst();
    }
}
