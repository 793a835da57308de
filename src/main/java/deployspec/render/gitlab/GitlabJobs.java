package deployspec.render.gitlab;

import deployspec.plan.Plan;
import deployspec.plan.PlannedEnvironment;
import deployspec.render.gitlab.GitlabPipeline.Job;
import deployspec.render.gitlab.GitlabPipeline.Setting;
import deployspec.render.gitlab.GitlabYaml.Comment;
import deployspec.render.gitlab.GitlabYaml.Label;
import deployspec.render.gitlab.GitlabYaml.Value;
import deployspec.render.gitlab.GitlabYaml.Word;
import deployspec.render.pipeline.Answer;
import deployspec.render.pipeline.Part;
import deployspec.render.pipeline.Pipeline;
import deployspec.render.pipeline.Release;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts as jobs, each of which needs the one before. */
record GitlabJobs(Plan plan, Pipeline pipeline) {
    static final String GATHERING = "back-00-what-is-left";

    /** Getting a machine and the repository, and handing the state on. */
    private static final Duration AROUND = Duration.ofMinutes(10);

    List<Job> forward() {
        return chain(pipeline.forward(), Optional.empty(), Part::stage);
    }

    /** All in the last stage: what stands in an earlier one could not need what has failed. */
    List<Job> back() {
        return chain(pipeline.back(), Optional.of(GATHERING), part -> Pipeline.ROLLBACK);
    }

    private List<Job> chain(List<Part> parts, Optional<String> before, Function<Part, String> stage) {
        var jobs = new ArrayList<Job>();
        var needs = before;
        for (var part : parts) {
            jobs.add(job(part, stage.apply(part), needs.map(Word::of)));
            needs = Optional.of(part.id());
        }
        return jobs;
    }

    private Job job(Part part, String stage, Optional<Word> needs) {
        return new Job(
                comments(part),
                Word.of(part.id()),
                Word.of(stage),
                needs,
                part.release().map(r -> Label.of(String.join("; ", r.what()))),
                part.delay().map(d -> Word.of(Long.toString(d.toSeconds()))),
                environment(part).map(Word::of),
                Value.of(time(part.longest().plus(AROUND))),
                settings(part, answers(part)));
    }

    private List<Answer> answers(Part part) {
        var start = part.way() == Part.Way.BEGIN ? pipeline.start() : List.<Answer>of();
        var released = part.release().map(Release::answers).orElse(List.of());
        return Stream.<Answer>concat(start.stream(), released.stream()).toList();
    }

    private static List<Comment> comments(Part part) {
        var lines = new ArrayList<String>();
        lines.add(part.title());
        part.does().forEach(step -> lines.add("- " + step));
        part.delay().ifPresent(d -> lines.add(part.due().orElseThrow().what() + ", and then begins by itself."));
        part.release().stream()
                .flatMap(r -> r.answers().stream())
                .flatMap(a -> a instanceof Answer.Entered entered ? Stream.of(entered) : Stream.empty())
                .forEach(e -> lines.add("To be entered before it is started, " + e.name() + ": " + e.question()
                        + (e.options().isEmpty() ? "" : " (" + String.join(", ", e.options()) + ")")));
        return lines.stream().map(Comment::of).toList();
    }

    /** {@code production/qa-lead}: by name it says who is to be allowed to deploy to it. */
    Optional<String> environment(Part part) {
        var place = Slug.of(plan.environment().map(PlannedEnvironment::name).orElse("deployment"));
        return part.release()
                .map(r -> place + "/" + who(part, r))
                .or(() -> part.changing() ? Optional.of(place) : Optional.empty());
    }

    private String who(Part part, Release release) {
        if (part.way() == Part.Way.ROLLBACK) {
            return Pipeline.ROLLBACK;
        }
        return release.by().isEmpty() ? "operator" : Slug.of(String.join("-or-", release.by()));
    }

    private static String time(Duration time) {
        long minutes = time.plusSeconds(59).toMinutes();
        return minutes < 60 ? minutes + "m" : minutes / 60 + "h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + "m");
    }

    private static List<Setting> settings(Part part, List<Answer> answers) {
        var settings = new ArrayList<Setting>();
        settings.add(setting("SPEC_PART", part.id()));
        settings.add(setting("SPEC_WAY", part.way().word()));
        part.until().ifPresent(u -> settings.add(setting("SPEC_UNTIL", u)));
        part.untilAsked().ifPresent(u -> settings.add(setting("SPEC_UNTIL_ASKED", u)));
        var entered = answers.stream().flatMap(GitlabJobs::entered).collect(Collectors.joining(" "));
        if (!entered.isEmpty()) {
            settings.add(setting("SPEC_ENTERED", entered));
        }
        var given = answers.stream()
                .flatMap(a ->
                        a instanceof Answer.Given said ? Stream.of(said.key() + "=" + said.word()) : Stream.empty())
                .collect(Collectors.joining("\n"));
        if (!given.isEmpty()) {
            settings.add(setting("SPEC_ANSWERS", given));
        }
        return settings;
    }

    /** Where GitLab itself knows the answer, it is in a variable, too. */
    private static Stream<String> entered(Answer answer) {
        return switch (answer) {
            case Answer.Given given -> Stream.empty();
            case Answer.Entered entered -> Stream.of(entered.key() + "=" + entered.name());
            case Answer.Signed signed -> Stream.of(signed.key() + "=GITLAB_USER_NAME");
        };
    }

    private static Setting setting(String name, String value) {
        return new Setting(Word.of(name), Value.of(value), GitlabRenderer.isReplaced(value));
    }
}
