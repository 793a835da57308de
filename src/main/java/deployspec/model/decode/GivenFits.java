package deployspec.model.decode;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.model.Input;
import deployspec.value.Durations;
import deployspec.value.Malformed;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A default is a value that the input itself would accept. */
final class GivenFits {
    private static final String CODE = "bad-default";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");

    private GivenFits() {}

    static void check(Input input, Decoding decoding) {
        var fallback = input.fallback();
        if (fallback.isEmpty()) {
            if (input.type() == Input.Type.NUMBER
                    || input.type() == Input.Type.BOOLEAN
                    || input.type() == Input.Type.DURATION) {
                nothing(input, decoding);
            }
            return;
        }
        var given = fallback.get();
        if (input.type() != Input.Type.LIST && given.items().size() != 1) {
            decoding.report(Diagnostic.error(CODE, given.span(), "the default is a list, the input is not")
                    .withHelp("Write `type: list`, or one value."));
            return;
        }
        for (var item : given.items()) {
            complaint(input, item)
                    .ifPresent(c -> decoding.report(c.withHelp("Change the default or what the input accepts.")));
        }
    }

    private static Optional<Diagnostic> complaint(Input input, String item) {
        var span = input.fallback().map(Input.Given::span).orElse(input.span());
        if (!isOf(input.type(), item)) {
            return Optional.of(Diagnostic.error(
                    CODE,
                    span,
                    Backticks.around(item) + " is no " + input.type().name().toLowerCase(Locale.ROOT)));
        }
        if (!input.options().isEmpty()
                && input.options().stream().noneMatch(o -> o.value().equals(item))) {
            return Optional.of(
                    Diagnostic.error(CODE, span, Backticks.around(item) + " is not among the input's options"));
        }
        if (input.pattern().isPresent() && !input.pattern().get().line().test(item)) {
            return Optional.of(
                    Diagnostic.error(CODE, span, Backticks.around(item) + " doesn't match the input's pattern"));
        }
        return Optional.empty();
    }

    private static boolean isOf(Input.Type type, String item) {
        return switch (type) {
            case TEXT, LIST -> true;
            case BOOLEAN -> item.equals("true") || item.equals("false");
            case NUMBER -> NUMBER.matcher(item).matches();
            case DURATION -> isDuration(item);
        };
    }

    private static boolean isDuration(String item) {
        try {
            return !Durations.parse(item).isNegative();
        } catch (Malformed e) {
            return false;
        }
    }

    /** A text may be empty; nothing else can be. */
    private static void nothing(Input input, Decoding decoding) {
        if (input.required() instanceof Input.Never) {
            decoding.report(Diagnostic.error(
                            "missing-default",
                            input.span(),
                            "`" + input.name().value() + "` may be left out, but without a value it is no "
                                    + input.type().name().toLowerCase(Locale.ROOT))
                    .withHelp("Write `required: true` or a `default`."));
        }
    }
}
