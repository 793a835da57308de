package deployspec.report.run;

import deployspec.execute.port.Attempt;
import deployspec.report.Columns;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.WorkflowCommand;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What goes on in a run, on one line: which step, for how long of how long, what is next, and what it says. */
record LiveText(RunStory story, Instant now, Style style, Function<Attempt, Optional<String>> lastLine) {
    private static final String BETWEEN = " · ";

    /** Fewer columns than that say nothing. */
    private static final int LEAST = 6;

    /** So much of a step's name is shown, whatever else there is. */
    private static final int LEAST_NAME = 14;

    /** Of several steps, each is named so long. */
    private static final int NAME = 24;

    /** So much of what is said, where the name would take all. */
    private static final int SAID = 20;

    /** What is left is counted down to nothing, and changes when what has passed does. */
    private static final Duration ALMOST = Duration.ofSeconds(1).minusNanos(1);

    /** What a run waits for that is no part of a step: a phrase, since when, and until when. */
    record Waiting(String why, Instant since, Optional<Instant> until) {}

    private record Part(String text, UnaryOperator<String> style) {
        Part(String text) {
            this(text, UnaryOperator.identity());
        }
    }

    /** @param room columns */
    String of(List<Ongoing> ongoing, Optional<Waiting> waiting, int room) {
        return fitted(
                switch (ongoing.size()) {
                    case 0 -> waiting.map(this::waiting).orElse(List.of());
                    case 1 -> one(ongoing.getFirst(), room);
                    default -> several(ongoing);
                },
                room);
    }

    /** The name gives way to what is measured, and what is said to the name. */
    private List<Part> one(Ongoing ongoing, int room) {
        var facts = facts(ongoing);
        var said = OngoingText.said(ongoing, lastLine);
        int left = room
                - facts.stream()
                        .mapToInt(f -> Columns.atMost(f.text()) + BETWEEN.length())
                        .sum()
                - (said.isPresent() ? SAID + BETWEEN.length() : 0);
        var parts = new ArrayList<Part>();
        parts.add(new Part(Columns.cut(OneLine.of(named(ongoing)), Math.max(LEAST_NAME, left))));
        parts.addAll(facts);
        said.ifPresent(line -> parts.add(new Part(line, style::quiet)));
        return parts;
    }

    private List<Part> facts(Ongoing ongoing) {
        var facts = new ArrayList<Part>();
        var elapsed = OngoingText.elapsed(ongoing, now);
        facts.add(OngoingText.overdue(ongoing, now) ? new Part(elapsed, style::doubtful) : new Part(elapsed));
        ongoing.samples().ifPresent(samples -> {
            facts.add(new Part(OngoingText.samples(samples)));
            samples.worst().ifPresent(level -> facts.add(new Part("worst: " + level.word(), colour(level))));
        });
        ongoing.next()
                .filter(n -> !ongoing.isPause())
                .ifPresent(next -> facts.add(new Part(next.isAfter(now) ? "next in " + left(next) : "looks now")));
        return facts;
    }

    private UnaryOperator<String> colour(Level.Kind level) {
        return switch (level) {
            case TARGET, ACCEPTABLE -> UnaryOperator.identity();
            case WARNING -> style::doubtful;
            case CRITICAL, ROLLBACK -> style::bad;
        };
    }

    private List<Part> several(List<Ongoing> ongoing) {
        var each = ongoing.stream()
                .map(o -> Columns.cut(named(o), NAME) + " " + OngoingText.elapsed(o, now))
                .collect(Collectors.joining(", "));
        return List.of(new Part("%d running: %s".formatted(ongoing.size(), each)));
    }

    private List<Part> waiting(Waiting waiting) {
        var parts = new ArrayList<Part>();
        Present.of(story)
                .step()
                .ifPresent(step -> parts.add(new Part(step.step().number())));
        parts.add(new Part(waiting.why()));
        parts.add(new Part(waiting.until()
                .map(until -> "%s left".formatted(left(until)))
                .orElseGet(() -> OngoingText.seconds(Duration.between(waiting.since(), now)))));
        return parts;
    }

    private String named(Ongoing ongoing) {
        var step = ongoing.step().step();
        return step.number() + " " + story.title(step);
    }

    private String left(Instant until) {
        return OngoingText.seconds(Duration.between(now, until).plus(ALMOST));
    }

    /** One behind the other, as far as there is room; the last one may be cut. */
    private String fitted(List<Part> parts, int room) {
        var line = new StringBuilder();
        int left = room;
        for (var part : parts) {
            int before = line.isEmpty() ? 0 : BETWEEN.length();
            if (left - before < LEAST && !line.isEmpty()) {
                break;
            }
            var text = Columns.cut(WorkflowCommand.inert(OneLine.of(part.text())), left - before);
            line.append(line.isEmpty() ? "" : BETWEEN).append(part.style().apply(text));
            left -= before + Columns.atMost(text);
        }
        return line.toString();
    }
}
