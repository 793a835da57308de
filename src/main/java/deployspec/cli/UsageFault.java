package deployspec.cli;

/** The user asked for something that cannot be: said in a sentence with a remedy, exit 2, never a stack trace. */
final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UsageFault(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
