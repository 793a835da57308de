package deployspec.lint.rules;

import deployspec.bash.Word;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A script holds no gap for somebody to fill in, because it will be run as it stands. */
public final class ScriptsAreFilledIn implements ScriptRule {
    /** With a look ahead at first, since hardly a letter begins a gap. */
    private static final Pattern GAP = Pattern.compile(
            "(?=[X<\\[CRFTye])(?:X{4,}|<[A-Za-z][A-Za-z0-9 _-]*>|\\[(?:Name|Phone|Email|Your[^\\]]*|TBD|TODO)]"
                    + "|\\b(?:CHANGE_?ME|REPLACE_?ME|FIXME|TBD)\\b|\\byour-[a-z-]+|(?<![\\w-])example\\.(?:com|org|net)\\b)");

    @Override
    public Page page() {
        return new Page(
                "placeholder-in-script",
                Severity.WARNING,
                "A script holds a placeholder.",
                "It runs as it stands: `XXXXX` is sent to the server, a sample host does not exist, and nobody is asked for the real thing.",
                "Make it an input, `inputs: {CDN_ID: {required: true}}`, and write `\"$CDN_ID\"`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        // Once over the whole text is quicker than over each word, and there is seldom a gap.
        if (!GAP.matcher(script.use().script().text()).find()) {
            return List.of();
        }
        return script.invocations().stream()
                .flatMap(invocation -> invocation.arguments().stream())
                .flatMap(word -> gap(script, word))
                .toList();
    }

    private Stream<Diagnostic> gap(ShellScript script, Word word) {
        var written = script.written(word);
        return GAP.matcher(written).results().limit(1).map(found -> {
            var gap = found.group();
            int from = word.from() + found.start();
            return page().at(script.place(from, from + gap.length()), "`%s` is a placeholder".formatted(gap))
                    .withHelp(
                            gap.contains("example.")
                                    ? "No such host is ever there; make the address an input, `inputs: {API_URL: {required: true}}`."
                                    : page().remedy());
        });
    }
}
