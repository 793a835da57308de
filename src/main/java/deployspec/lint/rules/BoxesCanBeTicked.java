package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether something is done is said by a run, because a mark that stands in the text was there before anybody looked. */
public final class BoxesCanBeTicked implements SpecRule {
    private static final Set<String> WORDS_ABOUT_STEPS = Set.of(
            "phases",
            "phase",
            "sections",
            "section",
            "steps",
            "step",
            "checks",
            "title",
            "about",
            "details",
            "note",
            "overview");

    /** What is in every text that has one. */
    private static final List<String> CUES = List.of("[ ]", "[x]", "☐", "⬜", "☑", "☒", "✅", "✔", "✓", "✗", "❌");

    private static final Pattern EMPTY = Pattern.compile("(?:^|(?<=\n)) *(?:[-*+] )?(?:\\[ ]|☐|⬜)");
    private static final Pattern TICKED =
            Pattern.compile("(?:^|(?<=\n)) *(?:[-*+] )?(?:\\[[xX]]|☑|☒|✅|✔|✓|✗|❌)|(?<= )(?:☑|✅|✔|✓)\\s*$");

    @Override
    public Page page() {
        return new Page(
                "box-in-text",
                Severity.WARNING,
                "A box or a tick is written into a text.",
                "A box in a text cannot be ticked in a run, and nothing waits for it; a tick in a text says that it is done before anybody has done it.",
                "Make it a step, a check or a gate of its own, and leave the mark to the run.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.surface()
                .wordsWith(CUES)
                .filter(word -> !word.isKey() && WORDS_ABOUT_STEPS.contains(word.under()))
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Word word) {
        return Stream.concat(
                find(TICKED, word, "this text is ticked off before anybody has done it"),
                find(EMPTY, word, "the box in this text cannot be ticked"));
    }

    private Stream<Diagnostic> find(Pattern mark, Word word, String summary) {
        return mark.matcher(word.text())
                .results()
                .limit(1)
                .map(found -> page().at(word.scalar().part(found.start(), found.end()), summary)
                        .withHelp("Write it without the mark: as a `step` or in `checks` it gets a box of its own."));
    }
}
