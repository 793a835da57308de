package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** A procedure calls the Compose that is still there, because version 1 ended in 2023 and machines stop having it. */
public final class ComposeIsCurrent implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "compose-v1",
                Severity.WARNING,
                "A script calls `docker-compose`, version 1 of Compose.",
                "It has had no release since 2023 and names containers otherwise than its successor; on a new machine the command is not found.",
                "Write `docker compose`, and look at names that scripts rely on: `app_web_1` has become `app-web-1`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> invocation.is("docker-compose"))
                .map(invocation -> page().at(
                                script.place(invocation.word()), "`docker-compose` is version 1, which has ended")
                        .withHelp("Write `docker compose` here."))
                .toList();
    }
}
