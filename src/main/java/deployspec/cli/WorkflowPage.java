package deployspec.cli;

import deployspec.report.findings.Examination;
import deployspec.report.findings.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** Where we are if a GitHub workflow calls: its log, and the file that becomes the page of the step. */
record WorkflowPage(Map<String, String> environment) {
    /** GitHub refuses the whole page of a step that wrote more. */
    private static final long MOST_BYTES = 1 << 20;

    boolean isThere() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** Adds what the format says there; a page that cannot be written is no reason to fail, so that is only said. */
    void append(Format format, Examination examination, Streams streams) {
        file().ifPresent(file -> {
            try {
                long room = MOST_BYTES - (Files.exists(file) ? Files.size(file) : 0);
                var page = format.page(examination, (int) Math.max(0, room));
                if (page.isPresent()) {
                    Files.writeString(file, page.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                streams.err().println("spec: cannot write the step's summary: " + e.getMessage());
            }
        });
    }

    private Optional<Path> file() {
        return Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY"))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }
}
