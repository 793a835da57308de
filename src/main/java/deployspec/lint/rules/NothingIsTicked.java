package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Template;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A spec says what is to be done and not what was, because a mark that stands there in advance has never been checked by anybody. */
public final class NothingIsTicked implements SpecRule {
    private static final Pattern MARK = Pattern.compile("[✅✔☑🗹❌✗✘]|\\[[xX]\\]");

    @Override
    public Page page() {
        return new Page(
                "ticked-in-advance",
                Severity.WARNING,
                "A text of the procedure bears the mark of something done.",
                "The procedure is the same for every run; a tick in it tells the operator that somebody has looked, and nobody has.",
                "Take the mark out; what was done, when and by whom stands in the journal of each run.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.steps(subject.spec())
                .flatMap(step -> Stream.concat(Stream.of(step.title()), step.details().stream()))
                .filter(prose -> MARK.matcher(prose.text().written()).find())
                .map(prose -> page().at(prose.span(), "this is ticked before anybody has looked")
                        .withHelp(remedy(prose)))
                .toList();
    }

    private String remedy(Template prose) {
        return prose.text().written().matches(".*[<>≤≥=].*[0-9].*")
                ? "Take the mark out, and let a gate measure it: `{title: …, target: \"< 500ms\", measure: …}`."
                : page().remedy();
    }
}
