package deployspec.render.argo;

import deployspec.render.argo.ArgoWorkflow.Parameter;
import deployspec.render.argo.ArgoWorkflow.Released;
import deployspec.render.argo.ArgoYaml.Label;
import deployspec.render.argo.ArgoYaml.Line;
import deployspec.render.argo.ArgoYaml.Lines;
import deployspec.render.argo.ArgoYaml.Value;
import deployspec.render.argo.ArgoYaml.Word;
import deployspec.render.pipeline.Answer;
import deployspec.render.pipeline.Part;
import deployspec.render.pipeline.Release;
import deployspec.value.Slug;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people release, as suspended tasks, and what the runbook is told of it. */
final class ArgoReleases {
    private static final String YES = "yes";

    private ArgoReleases() {}

    /** In which it is released, or put off. */
    static Optional<String> task(Part part) {
        return part.release().map(r -> release(part)).or(() -> part.delay().map(d -> delay(part)));
    }

    private static String release(Part part) {
        return "release-" + part.id();
    }

    private static String delay(Part part) {
        return "wait-" + part.id();
    }

    static Optional<Released> of(Part part) {
        return part.delay()
                .map(delay -> new Released(
                        Word.of(delay(part)),
                        Label.of(part.due().orElseThrow().what()),
                        Optional.of(Value.of(Long.toString(delay.toSeconds()))),
                        false,
                        List.of()))
                .or(() -> byPeople(part));
    }

    private static Optional<Released> byPeople(Part part) {
        return part.release().map(release -> {
            var parameters = release.answers().stream()
                    .flatMap(a -> parameter(a).stream())
                    .toList();
            return new Released(
                    Word.of(release(part)),
                    Label.of(String.join("; ", release.what())),
                    Optional.empty(),
                    !parameters.isEmpty(),
                    parameters);
        });
    }

    private static Optional<Parameter> parameter(Answer answer) {
        return switch (answer) {
            case Answer.Given given -> said(given);
            case Answer.Entered entered ->
                Optional.of(typed(entered.name(), entered.question(), Optional.empty(), entered.options()));
            case Answer.Signed signed ->
                Optional.of(typed(name(signed), "The name of whoever signs", Optional.empty(), List.of()));
        };
    }

    /** Where there is nothing to choose, nothing is asked. */
    private static Optional<Parameter> said(Answer.Given given) {
        if (!ArgoYaml.isInert(given.word())) {
            return Optional.of(typed(name(given), "Type " + given.word(), Optional.empty(), List.of()));
        }
        return given.instead()
                .map(no -> typed(name(given), given.key(), Optional.of(given.word()), List.of(given.word(), no)));
    }

    /** What Argo would fill in is not offered but typed; where nothing is to be taken for granted, nothing is chosen yet. */
    private static Parameter typed(String name, String about, Optional<String> value, List<String> options) {
        var choices = Stream.concat(value.isPresent() ? Stream.empty() : Stream.of(""), options.stream())
                .toList();
        boolean offered = !options.isEmpty() && options.stream().allMatch(ArgoYaml::isInert);
        return new Parameter(
                Word.of(name),
                Label.of(about),
                value.map(Value::of),
                offered ? Optional.of(Word.texts(choices)) : Optional.empty());
    }

    private static String name(Answer answer) {
        return answer instanceof Answer.Entered entered ? entered.name() : Slug.of(answer.key());
    }

    /** Lines of an answers file. */
    static Optional<Lines> answers(Part part) {
        return part.release()
                .map(Release::answers)
                .filter(answers -> !answers.isEmpty())
                .map(answers ->
                        Lines.of(answers.stream().map(a -> line(part, a)).toList()));
    }

    private static Line line(Part part, Answer answer) {
        return parameter(answer).isPresent()
                ? Line.entered(answer.key(), release(part), name(answer))
                : Line.given(answer.key(), answer instanceof Answer.Given given ? given.word() : YES);
    }

    static Stream<Released> all(List<Part> parts) {
        return parts.stream().flatMap(part -> of(part).stream());
    }
}
