package deployspec.source;

import deployspec.diagnostic.Diagnostic;

/** Reading cannot go on: the file asks for more than the {@link Limits} allow. Never leaves this package. */
final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic complaint;

    LimitReached(Diagnostic complaint) {
        super(complaint.summary(), null, false, false);
        this.complaint = complaint;
    }

    Diagnostic complaint() {
        return complaint;
    }
}
