package deployspec;

import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.reporters.JunitReporter;

/** Read by ApprovalTests, by these names: a difference is a failed assertion that shows both texts; no viewer is started. */
public final class PackageSettings {
    public static final ApprovalFailureReporter UseReporter = JunitReporter.INSTANCE;

    private PackageSettings() {}
}
