package deployspec.world;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The state of runs on disk is not as it must be: a sentence and what to do about it, never repaired in silence. */
public final class StateFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public StateFault(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

    /** A phrase for a person: what Java says of a missing file is its name and nothing else. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> "it is not there";
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException other -> String.valueOf(other.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
