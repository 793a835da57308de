package deployspec.cli.manual;

/** A shell that completes what is typed, given a script that says how. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    /** The script that completes this command. */
    public String completionOf(CommandPage page) {
        return switch (this) {
            case BASH -> BashCompletion.of(page);
            case ZSH -> ZshCompletion.of(page);
            case FISH -> FishCompletion.of(page);
        };
    }

    /** As a word for a shell in which nothing is expanded. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A description that fits behind a word in a list: the beginning of it that can stand alone, without markup. */
    static String brief(String about) {
        return about.split("(?<=[.;]) | [(]|: ", 2)[0].replaceAll("[`\"]", "").replaceAll("[.;]$", "");
    }
}
