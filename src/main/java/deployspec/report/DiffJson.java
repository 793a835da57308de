package deployspec.report;

import deployspec.diff.Change;
import deployspec.diff.Effect;
import deployspec.diff.Subject;
import deployspec.json.RecordJson;
import java.util.List;
import java.util.Optional;

/** The differences of two specs for programs: one object on one line; docs/diff.md says what stands in it. */
public final class DiffJson {
    /** Raised when a member changes its meaning or goes; new members may come. */
    static final String FORMAT = "deployspec.diff/1";

    private DiffJson() {}

    private record Document(String format, String before, String after, int weaker, int unclear, List<Entry> changes) {}

    private record Entry(
            Effect effect,
            String kind,
            Subject subject,
            String sentence,
            Optional<String> before,
            Optional<String> after,
            List<String> environments,
            Optional<Place> place) {}

    private record Place(String file, int line, int column) {}

    public static String write(SpecComparison comparison) {
        return RecordJson.write(new Document(
                        FORMAT,
                        comparison.before(),
                        comparison.after(),
                        comparison.of(Effect.WEAKER).size(),
                        comparison.of(Effect.UNCLEAR).size(),
                        comparison.entries().stream().map(DiffJson::entry).toList()))
                + "\n";
    }

    private static Entry entry(SpecComparison.Entry entry) {
        Change change = entry.finding().change();
        return new Entry(
                change.effect(),
                change.kind(),
                change.subject(),
                change.sentence(),
                change.before(),
                change.after(),
                entry.finding().environments(),
                entry.place().map(p -> new Place(p.file(), p.line(), p.column())));
    }
}
