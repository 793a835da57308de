package deployspec.execute.port;

/** A secret and its value, for one task. It never enters an event. */
public record Secret(String name, String value) {
    @Override
    public String toString() {
        return name + "=***";
    }
}
