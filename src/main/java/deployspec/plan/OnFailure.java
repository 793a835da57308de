package deployspec.plan;

/** What is done about each way of not passing. */
public record OnFailure(Response failed, Response noData, Response error) {
    public static final OnFailure STOP = all(Response.STOP);
    public static final OnFailure ASK = all(Response.ASK);

    public static OnFailure all(Response response) {
        return new OnFailure(response, response, response);
    }

    public enum Response {
        STOP,
        ASK,
        CONTINUE,
        ROLLBACK
    }
}
