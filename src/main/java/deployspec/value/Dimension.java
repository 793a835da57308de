package deployspec.value;

/** What kind of thing a number counts. Numbers of different dimensions are never compared. */
public enum Dimension {
    TIME,
    RATIO,
    SIZE,
    RATE,
    COUNT
}
