package deployspec.cli;

import deployspec.compile.Compilation;
import deployspec.compile.Compiler;
import deployspec.diagnostic.Suggestion;
import deployspec.model.Environment;
import deployspec.plan.Plan;
import deployspec.world.GitFile;
import deployspec.world.GitRevisions;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One side of a comparison, checked: a file, or {@code REV:path} in the repository that the process runs in.
 *
 * @param name as it was given
 * @param path below the root, which is what the spec is called in its plan
 * @param checked empty where there is no such file, which is then new or gone
 * @param meant a file of almost the same name, where there is no such file
 */
record DiffSide(String name, String path, Optional<Checked> checked, Optional<String> meant) {
    /** @throws UsageFault if nothing can be read there for another reason than that there is no file */
    static DiffSide of(String name) {
        var file = Path.of(name);
        int colon = name.indexOf(':');
        if (colon < 0 || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return of(name, file);
        }
        return of(name, name.substring(0, colon), name.substring(colon + 1));
    }

    private static DiffSide of(String name, Path file) {
        var path = SpecPath.belowRoot(file);
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        return new DiffSide(
                name,
                path,
                there ? Optional.of(Checker.forErrors().checked(file)) : Optional.empty(),
                Optional.empty());
    }

    private static DiffSide of(String name, String revision, String path) {
        if (revision.isEmpty() || path.isEmpty()) {
            throw new UsageFault(
                    "`%s` names no %s".formatted(name, revision.isEmpty() ? "revision" : "file"),
                    "Write REVISION:PATH, such as main:specs/pay.yaml.");
        }
        var here = Path.of("").toAbsolutePath();
        return switch (GitRevisions.read(here, revision, path, SpecPath.MOST_BYTES)) {
            case GitFile.Content content -> {
                var settings = ProjectSettings.at(here, revision);
                var files = new FilesAtRevision(here, revision);
                var checked = Checker.forErrors().checked(name, content.bytes(), settings, files);
                yield new DiffSide(name, path, Optional.of(checked), Optional.empty());
            }
            case GitFile.NoFile missing -> {
                var meant = Suggestion.nearest(path, missing.known()).map(m -> revision + ":" + m);
                yield new DiffSide(name, path, Optional.empty(), meant);
            }
            case GitFile.NoRepository none ->
                throw new UsageFault(
                        "there is no file `%s`, and no repository to look for a revision in".formatted(name),
                        "Check the path, or run this in a work tree.");
            case GitFile.NoRevision unknown ->
                throw new UsageFault(
                        "there is no revision `%s`".formatted(revision),
                        remedy(revision, unknown.known(), unknown.shallow()));
            case GitFile.NotAFile other ->
                throw new UsageFault("`%s` is %s".formatted(name, other.what()), "Name a spec, which is a YAML file.");
            case GitFile.Unreadable unreadable ->
                throw new UsageFault(
                        "cannot read `%s`: %s".formatted(name, unreadable.reason()),
                        "Check the repository with `git fsck`.");
        };
    }

    private static String remedy(String revision, List<String> known, boolean shallow) {
        if (shallow) {
            return "The repository was cloned without its history; fetch it with `git fetch --unshallow`, or check out with fetch-depth: 0.";
        }
        return Suggestion.nearest(revision, known)
                .map("Did you mean `%s`?"::formatted)
                .orElse("Fetch it first, or name a branch, a tag or a commit.");
    }

    /** By environment; by the empty name for a spec that declares none. */
    SequencedMap<String, Compilation> compiled(String path) {
        var compiled = new LinkedHashMap<String, Compilation>();
        var spec = checked.orElseThrow().spec().orElseThrow();
        if (spec.environments().isEmpty()) {
            compiled.put("", Compiler.compile(spec, path, Optional.empty()));
        }
        for (Environment environment : spec.environments()) {
            compiled.put(environment.name().value(), Compiler.compile(spec, path, Optional.of(environment)));
        }
        return compiled;
    }

    static SequencedMap<String, Plan> plans(SequencedMap<String, Compilation> compiled) {
        var plans = new LinkedHashMap<String, Plan>();
        compiled.forEach((name, c) -> plans.put(name, c.plan()));
        return plans;
    }
}
