package deployspec.render.argo;

import deployspec.render.argo.ArgoWorkflow.Setting;
import deployspec.render.argo.ArgoWorkflow.Task;
import deployspec.render.argo.ArgoYaml.Comment;
import deployspec.render.argo.ArgoYaml.Value;
import deployspec.render.argo.ArgoYaml.Word;
import deployspec.render.pipeline.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parts as tasks, each of which depends on the one before, or on the person who releases it. */
final class ArgoTasks {
    /** Getting a machine and an image. */
    private static final Duration AROUND = Duration.ofMinutes(10);

    private ArgoTasks() {}

    static List<Task> of(List<Part> parts) {
        var tasks = new ArrayList<Task>();
        Optional<Word> before = Optional.empty();
        for (var part : parts) {
            tasks.add(task(part, before));
            before = Optional.of(Word.of(part.id()));
        }
        return tasks;
    }

    private static Task task(Part part, Optional<Word> before) {
        var release = ArgoReleases.task(part).map(Word::of);
        return new Task(
                Stream.concat(Stream.of(part.title()), part.does().stream().map(step -> "- " + step))
                        .map(Comment::of)
                        .toList(),
                Word.of(part.id()),
                release,
                before,
                release.or(() -> before),
                arguments(part));
    }

    private static List<Setting> arguments(Part part) {
        var arguments = new ArrayList<Setting>();
        arguments.add(setting("way", part.way().word()));
        arguments.add(
                setting("seconds", Long.toString(part.longest().plus(AROUND).toSeconds())));
        part.until().ifPresent(u -> arguments.add(setting("until", u)));
        part.untilAsked().ifPresent(u -> arguments.add(setting("until-asked", u)));
        ArgoReleases.answers(part).ifPresent(a -> arguments.add(new Setting(Word.of("answers"), a)));
        return arguments;
    }

    private static Setting setting(String name, String value) {
        return new Setting(Word.of(name), Value.of(value));
    }
}
