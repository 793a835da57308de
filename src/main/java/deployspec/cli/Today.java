package deployspec.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Reads {@code --today [DATE]}. A word behind it that is no date is a path, and the real day is meant. */
final class Today implements IParameterPreprocessor, ITypeConverter<LocalDate> {
    private static final String REAL = "now";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean attached = "=".equals(info.get("separator"));
        if (!attached && (words.isEmpty() || !words.peek().matches("\\d+-\\d+-\\d+"))) {
            words.push(REAL);
        }
        return false;
    }

    @Override
    public LocalDate convert(String word) {
        try {
            return word.equals(REAL) ? LocalDate.now() : LocalDate.parse(word);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("`%s` is no day; write one as 2026-01-18".formatted(word));
        }
    }
}
