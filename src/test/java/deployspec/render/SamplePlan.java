package deployspec.render;

import deployspec.plan.Action;
import deployspec.plan.Body;
import deployspec.plan.Capture;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Condition;
import deployspec.plan.Confirmation;
import deployspec.plan.Description;
import deployspec.plan.Effects;
import deployspec.plan.Ending;
import deployspec.plan.EscalationHop;
import deployspec.plan.Expect;
import deployspec.plan.Head;
import deployspec.plan.Interpreter;
import deployspec.plan.Item;
import deployspec.plan.Judgement;
import deployspec.plan.Measure;
import deployspec.plan.OnFailure;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedChannel;
import deployspec.plan.PlannedContact;
import deployspec.plan.PlannedEnvironment;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedSecret;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedStep.Role;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Question;
import deployspec.plan.Reference;
import deployspec.plan.Retry;
import deployspec.plan.Schedule;
import deployspec.plan.SignOff;
import deployspec.plan.Stretch;
import deployspec.plan.Waiver;
import deployspec.value.Bound;
import deployspec.value.ChangeWindow;
import deployspec.value.Comparison;
import deployspec.value.Dimension;
import deployspec.value.Ere;
import deployspec.value.Level;
import deployspec.value.Moment;
import deployspec.value.Quantity;
import deployspec.value.Read;
import deployspec.value.Text;
import deployspec.value.Unit;
import deployspec.value.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A small procedure in which everything occurs that a renderer must be able to write down. Every text that an author may
 * choose freely goes through {@code said}, so that a test may put what it likes in its place.
 */
public record SamplePlan(UnaryOperator<String> said) {
    private static final OnFailure STOP = OnFailure.STOP;
    private static final int MOST_TEXT = 500_000;

    public static Plan plan() {
        return new SamplePlan(UnaryOperator.identity()).build();
    }

    /**
     * The plan with this text in every place where an author may write what he likes; a text that fills books, in as many of
     * them as are read in no time.
     */
    public static Plan saying(String text) {
        var places = new AtomicInteger(MOST_TEXT / Math.max(1, text.length()));
        return new SamplePlan(usual -> places.getAndDecrement() > 0 ? text : "word").build();
    }

    private Plan build() {
        return new Plan(
                Plan.FORMAT,
                new Head(
                        "specs/shop.yaml",
                        "shop",
                        text("Shop release"),
                        Optional.of("1.2"),
                        Optional.of("2026-01-18"),
                        Optional.of(text("The *web* shop")),
                        Optional.of(text("Puts release `${VERSION}` live. See [the docs](https://docs.example/shop).")),
                        Optional.of(new Head.Review(
                                Optional.of("2026-01-18"),
                                Optional.of("2026-04-18"),
                                Optional.of(text("or after the next release"))))),
                Optional.of(new PlannedEnvironment("production", true, true)),
                List.of(new ChangeWindows(
                        "production", List.of(ChangeWindow.parse("Mon-Fri 22:00..06:00 Europe/Berlin")))),
                List.of(
                        input(
                                "VERSION",
                                PlannedInput.Type.TEXT,
                                Optional.of("v1.2.3"),
                                Optional.of("v[0-9.]+"),
                                List.of()),
                        input(
                                "REGION",
                                PlannedInput.Type.TEXT,
                                Optional.of("eu"),
                                Optional.empty(),
                                List.of("eu", "us")),
                        input("BUDGET", PlannedInput.Type.DURATION, Optional.of("500ms"), Optional.empty(), List.of()),
                        input("PROMETHEUS_URL", PlannedInput.Type.TEXT, Optional.empty(), Optional.empty(), List.of())),
                List.of(
                        new PlannedSecret(
                                "DATABASE_URL",
                                Optional.of(text("The shop's database")),
                                new PlannedSecret.FromEnvironment()),
                        new PlannedSecret(
                                "HOOK", Optional.empty(), new PlannedSecret.FromFile(Text.literally("secrets/hook"))),
                        new PlannedSecret(
                                "TOKEN",
                                Optional.empty(),
                                new PlannedSecret.FromScript("vault kv get -field=token shop"))),
                List.of(
                        contact("lead", "Deployment Lead", Optional.of("Deployment Team"), List.of()),
                        contact("engineer", "On-call engineer", Optional.of("Deployment Team"), List.of()),
                        contact(
                                "board",
                                "Change Advisory Board",
                                Optional.of("External Contacts"),
                                List.of("lead", "engineer"))),
                List.of(
                        new EscalationHop("engineer", List.of("team"), Optional.of(Duration.ofMinutes(5))),
                        new EscalationHop("lead", List.of("team", "email"), Optional.of(Duration.ofMinutes(15)))),
                List.of(
                        new PlannedChannel(
                                "team", Optional.empty(), message(new Text(List.of(new Text.Reference("MESSAGE"))))),
                        new PlannedChannel(
                                "email", Optional.of(text("Send with the mailing tool")), email("${MESSAGE}"))),
                thresholds(),
                List.of(before(), deployment(), afterwards()),
                Optional.of(rollback()),
                Optional.of(new SignOff(
                        List.of("lead", "engineer"),
                        List.of(
                                answer("issues-encountered", "Issues encountered"),
                                new Question.Answer(
                                        "overall-success",
                                        text("Overall success"),
                                        Optional.empty(),
                                        List.of("yes", "no"))))),
                List.of(new Reference(
                        text("Useful commands"),
                        List.of(
                                new Reference.Entry(
                                        text("Platform status"), Optional.of("shop status"), List.of(), List.of()),
                                new Reference.Entry(
                                        text("Dashboard"),
                                        Optional.empty(),
                                        List.of(Text.literally("https://grafana.example")),
                                        List.of()),
                                new Reference.Entry(
                                        text("Compose"),
                                        Optional.empty(),
                                        List.of(),
                                        List.of("compose.yml", "k8s/"))))));
    }

    private List<PlannedThreshold> thresholds() {
        return List.of(
                threshold(
                        "error-rate",
                        "Error rate",
                        Dimension.RATIO,
                        List.of(
                                level(Level.Kind.TARGET, Comparison.LESS, "0.1", Unit.PERCENT),
                                level(Level.Kind.WARNING, Comparison.MORE, "0.5", Unit.PERCENT),
                                level(Level.Kind.CRITICAL, Comparison.MORE, "1", Unit.PERCENT),
                                new Level(
                                        Level.Kind.ROLLBACK,
                                        compare(Comparison.MORE, "5", Unit.PERCENT),
                                        Optional.of(Duration.ofMinutes(2)))),
                        query("sum(rate(errors[5m])) / sum(rate(requests[5m]))")),
                threshold(
                        "page-time",
                        "Page time (p95)",
                        Dimension.TIME,
                        List.of(new Level(
                                Level.Kind.TARGET,
                                new Bound.All(List.of(
                                        new Bound.Compare(Comparison.LESS, new Quantity.FromInput("BUDGET")),
                                        new Bound.Compare(
                                                Comparison.AT_MOST,
                                                new Quantity.Baseline(new Quantity.Percent(new BigDecimal("10")))))),
                                Optional.empty())),
                        probe(get("https://shop.example/"), new Read.Percentile(95, 20), Unit.SECOND)),
                threshold(
                        "rows",
                        "Rows in orders",
                        Dimension.COUNT,
                        List.of(new Level(
                                Level.Kind.TARGET,
                                new Bound.Compare(Comparison.EQUAL, new Quantity.Baseline(new Quantity.Exactly())),
                                Optional.empty())),
                        probe(sql("SELECT count(*) FROM orders;\n"), new Read.Number(), Unit.ONE)),
                threshold(
                        "tests/pass-rate",
                        "Overall pass rate",
                        Dimension.RATIO,
                        List.of(
                                level(Level.Kind.TARGET, Comparison.EQUAL, "100", Unit.PERCENT),
                                level(Level.Kind.ACCEPTABLE, Comparison.AT_LEAST, "95", Unit.PERCENT)),
                        new Measure.Output(
                                Measure.Stream.OUT, new Read.Group(new Ere("([0-9.]+)% passed", false)), Unit.PERCENT)),
                threshold(
                        "complaints",
                        "No major complaints",
                        Dimension.COUNT,
                        List.of(),
                        new Measure.Judged(judgement())),
                threshold(
                        "health",
                        "Health score",
                        Dimension.COUNT,
                        List.of(level(Level.Kind.TARGET, Comparison.AT_LEAST, "95", Unit.ONE)),
                        new Measure.Typed(text("Health score of 100"), Unit.ONE)));
    }

    private PlannedBlock before() {
        return block(
                PlannedBlock.Rank.PHASE,
                "before",
                "A",
                "Before",
                window("-P7D", "-P7D"),
                List.of(section(
                        "quality",
                        "1",
                        "Code quality & testing",
                        List.of(
                                new Item.Note(text("**Nothing** is changed here.")),
                                step("tests", "1.1", "All tests passing", changing(false))
                                        .actions(run("# Run the whole suite\npytest -v\n"))
                                        .details("Expected: all critical paths", "Reads `pytest.ini`")
                                        .gate("Overall pass rate", "tests/pass-rate")
                                        .build(),
                                step("approved", "1.2", "Change request approved", changing(false))
                                        .actions(ask(new Question.Approve(
                                                List.of("board"),
                                                1,
                                                true,
                                                Optional.of(text("Go?")),
                                                Optional.of(Duration.ofHours(24)),
                                                new Question.AskNext(new Question.Approve(
                                                        List.of("lead"),
                                                        1,
                                                        false,
                                                        Optional.empty(),
                                                        Optional.of(Duration.ofHours(1)),
                                                        new Question.Fail())))))
                                        .build(),
                                step("docs", "1.3", "Documentation complete", changing(false))
                                        .actions(ask(new Question.Done()))
                                        .details("All endpoints documented")
                                        .build()))));
    }

    private PlannedBlock deployment() {
        var migrate = step("migrate", "2.1", "Run database migrations", changing(true))
                .owner("lead")
                .schedule(window("PT0S", "PT15M"))
                .when(new Condition.ValueIs("REGION", List.of("eu", "us")))
                .confirm(new Confirmation(Optional.of(Text.literally("MIGRATE")), Optional.empty()))
                .baselines("rows")
                .actions(new PlannedAction(
                        script(
                                "alembic upgrade head\nalembic current\n",
                                Map.of("LOG_LEVEL", Text.literally("INFO")),
                                List.of("VERSION"),
                                List.of("DATABASE_URL")),
                        Expect.EXIT_ZERO,
                        new Retry(3, Duration.ofSeconds(5), BigDecimal.TWO, List.of()),
                        Duration.ofMinutes(10),
                        true))
                .captures(
                        new Capture("REVISION", false, new Capture.FromOutput(Measure.Stream.OUT, new Read.LastLine())),
                        new Capture(
                                "TICKET", false, new Capture.FromOperator(answer("TICKET", "Paste the change number"))))
                .gate("Rows in orders", "rows")
                .onFailure(new OnFailure(Response.ROLLBACK, Response.ASK, Response.STOP))
                .wayBack(new Effects.ByUndo(Optional.of("undo.migrate")))
                .build();
        var deploy = step("deploy", "2.2", "Deploy services in order", changing(false))
                .children(
                        turn("deploy.data", "2.2.1", "Data layer", "data"),
                        turn("deploy.core", "2.2.2", "Core layers", "runtime\ntools"))
                .build();
        var flows = step("flows", "2.3", "Verify critical user flows", changing(false))
                .children(
                        step("flows.login", "2.3.1", "Login", changing(false))
                                .role(Role.CHECK)
                                .actions(ask(new Question.Done()))
                                .build(),
                        step("flows.https", "2.3.2", "HTTPS enforced", changing(false))
                                .role(Role.CHECK)
                                .actions(new PlannedAction(
                                        get("http://shop.example/"),
                                        new Expect(List.of(new Expect.Codes(301, 308)), List.of(), List.of()),
                                        Retry.NONE,
                                        Duration.ofMinutes(1),
                                        true))
                                .build())
                .waived(
                        "Page time (p95)",
                        "page-time",
                        new Waiver("lead", text("Known since ${VERSION}"), "2026-02-01"))
                .holds(
                        "Ready",
                        new Condition.Test(
                                script(
                                        "curl -fsS \"$PROMETHEUS_URL/-/ready\"\n",
                                        Map.of(),
                                        List.of("PROMETHEUS_URL"),
                                        List.of()),
                                Duration.ofMinutes(1)))
                .build();
        var tell = step("tell", "2.4", "Notify stakeholders", changing(true))
                .actions(
                        new PlannedAction(
                                message(text("Shop ${VERSION} is live")),
                                Expect.HTTP_SUCCESS,
                                Retry.NONE,
                                Duration.ofMinutes(1),
                                false),
                        new PlannedAction(
                                email("Release done"), Expect.EXIT_ZERO, Retry.NONE, Duration.ofHours(24), false))
                .build();
        var wait = step("wait", "2.5", "Let it settle", changing(false))
                .actions(new PlannedAction(
                        new Action.Pause(
                                new Action.Lasting(Duration.ofMinutes(90).plusSeconds(30))),
                        Expect.EXIT_ZERO,
                        Retry.NONE,
                        Duration.ofHours(1),
                        true))
                .build();
        var watch = step("watch", "2.6", "Monitor for six hours", changing(false))
                .watch(
                        new Stretch(Duration.ofHours(1), Duration.ofMinutes(5), Optional.of(text("Active monitoring"))),
                        new Stretch(
                                Duration.ofHours(2), Duration.ofMinutes(15), Optional.of(text("Regular monitoring"))),
                        new Stretch(Duration.ofHours(3), Duration.ofMinutes(30), Optional.empty()))
                .gate("Error rate", "error-rate")
                .gate("No major complaints", "complaints")
                .gate("Health score", "health")
                .shows("error-rate")
                .build();
        var unlock = step("unlock", "2.9", "Let others deploy again", changing(false))
                .role(PlannedStep.Role.ALWAYS)
                .actions(run("./unlock.sh\n"))
                .build();
        return block(
                PlannedBlock.Rank.PHASE,
                "deployment",
                "B",
                "Deployment",
                window("PT0S", "PT12H"),
                List.of(new PlannedBlock(
                        PlannedBlock.Rank.SECTION,
                        "execution",
                        "2",
                        text("Execution"),
                        Optional.of(text("Carried out on a call.")),
                        new Schedule(
                                Optional.of(window("PT0S", "PT12H").at().orElseThrow()),
                                true,
                                Schedule.Late.ASK,
                                Optional.of(Duration.ofHours(12))),
                        Optional.of("lead"),
                        Optional.empty(),
                        Optional.empty(),
                        PlannedBlock.After.DONE,
                        List.of(),
                        List.of(migrate, deploy, flows, tell, wait, watch, sideBySide(), unlock))));
    }

    private Item sideBySide() {
        var smoke = step("smoke", "2.7.1", "Smoke tests pass", changing(false))
                .actions(run("./smoke.sh\n"))
                .build();
        var warm = step("warm", "2.7.2", "Warm the cache", changing(false))
                .actions(run("./warm.sh\n"))
                .build();
        var logs = step("logs", "2.8.1", "The logs are quiet", changing(false))
                .actions(ask(new Question.Done()))
                .build();
        return new Item.Parallel(List.of(
                block(PlannedBlock.Rank.BRANCH, "traffic", "2.7", "Traffic", Schedule.NONE, List.of(smoke, warm)),
                block(PlannedBlock.Rank.BRANCH, "eyes", "2.8", "Eyes", Schedule.NONE, List.of(logs))));
    }

    private PlannedBlock afterwards() {
        var schedule = new Schedule(
                Optional.of(new Window(
                        new Moment(Moment.Anchor.E, Duration.ofHours(24)),
                        new Moment(Moment.Anchor.E, Duration.ofDays(7)))),
                false,
                Schedule.Late.NOTE,
                Optional.empty());
        return new PlannedBlock(
                PlannedBlock.Rank.PHASE,
                "review",
                "C",
                text("Review"),
                Optional.empty(),
                schedule,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PlannedBlock.After.ANY,
                List.of(),
                List.of(step("lessons", "C.1", "Lessons learned", changing(false))
                        .actions(ask(new Question.Done()))
                        .details("What went *well*?")
                        .build()));
    }

    private PlannedRollback rollback() {
        var undo = step("undo.migrate", "R1.1.1", "Undo: Run database migrations", changing(true))
                .role(Role.UNDO)
                .when(new Condition.MayHaveRun("migrate"))
                .actions(new PlannedAction(
                        script(
                                "alembic downgrade \"$REVISION\"\n",
                                Map.of(),
                                List.of("REVISION"),
                                List.of("DATABASE_URL")),
                        Expect.EXIT_ZERO,
                        Retry.NONE,
                        Duration.ofMinutes(10),
                        true))
                .onFailure(OnFailure.ASK)
                .build();
        var initiate = block(
                PlannedBlock.Rank.SECTION,
                "revert",
                "R1",
                "Revert the database",
                new Schedule(
                        Optional.of(new Window(
                                new Moment(Moment.Anchor.R, Duration.ZERO),
                                new Moment(Moment.Anchor.R, Duration.ofMinutes(5)))),
                        false,
                        Schedule.Late.NOTE,
                        Optional.empty()),
                List.of(
                        step("take-back", "R1.1", "Undo the migrations", changing(false))
                                .children(undo)
                                .onFailure(OnFailure.ASK)
                                .build(),
                        step("reinstall", "R1.2", "Put the old containers back", changing(true))
                                .when(new Condition.StepEnded("deploy", List.of(Ending.PASSED, Ending.FAILED)))
                                .actions(run("docker compose up -d\n"))
                                .onFailure(OnFailure.ASK)
                                .build(),
                        step("healthy", "R1.3", "All services healthy", changing(false))
                                .actions(ask(new Question.Done()))
                                .onFailure(OnFailure.ASK)
                                .build()));
        return new PlannedRollback(
                Optional.of(Duration.ofMinutes(30)),
                new PlannedRollback.ByPeople(new Question.Approve(
                        List.of("lead"),
                        1,
                        false,
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)),
                        new Question.Start())),
                List.of(text("Critical functionality broken")),
                List.of("error-rate"),
                Duration.ofSeconds(30),
                List.of(initiate),
                Optional.empty());
    }

    private PlannedStep turn(String id, String number, String title, String services) {
        return step(id, number, title, changing(true))
                .role(Role.ITERATION)
                .actions(new PlannedAction(
                        script(
                                "mapfile -t services <<< \"$SERVICES\"\ndocker compose up -d \"${services[@]}\"\n",
                                Map.of("SERVICES", Text.literally(services)),
                                List.of(),
                                List.of()),
                        Expect.EXIT_ZERO,
                        Retry.NONE,
                        Duration.ofMinutes(10),
                        true))
                .wayBack(new Effects.ByStep("reinstall"))
                .build();
    }

    private Steps step(String id, String number, String title, boolean changing) {
        return new Steps(id, number, title, changing);
    }

    private static boolean changing(boolean changes) {
        return changes;
    }

    /** Collects what differs from one step to the next. */
    private final class Steps {
        private final String id;
        private final String number;
        private final String title;
        private final boolean changing;
        private Role role = Role.STEP;
        private List<Text> details = List.of();
        private List<String> shows = List.of();
        private Schedule schedule = Schedule.NONE;
        private Optional<String> owner = Optional.empty();
        private Optional<Condition> when = Optional.empty();
        private Optional<Confirmation> confirm = Optional.empty();
        private List<String> baselines = List.of();
        private List<PlannedAction> actions = List.of();
        private List<Capture> captures = List.of();
        private List<PlannedStep> children = List.of();
        private List<Stretch> watch = List.of();
        private List<PlannedGate> gates = List.of();
        private OnFailure onFailure = STOP;
        private Effects.WayBack wayBack = new Effects.Nothing();

        Steps(String id, String number, String title, boolean changing) {
            this.id = id;
            this.number = number;
            this.title = title;
            this.changing = changing;
        }

        Steps role(Role value) {
            role = value;
            return this;
        }

        Steps details(String... values) {
            details = List.of(values).stream().map(SamplePlan.this::text).toList();
            return this;
        }

        Steps shows(String... values) {
            shows = List.of(values);
            return this;
        }

        Steps schedule(Schedule value) {
            schedule = value;
            return this;
        }

        Steps owner(String value) {
            owner = Optional.of(value);
            return this;
        }

        Steps when(Condition value) {
            when = Optional.of(value);
            return this;
        }

        Steps confirm(Confirmation value) {
            confirm = Optional.of(value);
            return this;
        }

        Steps baselines(String... values) {
            baselines = List.of(values);
            return this;
        }

        Steps actions(PlannedAction... values) {
            actions = List.of(values);
            return this;
        }

        Steps captures(Capture... values) {
            captures = List.of(values);
            return this;
        }

        Steps children(PlannedStep... values) {
            children = List.of(values);
            return this;
        }

        Steps watch(Stretch... values) {
            watch = List.of(values);
            return this;
        }

        Steps gate(String title, String threshold) {
            return add(new PlannedGate(
                    text(title), new PlannedGate.Against(threshold), Optional.empty(), Duration.ofSeconds(5), 0));
        }

        Steps waived(String title, String threshold, Waiver waiver) {
            return add(new PlannedGate(
                    text(title),
                    new PlannedGate.Against(threshold),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    0,
                    Optional.of(waiver)));
        }

        Steps holds(String title, Condition condition) {
            return add(new PlannedGate(
                    text(title),
                    new PlannedGate.Holds(condition),
                    Optional.of(Duration.ofMinutes(2)),
                    Duration.ofSeconds(5),
                    1));
        }

        private Steps add(PlannedGate gate) {
            gates = java.util.stream.Stream.concat(gates.stream(), java.util.stream.Stream.of(gate))
                    .toList();
            return this;
        }

        Steps onFailure(OnFailure value) {
            onFailure = value;
            return this;
        }

        Steps wayBack(Effects.WayBack value) {
            wayBack = value;
            return this;
        }

        PlannedStep build() {
            return new PlannedStep(
                    id,
                    number,
                    role,
                    new Description(text(title), Optional.empty(), details, shows),
                    schedule,
                    owner,
                    Optional.empty(),
                    new TreeMap<>(),
                    when,
                    confirm,
                    baselines,
                    actions,
                    captures,
                    List.of(),
                    children,
                    watch,
                    gates,
                    onFailure,
                    new Effects(changing, false, Optional.empty(), wayBack),
                    List.of());
        }
    }

    private Text text(String usual) {
        return Text.parse(said.apply(usual));
    }

    private PlannedBlock section(String id, String number, String title, List<Item> items) {
        return block(PlannedBlock.Rank.SECTION, id, number, title, Schedule.NONE, items);
    }

    private PlannedBlock block(
            PlannedBlock.Rank rank, String id, String number, String title, Schedule schedule, List<Item> items) {
        return new PlannedBlock(
                rank,
                id,
                number,
                text(title),
                Optional.empty(),
                schedule,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PlannedBlock.After.DONE,
                List.of(),
                items);
    }

    private static Schedule window(String from, String to) {
        return new Schedule(
                Optional.of(new Window(
                        new Moment(Moment.Anchor.T, Duration.parse(from)),
                        new Moment(Moment.Anchor.T, Duration.parse(to)))),
                false,
                Schedule.Late.NOTE,
                Optional.empty());
    }

    private PlannedInput input(
            String name,
            PlannedInput.Type type,
            Optional<String> value,
            Optional<String> pattern,
            List<String> options) {
        return new PlannedInput(
                name,
                Optional.of(text("The " + name.toLowerCase(java.util.Locale.ROOT))),
                type,
                value.isPresent() ? Optional.empty() : Optional.of(new Condition.Constant(true, "always")),
                value,
                pattern.map(p -> new Ere(p, false)),
                options);
    }

    private PlannedContact contact(String id, String role, Optional<String> group, List<String> members) {
        return new PlannedContact(
                id,
                said.apply(role),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                members.isEmpty(),
                members,
                group);
    }

    private PlannedThreshold threshold(
            String id, String title, Dimension dimension, List<Level> levels, Measure measure) {
        return new PlannedThreshold(
                id, text(title), Optional.empty(), id.contains("/"), dimension, levels, measure, Optional.empty());
    }

    private static Level level(Level.Kind kind, Comparison comparison, String number, Unit unit) {
        return new Level(kind, compare(comparison, number, unit), Optional.empty());
    }

    private static Bound compare(Comparison comparison, String number, Unit unit) {
        return new Bound.Compare(comparison, new Quantity.Amount(new BigDecimal(number), unit));
    }

    private static Measure query(String query) {
        var call = Action.CallHttp.get(
                Text.parse("${PROMETHEUS_URL}/api/v1/query"), Map.of("query", Text.literally(query)), List.of());
        return new Measure.Probe(
                call, new Read.Sample(), Unit.RATIO, Duration.ofSeconds(30), Optional.of(Text.literally(query)));
    }

    private static Measure probe(Action action, Read read, Unit unit) {
        return new Measure.Probe(action, read, unit, Duration.ofSeconds(30), Optional.empty());
    }

    private static Action.CallHttp get(String url) {
        return Action.CallHttp.get(Text.parse(url), Map.of(), List.of());
    }

    private static Action.RunProcess sql(String query) {
        var database = new Interpreter(
                "database",
                Optional.of("psql -X -At -v ON_ERROR_STOP=1"),
                Interpreter.Language.SQL,
                List.of("DATABASE_URL"));
        return new Action.RunProcess(
                query, database, Optional.empty(), new TreeMap<>(), List.of(), List.of("DATABASE_URL"));
    }

    private static Action.RunProcess script(
            String script, Map<String, Text> environment, List<String> values, List<String> secrets) {
        return new Action.RunProcess(
                script, Interpreter.BASH, Optional.empty(), new TreeMap<>(environment), values, secrets);
    }

    private static PlannedAction run(String script) {
        return new PlannedAction(
                script(script, Map.of(), List.of(), List.of()),
                Expect.EXIT_ZERO,
                Retry.NONE,
                Duration.ofMinutes(10),
                true);
    }

    private static PlannedAction ask(Question question) {
        return new PlannedAction(
                new Action.AskOperator(question), Expect.EXIT_ZERO, Retry.NONE, Duration.ofHours(24), true);
    }

    private Question.Answer answer(String name, String question) {
        return new Question.Answer(name, text(question), Optional.empty(), List.of());
    }

    private Judgement judgement() {
        return new Judgement(text("Any major complaint?"), "no");
    }

    private Action message(Text message) {
        var members = new TreeMap<String, Body.Value>(Map.of("text", new Body.Words(message), "n", new Body.Bare("1")));
        return new Action.CallHttp(
                "POST",
                Text.parse("${HOOK}"),
                new TreeMap<>(),
                new TreeMap<>(Map.of("X-From", Text.literally("spec"))),
                Optional.of(new Body.Json(new Body.Members(members))),
                List.of("HOOK"));
    }

    private Action email(String message) {
        return new Action.AskOperator(new Question.Send("email", text("Send with the mailing tool"), text(message)));
    }
}
