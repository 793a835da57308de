package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a template left open is filled in, because at night nobody knows what was meant to stand there. */
public final class PlaceholdersAreFilled implements SpecRule {
    private static final Pattern PLACEHOLDER = Pattern.compile(String.join(
            "|",
            // <version>, <backup-file>; an address in angle brackets is a link
            "<[A-Za-z][A-Za-z0-9_ -]{1,40}>",
            // [Name], [Your phone number]; followed by ( or [ it is a link
            "\\[(?:(?i:your|insert|enter|fill in|add)\\b[^\\]\\[]{0,40}|(?i:(?:[a-z]+ )?(?:name|phone|email|e-mail|date|time|number|url|link|contact|version|signature|address|tbd|todo|tba)))\\](?![(\\[:])",
            "X{4,}",
            "(?<![\\w-])XXX(?![\\w-])",
            "_{4,}",
            "(?<=^|[:(] ?)(?:TODO|TBD|TBA|FIXME)(?=$|[:).,])",
            "(?<!\\w)(?i:CHANGE_?ME|REPLACE_?ME)(?!\\w)",
            "^(?:YYYY-MM-DD|DD[./-]MM[./-]YYYY|MM/DD/YYYY)$"));

    /** What is in every text that has one. */
    private static final List<String> CUES = List.of(
            "<",
            "[",
            "xxx",
            "____",
            "todo",
            "tbd",
            "tba",
            "fixme",
            "changeme",
            "change_me",
            "replaceme",
            "replace_me",
            "yyyy");

    private static final Pattern CODE = Pattern.compile("(`+)(?!`).+?(?<!`)\\1(?!`)", Pattern.DOTALL);
    private static final Set<String> HTML = Set.of(
            "<br>",
            "<p>",
            "<em>",
            "<strong>",
            "<code>",
            "<pre>",
            "<details>",
            "<summary>",
            "<kbd>",
            "<sub>",
            "<sup>",
            "<ul>",
            "<ol>",
            "<li>",
            "<hr>",
            "<div>",
            "<span>",
            "<table>");

    @Override
    public Page page() {
        return new Page(
                "placeholder-in-text",
                Severity.WARNING,
                "A text still has a placeholder in it: a blank, a word in brackets, a row of X.",
                "Whoever follows the procedure has to guess, or carries out the placeholder.",
                "Write what is meant; what is known only at the time of a run is an input (`${NAME}`), a `capture` with `ask`, or a `record`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var found = new LinkedHashMap<String, List<Placeholder>>();
        subject.surface()
                .wordsWith(CUES)
                .filter(Word::isText)
                .flatMap(PlaceholdersAreFilled::in)
                .forEach(placeholder -> found.computeIfAbsent(placeholder.text(), text -> new ArrayList<>())
                        .add(placeholder));
        return found.values().stream().map(this::complain).toList();
    }

    private record Placeholder(String text, Span span) {}

    /** One complaint for all that read alike: a template is filled in at one sitting. */
    private Diagnostic complain(List<Placeholder> alike) {
        var first = alike.getFirst();
        int more = alike.size() - 1;
        return page().at(
                        first.span(),
                        "`%s` is a placeholder that nobody filled in%s"
                                .formatted(
                                        shown(first.text()),
                                        more == 0 ? "" : ", here and %s below".formatted(times(more))))
                .withHelp(page().remedy());
    }

    private static String times(int more) {
        return more == 1 ? "once more" : "%d times".formatted(more);
    }

    private static Stream<Placeholder> in(Word word) {
        return PLACEHOLDER
                .matcher(withoutCode(word.text()))
                .results()
                .map(found -> new Placeholder(found.group(), word.scalar().part(found.start(), found.end())))
                .filter(placeholder -> !HTML.contains(placeholder.text()));
    }

    private static String shown(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    /** In code, brackets and capitals are how commands are explained; blanks keep every place where it was. */
    private static String withoutCode(String text) {
        return text.indexOf('`') < 0
                ? text
                : CODE.matcher(text).replaceAll(code -> " ".repeat(code.group().length()));
    }
}
