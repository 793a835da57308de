package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.lint.Rule.Page;
import deployspec.lint.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rule book is what the rules say of themselves, and what they say to their examples. */
final class RuleBookTest {
    private static final Path BOOK = Path.of("docs/rules.md");

    @Test
    void says_what_the_rules_and_their_examples_say() throws IOException {
        if (System.getProperty("deployspec.write") != null) {
            Files.writeString(BOOK, book());
        }
        assertThat(Files.readString(BOOK))
                .as("%s is stale: run `mvn test -Dtest=RuleBookTest -Ddeployspec.write`", BOOK)
                .isEqualTo(book());
    }

    private static String book() {
        var book = new StringBuilder("""
                # The rule book

                What `spec validate` looks for beyond the shape of a spec. Each rule has a code, which stands in square
                brackets in a message; `spec explain CODE` shows its page at the terminal. Below each rule: a spec that breaks
                it, what you are told, what to do, and the same spec in order.

                An **error** is a law of the language: nothing excuses from it. A **warning** or a **note** is advice. Where it
                does not fit, a comment above the place says so and why, `# deployspec: allow CODE: REASON`; and a project can
                weigh each in its [settings](validate.md#settings-of-a-project).

                | Code | | Fault |
                | --- | --- | --- |
                """);
        var pages = Rules.all().stream().map(rule -> rule.page()).toList();
        pages.forEach(page -> book.append("| [%1$s](#%1$s) | %2$s | %3$s |\n"
                .formatted(page.code(), page.severity().word(), page.fault())));
        pages.forEach(page -> book.append(section(page)));
        return book.toString();
    }

    private static String section(Page page) {
        var bad = RuleExample.of(page.code(), "bad.yaml");
        var good = RuleExample.of(page.code(), "good.yaml");
        return """

                ## %s

                %s %s

                ```yaml
                %s```

                ```text
                %s```

                %s

                ```yaml
                %s```
                """.formatted(
                        page.code(), page.fault(), page.reason(), bad.text(), bad.told(), page.remedy(), good.text());
    }
}
