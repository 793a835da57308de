package deployspec.value;

/**
 * A POSIX extended regular expression: matched line by line, unanchored, in the C locale. Only forms that Java, bash,
 * awk and psql read alike are let through; the reader of the spec proves that.
 */
public record Ere(String pattern, boolean ignoreCase) {}
