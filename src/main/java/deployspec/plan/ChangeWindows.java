package deployspec.plan;

import deployspec.value.ChangeWindow;
import deployspec.value.Week;
import java.util.List;
import java.util.stream.Collectors;

/** When something may be changed in an environment: no changing step of the phases begins at any other time. */
public record ChangeWindows(String environment, List<ChangeWindow> windows) {
    public ChangeWindows {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("nothing could ever be changed in " + environment);
        }
    }

    public Week week() {
        return new Week(windows);
    }

    /** As a spec writes them, one behind the other. */
    public String written() {
        return windows.stream().map(ChangeWindow::written).collect(Collectors.joining(", "));
    }
}
