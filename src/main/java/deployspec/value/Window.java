package deployspec.value;

/** A planned stretch of time, or an instant when both ends are the same. Both ends have the same anchor. */
public record Window(Moment from, Moment to) {
    public Window {
        if (from.anchor() != to.anchor() || from.offset().compareTo(to.offset()) > 0) {
            throw new IllegalArgumentException("not a window: " + from + " to " + to);
        }
    }

    public boolean isInstant() {
        return from.equals(to);
    }
}
