package deployspec.report.run;

import java.util.List;

/** Every format, in the order in which a person is told of them. */
public final class RunFormats {
    private RunFormats() {}

    public static List<RunFormat> all() {
        return List.of(new MarkdownReport(), new JsonReport(), new JunitReport(), new HtmlReport());
    }
}
