package deployspec.execute.judge;

import deployspec.execute.event.Reading;

/** What reading an answer came to. */
public sealed interface Found {
    record Value(Reading reading) implements Found {}

    /** @param why a phrase: {@code the answer is empty} */
    record Nothing(String why) implements Found {}
}
