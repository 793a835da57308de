package deployspec.bash;

/**
 * From the {@code #} to the end of its line.
 *
 * @param text without the {@code #}
 */
public record Comment(String text, int from, int to) implements Region {}
