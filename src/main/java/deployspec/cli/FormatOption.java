package deployspec.cli;

import deployspec.diagnostic.Suggestion;
import java.util.List;
import java.util.function.Function;

/** What stands behind {@code --format}. */
final class FormatOption {
    private FormatOption() {}

    /**
     * The format of that name.
     *
     * @throws UsageFault if there is none; it says which there are
     */
    static <F> F named(String word, List<F> formats, Function<F, String> name) {
        var words = formats.stream().map(name).toList();
        return formats.stream()
                .filter(format -> name.apply(format).equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageFault(
                        "there is no format `%s`".formatted(word),
                        Suggestion.nearest(word, words)
                                .map("Did you mean `%s`?"::formatted)
                                .orElse("Choose from %s.".formatted(String.join(", ", words)))));
    }
}
