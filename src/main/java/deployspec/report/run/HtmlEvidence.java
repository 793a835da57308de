package deployspec.report.run;

import deployspec.report.run.RunStory.StepStory;
import deployspec.template.Html.Text;
import deployspec.template.Html.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every verdict of a run with its evidence: by step, by gate, in the order in which they came about. */
record HtmlEvidence(RunStory story) {
    record Step(Text number, Text title, Text ending, Word kind, List<Gate> gates) {}

    /** @param asked what all its looks asked; empty where they did not ask the same */
    record Gate(Text title, Optional<Text> asked, List<Look> looks) {}

    /**
     * @param open whether the evidence is shown unasked
     * @param known whether there is any
     * @param own what it asked, where that differs from what the other looks asked
     * @param answer empty where nothing came back, or the same as at the look before
     */
    record Look(
            Text at,
            Text which,
            Text word,
            Word kind,
            Text sentence,
            boolean open,
            boolean known,
            Optional<Text> own,
            Optional<Text> answer) {}

    List<Step> steps() {
        return story.steps().stream()
                .filter(step -> !Judged.of(step).isEmpty())
                .map(this::step)
                .toList();
    }

    private Step step(StepStory step) {
        Map<Integer, List<Judged>> byGate = new LinkedHashMap<>();
        Judged.of(step)
                .forEach(j -> byGate.computeIfAbsent(j.gate(), gate -> new ArrayList<>())
                        .add(j));
        return new Step(
                new Text(step.step().number()),
                new Text(story.title(step.step())),
                new Text(Endings.word(step)),
                new Word(Endings.kind(step)),
                byGate.values().stream().map(this::gate).toList());
    }

    private Gate gate(List<Judged> looks) {
        var asked = looks.getFirst().verdict().evidence().asked().strip();
        boolean same = looks.stream()
                .allMatch(l -> l.verdict().evidence().asked().strip().equals(asked));
        var told = new ArrayList<Look>();
        var before = "";
        for (var look : looks) {
            told.add(look(look, !same, before));
            before = look.verdict().evidence().answer().strip();
        }
        return new Gate(
                new Text(looks.getFirst().title()),
                Optional.of(new Text(asked)).filter(a -> same && !asked.isEmpty()),
                told);
    }

    private Look look(Judged judged, boolean apart, String before) {
        var evidence = judged.verdict().evidence();
        var own = Optional.of(evidence.asked().strip()).filter(asked -> apart && !asked.isEmpty());
        var answer = Optional.of(evidence.answer().strip()).filter(a -> !a.isEmpty() && !a.equals(before));
        return new Look(
                new Text(story.clock(judged.at())),
                new Text(judged.sample().orElse("")),
                new Text(judged.word()),
                new Word(judged.word()),
                new Text(judged.verdict().sentence()),
                !judged.verdict().opens(),
                own.isPresent() || answer.isPresent(),
                own.map(Text::new),
                answer.map(Text::new));
    }
}
