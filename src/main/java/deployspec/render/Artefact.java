package deployspec.render;

/**
 * One rendered file.
 *
 * @param fileName below the folder of the spec
 * @param content with LF line ends and a final one
 * @param executable whether a person may start it
 */
public record Artefact(String fileName, String content, boolean executable) {
    public Artefact {
        if (content.contains("\r\n") || !content.endsWith("\n")) {
            throw new IllegalArgumentException(fileName + " does not consist of lines");
        }
    }
}
