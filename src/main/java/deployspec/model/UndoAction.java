package deployspec.model;

/** What takes a step back. It sees what the step sees. */
public sealed interface UndoAction {
    record Run(Script script) implements UndoAction {}

    record Http(HttpCall call) implements UndoAction {}

    /** A person does it; the text says what. */
    record Manual(Template instruction) implements UndoAction {}
}
