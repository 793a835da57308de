package deployspec.cli.manual;

import java.util.List;

/** What an option or an argument can be completed with. */
public sealed interface Taken {
    /** It takes no value. */
    record Nothing() implements Taken {}

    /** Names of files and folders. */
    record Files() implements Taken {}

    record OneOf(List<String> words) implements Taken {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** Something that only the user knows. */
    record Text() implements Taken {}
}
