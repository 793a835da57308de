package deployspec.cli;

import deployspec.source.IncludedFiles;
import deployspec.world.GitFile;
import deployspec.world.GitRevisions;
import java.nio.file.Path;

/** Files that a spec includes as they were at a revision; their places are given as {@code REV:path}. */
record FilesAtRevision(Path here, String revision) implements IncludedFiles {
    @Override
    public Found find(String from, String path) {
        if (!IncludePath.isRelative(path)) {
            return IncludePath.absolute(path);
        }
        var name = IncludePath.below(from.substring(revision.length() + 1), path);
        return name.map(n -> read(n, from)).orElseGet(() -> IncludePath.outside(path));
    }

    private Found read(String name, String from) {
        return switch (GitRevisions.read(here, revision, name, SpecPath.MOST_BYTES)) {
            case GitFile.Content content -> new Content(revision + ":" + name, content.bytes());
            case GitFile.NoFile missing -> IncludePath.missing(revision + ":" + name, from);
            case GitFile.NotAFile other ->
                new Refused("`%s:%s` is %s".formatted(revision, name, other.what()), "Include a file.");
            case GitFile.NoRepository none -> IncludePath.missing(revision + ":" + name, from);
            case GitFile.NoRevision unknown -> IncludePath.missing(revision + ":" + name, from);
            case GitFile.Unreadable unreadable ->
                new Refused(
                        "cannot read `%s:%s`: %s".formatted(revision, name, unreadable.reason()),
                        "Check the repository with `git fsck`.");
        };
    }
}
