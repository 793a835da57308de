package deployspec.execute.port;

/** What a process wrote on its two streams; of an HTTP answer, {@code out} is the body. */
public record Output(String out, String err) {
    public static final Output NONE = new Output("", "");
}
