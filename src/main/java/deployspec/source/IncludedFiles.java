package deployspec.source;

/** Where files are found that others include. */
@FunctionalInterface
public interface IncludedFiles {
    /** Nothing is included where nobody knows which folder that is. */
    IncludedFiles NONE = (from, path) -> new Refused(
            "nothing can be included here, because the spec lies in no folder",
            "Read the spec from its file; or, on standard input, say with --stdin-name which one it is.");

    /**
     * @param from the file that includes it, as its places are given
     * @param path as written there
     */
    Found find(String from, String path);

    /** What became of looking. */
    sealed interface Found {}

    /** @param file what its places are given with */
    record Content(String file, byte[] bytes) implements Found {}

    /**
     * @param why a phrase
     * @param help a sentence
     */
    record Refused(String why, String help) implements Found {}
}
