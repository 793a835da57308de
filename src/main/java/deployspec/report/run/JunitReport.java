package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.plan.Ending;
import deployspec.report.OneLine;
import deployspec.report.findings.Xml;
import deployspec.report.run.RunStory.StepStory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For whoever shows tests: a suite for each phase and for the rollback, a case for each step. What was not reached is skipped. */
record JunitReport() implements RunFormat {
    /** A part of the run. */
    private record Suite(String name, List<StepStory> steps) {}

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String write(RunRecord run) {
        var story = RunStory.of(run);
        var suites = suites(story);
        var all = suites.stream().flatMap(s -> s.steps().stream()).toList();
        var xml = new Xml();
        xml.open(
                "testsuites",
                "name",
                OneLine.of(run.begun().run()),
                "tests",
                Integer.toString(all.size()),
                "failures",
                count(all, Ending.FAILED),
                "errors",
                errors(all));
        suites.forEach(suite -> suite(xml, story, suite));
        return xml.close().text();
    }

    private static List<Suite> suites(RunStory story) {
        var suites = new ArrayList<Suite>();
        for (var phase : story.plan().phases()) {
            suites.add(new Suite(
                    phase.number() + " " + story.wording().plain(phase.title()),
                    phase.allSteps().map(s -> story.step(s.id())).toList()));
        }
        if (story.rollbackStarted().isPresent()) {
            suites.add(new Suite(
                    "Rollback",
                    story.steps().stream().filter(StepStory::inRollback).toList()));
        }
        return suites;
    }

    private static void suite(Xml xml, RunStory story, Suite suite) {
        xml.open(
                "testsuite",
                "name",
                OneLine.of(suite.name()),
                "tests",
                Integer.toString(suite.steps().size()),
                "failures",
                count(suite.steps(), Ending.FAILED),
                "errors",
                errors(suite.steps()),
                "skipped",
                Long.toString(
                        suite.steps().stream().filter(JunitReport::isSkipped).count()),
                "time",
                seconds(suite.steps().stream().flatMap(s -> s.took().stream()).reduce(Duration.ZERO, Duration::plus)));
        suite.steps().forEach(step -> step(xml, story, suite, step));
        xml.close();
    }

    private static void step(Xml xml, RunStory story, Suite suite, StepStory step) {
        xml.open(
                "testcase",
                "classname",
                OneLine.of(suite.name()),
                "name",
                "%s %s".formatted(step.step().number(), OneLine.of(story.title(step.step()))),
                "time",
                seconds(step.took().orElse(Duration.ZERO)));
        var reason = step.ending().map(Event.StepEnded::reason).orElse("");
        if (isSkipped(step)) {
            var word = Endings.word(step);
            xml.element("skipped", "", "message", OneLine.of(reason.isEmpty() ? word : word + ": " + reason));
        } else if (step.ending().orElseThrow().ending() == Ending.PASSED) {
            if (!verdicts(step).isEmpty()) {
                xml.element("system-out", verdicts(step));
            }
        } else {
            boolean failed = step.ending().orElseThrow().ending() == Ending.FAILED;
            xml.element(
                    failed ? "failure" : "error",
                    verdicts(step),
                    "type",
                    Endings.word(step),
                    "message",
                    OneLine.of(reason));
        }
        xml.close();
    }

    private static String verdicts(StepStory step) {
        var judged = Judged.of(step).stream()
                .map(j -> "%s: %s\n".formatted(j.word(), OneLine.of(j.verdict().sentence())));
        var waived = LeftOut.waivedGates(step).stream()
                .map(gate -> "%s: %s\n".formatted(gate.what(), OneLine.of(gate.why())));
        return Stream.concat(judged, waived).collect(Collectors.joining());
    }

    private static boolean isSkipped(StepStory step) {
        return step.ending()
                .map(e -> e.ending() == Ending.SKIPPED || e.ending() == Ending.NOT_APPLICABLE)
                .orElse(true);
    }

    private static String count(List<StepStory> steps, Ending ending) {
        return Long.toString(steps.stream()
                .flatMap(s -> s.ending().stream())
                .filter(e -> e.ending() == ending)
                .count());
    }

    private static String errors(List<StepStory> steps) {
        return Long.toString(Long.parseLong(count(steps, Ending.ERROR)) + Long.parseLong(count(steps, Ending.NO_DATA)));
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis())
                .divide(BigDecimal.valueOf(1000), 3, RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
