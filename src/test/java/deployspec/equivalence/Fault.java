package deployspec.equivalence;

import java.util.List;

/** What is wrong with something that a procedure calls or asks. */
enum Fault {
    /** A command exits with 1, a request is answered with 500; a reading is one that no gate lets through. */
    BAD,
    /** A reading is not as good as hoped. */
    FINE,
    /** Nothing is said. */
    EMPTY,
    /** The command exits with 3, the server answers with 503, whatever else they say. */
    BROKEN,
    NOT_A_NUMBER,
    TWO_READINGS,
    /** The reading is an hour old, where readings have a time. */
    STALE,
    /** As {@link #BAD}, for two times. */
    AT_FIRST,
    /** Nothing is wrong any more. */
    NONE,
    WORSENING(FINE, FINE, FINE, BAD),
    EASING(BAD, BAD, FINE, FINE, FINE, NONE),
    /** A level that has to last is not seen for a while. */
    FLICKERING(BAD, BAD, EMPTY, BAD);

    private final List<Fault> course;

    Fault(Fault... course) {
        this.course = List.of(course);
    }

    /** What it is in each second since somebody looked first; the last one lasts. */
    List<Fault> course() {
        return course.isEmpty() ? List.of(this) : course;
    }
}
