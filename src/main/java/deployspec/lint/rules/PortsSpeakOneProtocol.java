package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A port is spoken to in one way, because behind one of the two addresses nobody answers. */
public final class PortsSpeakOneProtocol implements SpecRule {
    private static final Pattern ADDRESS = Pattern.compile("(https?)://([A-Za-z0-9.-]+:[0-9]{1,5})(?![0-9])");

    @Override
    public Page page() {
        return new Page(
                "http-and-https",
                Severity.WARNING,
                "The same port of the same host is written with `http` here and with `https` there.",
                "A port speaks one of the two: one of the addresses fails, and whoever tries it believes that the service is down.",
                "Find out which it is; keep the address once, as an input.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var first = new HashMap<String, Seen>();
        var found = new ArrayList<Diagnostic>();
        subject.surface().wordsWith("://").forEach(word -> look(word, first, found));
        return found;
    }

    private record Seen(String protocol, Span span) {}

    private void look(Word word, Map<String, Seen> first, List<Diagnostic> found) {
        ADDRESS.matcher(word.text()).results().forEach(address -> {
            var span = word.scalar().part(address.start(), address.end());
            var seen = first.putIfAbsent(address.group(2), new Seen(address.group(1), span));
            if (seen != null && !seen.protocol().equals(address.group(1))) {
                found.add(page().at(
                                span,
                                "`%s` is asked by `%s` here and by `%s` elsewhere"
                                        .formatted(address.group(2), address.group(1), seen.protocol()))
                        .relatedTo(seen.span(), "here")
                        .withHelp(page().remedy()));
            }
        });
    }
}
