package deployspec.report.findings;

import java.util.List;

/** Every format, in the order in which a person is told of them. */
public final class Formats {
    private Formats() {}

    /**
     * @param width columns for those who read at a terminal
     * @param coloured whether they see colours
     */
    public static List<Format> all(int width, boolean coloured) {
        var text = new TextFormat(width, coloured);
        return List.of(text, new JsonFormat(), new SarifFormat(), new JunitFormat(), new GithubFormat(text));
    }
}
