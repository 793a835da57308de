package deployspec.execute.port;

/** Names one started thing until it has ended, readably: {@code run migrate 1}. */
public record Ticket(String name) {
    @Override
    public String toString() {
        return name;
    }
}
