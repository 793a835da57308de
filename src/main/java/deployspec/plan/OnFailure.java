package deployspec.plan;

/** What is done about each way of not passing. */
public record OnFailure(Response failed, Response noData, Response error) {
    public static final OnFailure STOP = all(Response.STOP);
    public static final OnFailure ASK = all(Response.ASK);

    public static OnFailure all(Response response) {
        return new OnFailure(response, response, response);
    }

    /** Whether it is what is done in any of these cases. */
    public boolean includes(Response response) {
        return failed == response || noData == response || error == response;
    }

    /** What is done where a step has ended so; one that ended well lets the next one begin. */
    public Response to(Ending ending) {
        return switch (ending) {
            case FAILED -> failed;
            case NO_DATA -> noData;
            case ERROR -> error;
            case PASSED, SKIPPED, NOT_APPLICABLE -> Response.CONTINUE;
        };
    }

    public enum Response {
        STOP,
        ASK,
        CONTINUE,
        ROLLBACK
    }
}
