package deployspec.cli;

import deployspec.source.IncludedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files that a spec includes: beside it or elsewhere below its root, and nowhere else, whatever links there are. */
record FilesBelowRoot(Path root) implements IncludedFiles {
    static FilesBelowRoot of(Path spec) {
        return new FilesBelowRoot(SpecPath.rootOf(spec));
    }

    @Override
    public Found find(String from, String path) {
        if (!IncludePath.isRelative(path)) {
            return IncludePath.absolute(path);
        }
        var name = IncludePath.below(from, path);
        if (name.isEmpty()) {
            return IncludePath.outside(path);
        }
        var file = root.resolve(name.get());
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return IncludePath.missing(name.get(), from);
        }
        try {
            var real = file.toRealPath();
            return real.startsWith(root.toRealPath())
                    ? new Content(name.get(), SpecPath.bytes(real))
                    : IncludePath.outside(path);
        } catch (UsageFault e) {
            return new Refused(
                    "`%s` is no file that can be read".formatted(name.get()),
                    "Include a YAML file with declarations, by itself and not by its folder.");
        } catch (IOException e) {
            return new Refused("cannot read `%s`".formatted(name.get()), "Check what it is, and that you may read it.");
        }
    }
}
