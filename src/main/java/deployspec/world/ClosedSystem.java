package deployspec.world;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What the git library may know of the machine: its clock and its file system. Left to itself it starts {@code git} to find
 * the configuration of the system, reads the one of the user, heeds variables of the environment, and writes into the
 * repository to find out how exact the file system's clock is.
 */
final class ClosedSystem extends SystemReader.Delegate {
    ClosedSystem(SystemReader system) {
        super(system);
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Empty(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(fs);
    }

    @Override
    public FileBasedConfig getUserConfig() {
        return new Empty(FS.DETECTED);
    }

    @Override
    public FileBasedConfig getJGitConfig() {
        return new Empty(FS.DETECTED);
    }

    @Override
    public FileBasedConfig getSystemConfig() {
        return new Empty(FS.DETECTED);
    }

    /** No file at all; it says only that file systems count in seconds, so that nobody measures. */
    private static final class Empty extends FileBasedConfig {
        Empty(FS fs) {
            super(new java.io.File("no configuration"), fs);
        }

        @Override
        public void load() {
            // there is nothing to be read
        }

        @Override
        public void save() {
            // and nothing is kept
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            return section.equals("filesystem") ? "1 seconds" : super.getString(section, subsection, name);
        }
    }
}
