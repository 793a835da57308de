package deployspec.execute.event;

/**
 * A file that was kept.
 *
 * @param path as the plan names it
 * @param sha256 of its content, in hexadecimal
 */
public record KeptFile(String path, long bytes, String sha256) {}
