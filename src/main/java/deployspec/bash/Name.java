package deployspec.bash;

/** The name of a variable or function, where it is written. */
public record Name(String text, int from, int to) implements Region {}
