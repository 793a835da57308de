package deployspec.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads files out of the objects of a git repository: no process is started, nothing outside of the repository is read,
 * nothing is written.
 */
public final class GitRevisions {
    /** Paths that are listed to find the one that was meant; a larger tree is not searched to its end. */
    private static final int MOST_PATHS = 10_000;

    private static final SystemReader SYSTEM = new ClosedSystem(SystemReader.getInstance());

    private GitRevisions() {}

    /**
     * @param from a folder in the repository, or in one of its work trees
     * @param revision as git names it: {@code main}, {@code HEAD~1}, {@code v1.2}, the beginning of a digest
     * @param path from the top of the repository, with {@code /}
     * @param most bytes to read
     */
    public static GitFile read(Path from, String revision, String path, int most) {
        SystemReader.setInstance(SYSTEM);
        var builder = new RepositoryBuilder().setFS(FS.DETECTED).findGitDir(from.toFile());
        if (builder.getGitDir() == null) {
            return new GitFile.NoRepository();
        }
        try (Repository repository = builder.build()) {
            return read(repository, revision, path, most);
        } catch (IOException e) {
            return new GitFile.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static GitFile read(Repository repository, String revision, String path, int most) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var commit = commit(repository, revision);
            if (commit == null) {
                return unknown(repository);
            }
            var tree = walk.parseTree(commit);
            try (var found = TreeWalk.forPath(repository, path, tree)) {
                return found == null ? new GitFile.NoFile(yaml(repository, tree)) : content(repository, found, most);
            }
        } catch (MissingObjectException
                | RevisionSyntaxException
                | AmbiguousObjectException
                | IncorrectObjectTypeException e) {
            return unknown(repository);
        }
    }

    private static @Nullable ObjectId commit(Repository repository, String revision) throws IOException {
        return repository.resolve(revision + "^{commit}");
    }

    private static GitFile content(Repository repository, TreeWalk found, int most) throws IOException {
        var mode = found.getFileMode();
        if (FileMode.TREE.equals(mode)) {
            return new GitFile.NotAFile("a folder");
        }
        if (FileMode.SYMLINK.equals(mode)) {
            return new GitFile.NotAFile("a symbolic link");
        }
        if (FileMode.GITLINK.equals(mode)) {
            return new GitFile.NotAFile("another repository");
        }
        try (var in = repository.open(found.getObjectId(0), Constants.OBJ_BLOB).openStream()) {
            return new GitFile.Content(in.readNBytes(most));
        }
    }

    private static List<String> yaml(Repository repository, RevTree tree) throws IOException {
        var paths = new ArrayList<String>();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            for (int i = 0; i < MOST_PATHS && walk.next(); i++) {
                var path = walk.getPathString();
                if (path.endsWith(".yaml") || path.endsWith(".yml")) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private static GitFile unknown(Repository repository) throws IOException {
        var names = repository.getRefDatabase().getRefs().stream()
                .map(r -> Repository.shortenRefName(r.getName()))
                .distinct()
                .toList();
        boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
        return new GitFile.NoRevision(names, shallow);
    }
}
