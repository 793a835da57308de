package deployspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files that a command writes where the user says. */
final class WrittenFile {
    private WrittenFile() {}

    /**
     * Makes the file, and the folders that it lies in.
     *
     * @throws UsageFault if anything is there already, or it cannot be written
     */
    static void create(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new UsageFault(
                    "`%s` is there already, and is left as it is".formatted(e.getFile()),
                    "Choose another file with --output, or move that one away.");
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Makes the file say this.
     *
     * @return whether that changed anything
     * @throws UsageFault if it cannot be written
     */
    static boolean replace(Path file, String text) {
        if (says(file, text)) {
            return false;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            return true;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this is what is in the file; never of a folder or a file that is not there. */
    static boolean says(Path file, String text) {
        try {
            return Files.isRegularFile(file)
                    && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageFault("cannot read `%s`: %s".formatted(file, e.getMessage()), "Check that you may read it.");
        }
    }

    private static UsageFault unwritable(Path file, IOException fault) {
        return new UsageFault(
                "cannot write `%s`: %s".formatted(file, fault.getMessage()), "Check that you may write there.");
    }
}
