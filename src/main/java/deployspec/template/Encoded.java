package deployspec.template;

/**
 * Text that has been made safe for one place of one output language. Each language has a sealed family of these; their
 * constructors encode, so that whoever holds one holds safe text.
 */
public interface Encoded {
    /** As it stands in the file. */
    String encoded();
}
