package deployspec.json;

/** A text is not the JSON of the type that was asked for; the message says where and how. */
public final class JsonMismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    JsonMismatch(String message) {
        super(message);
    }
}
