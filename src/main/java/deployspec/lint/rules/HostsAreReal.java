package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses belong to somebody, because those of a sample answer with a page of their own, or never. */
public final class HostsAreReal implements SpecRule {
    /** The names of RFC 2606 that are in use as samples. */
    private static final Pattern SAMPLE = Pattern.compile(
            "(?<![A-Za-z0-9.-])(?:[a-z0-9-]+[.]){0,20}(?:example[.](?:com|org|net)|[a-z0-9-]+[.](?:example|invalid))(?![A-Za-z0-9-]|[.][a-z])");

    @Override
    public Page page() {
        return new Page(
                "sample-host",
                Severity.WARNING,
                "An address is one of those that are set aside for samples, such as `example.com`.",
                "Nothing of yours is there: a check of it proves nothing, and a link leads nowhere at the worst time.",
                "Write the real address, or make it an input without a default. A spec that is a sample itself says so in a comment that excuses it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var found = subject.surface()
                .wordsWith("example", ".invalid")
                .filter(word -> word.isText() || word.text().contains(".invalid"))
                .flatMap(HostsAreReal::hosts)
                .toList();
        return found.stream()
                .limit(1)
                .map(first -> page().at(first.word().scalar().part(first.from(), first.to()), summary(first, found))
                        .withHelp(page().remedy()))
                .toList();
    }

    private record Host(Word word, int from, int to) {
        String name() {
            return word.text().substring(from, to);
        }
    }

    private static String summary(Host first, List<Host> all) {
        long others = all.stream().map(Host::name).distinct().count() - 1;
        return others == 0
                ? "`%s` is a sample, and nobody's host".formatted(first.name())
                : "`%s` is a sample, and nobody's host; so %s"
                        .formatted(
                                first.name(),
                                others == 1 ? "is another one below" : "are %d others below".formatted(others));
    }

    private static Stream<Host> hosts(Word word) {
        return SAMPLE.matcher(word.text()).results().map(host -> new Host(word, host.start(), host.end()));
    }
}
