package deployspec.report.run;

import deployspec.execute.event.RunRecord;

/** One way to tell of a run, however far it has come; {@link RunFormats} lists them all. */
public interface RunFormat {
    /** The word after {@code --format}. */
    String name();

    /** All of it, as text that ends with a line end. */
    String write(RunRecord run);
}
