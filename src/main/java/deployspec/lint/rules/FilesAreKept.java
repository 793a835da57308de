package deployspec.lint.rules;

import deployspec.bash.Redirect;
import deployspec.bash.Word;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file that another step reads is kept, because in a workflow each job begins with an empty folder. */
public final class FilesAreKept implements SpecRule {
    private static final Pattern FILE =
            Pattern.compile("[A-Za-z0-9_./$-]*[A-Za-z0-9_-][.][A-Za-z0-9]{1,8}|[A-Za-z0-9_.$-]+/[A-Za-z0-9_./$-]+");
    private static final Pattern BRACED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    @Override
    public Page page() {
        return new Page(
                "file-not-kept",
                Severity.WARNING,
                "One step writes a file, another reads it, and nothing keeps it.",
                "It works as long as both run on one machine in one folder; in a workflow, or after a resume elsewhere, the file is not there.",
                "List it in `keep` of the step that writes it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        Map<String, Writing> written = new HashMap<>();
        var found = new HashMap<String, Diagnostic>();
        var scripts = local(subject);
        if (scripts.stream().flatMap(FilesAreKept::writes).findAny().isEmpty()) {
            return List.of();
        }
        for (var script : scripts) {
            var step = script.use().step().orElseThrow();
            reads(script).forEach(word -> {
                var writing = written.get(path(script, word));
                if (writing != null && !writing.step().span().equals(step.span()) && !isKept(writing)) {
                    found.putIfAbsent(path(script, word), complain(writing, script.place(word)));
                }
            });
            writes(script)
                    .forEach(word -> written.putIfAbsent(
                            path(script, word), new Writing(step, script.place(word), path(script, word))));
        }
        return List.copyOf(found.values());
    }

    private Diagnostic complain(Writing writing, Span reading) {
        return page().at(writing.span(), "`%s` is read by another step, and nothing keeps it".formatted(writing.path()))
                .relatedTo(reading, "read here")
                .withHelp("Add `keep: [\"%s\"]` to the step that writes it."
                        .formatted(writing.path().replaceAll("\\$([A-Z][A-Z0-9_]*)", "\\${$1}")));
    }

    /** The first place where a file is written. */
    private record Writing(Step step, Span span, String path) {}

    private static boolean isKept(Writing writing) {
        var path = plain(writing.path());
        return writing.step().keep().stream()
                .map(kept -> plain(kept.text().written()))
                .anyMatch(kept -> path.equals(kept)
                        || path.startsWith(kept.endsWith("/") ? kept : kept + "/")
                        || kept.contains("*") && path.startsWith(kept.substring(0, kept.indexOf('*'))));
    }

    /** {@code "${DIR}/x"} and {@code $DIR/x} are one file. */
    private static String plain(String path) {
        var relative = path.startsWith("./") ? path.substring(2) : path;
        return relative.contains("${") ? BRACED.matcher(relative).replaceAll("\\$$1") : relative;
    }

    /** Scripts of steps that run on the machine that carries out the procedure. */
    private static List<ShellScript> local(Subject subject) {
        return subject.scripts().stream()
                .filter(script -> script.use().role() == ScriptUse.Role.ACTION
                        || script.use().role() == ScriptUse.Role.MEASURE)
                .filter(script -> script.use().step().isPresent()
                        && script.use().script().shell().isEmpty())
                .toList();
    }

    private static Stream<Word> writes(ShellScript script) {
        var redirected = script.situations().stream()
                .flatMap(s -> s.command().redirects().stream())
                .filter(FilesAreKept::isToAFile)
                .map(Redirect::target);
        var named = script.invocations().stream().flatMap(FilesAreKept::output);
        return Stream.concat(redirected, named).filter(word -> isAFile(script, word));
    }

    private static Stream<Word> output(Invocation invocation) {
        return invocation.is("curl") || invocation.is("sort")
                ? invocation.valueOf("-o", "--output").stream()
                : invocation.is("tee") ? invocation.arguments().stream().limit(1) : Stream.empty();
    }

    private static boolean isToAFile(Redirect redirect) {
        return switch (redirect.operator()) {
            case WRITE, CLOBBER, APPEND, WRITE_BOTH, APPEND_BOTH -> true;
            case READ, READ_WRITE, COPY_INPUT, COPY_OUTPUT, HERE_DOCUMENT, HERE_DOCUMENT_WITHOUT_TABS, HERE_STRING ->
                false;
        };
    }

    private static Stream<Word> reads(ShellScript script) {
        var own = new HashSet<>(writes(script).map(word -> path(script, word)).toList());
        var redirected = script.situations().stream()
                .flatMap(s -> s.command().redirects().stream())
                .filter(r -> r.operator() == Redirect.Operator.READ)
                .map(Redirect::target);
        var named = script.invocations().stream().flatMap(i -> i.arguments().stream());
        return Stream.concat(redirected, named)
                .filter(word -> isAFile(script, word))
                .filter(word -> !own.contains(path(script, word)));
    }

    /** Whether the word is a path that means the same in every step: no variable of one script, no temporary file, no device. */
    private static boolean isAFile(ShellScript script, Word word) {
        var path = path(script, word);
        return (path.indexOf('.') >= 0 || path.indexOf('/') >= 0)
                && FILE.matcher(path).matches()
                && !path.startsWith("/")
                && script.variables().sets().stream()
                        .noneMatch(set -> path.contains("$" + set.name().text()));
    }

    private static String path(ShellScript script, Word word) {
        return plain(script.written(word).replace("\"", "").replace("'", ""));
    }
}
