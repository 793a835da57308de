package deployspec.model;

/** How to go back. */
final class RollbackDecoder {
    private RollbackDecoder() {}

    static Rollback decode(Mapping at) {
        var irreversible = at.template("irreversible");
        if (irreversible.isPresent()) {
            return new Rollback.Irreversible(irreversible.get(), at.span());
        }
        return new Rollback.Procedure(
                at.duration("budget"),
                decide(at),
                at.templates("judgements"),
                StepDecoder.items(at, "steps"),
                BlockDecoder.sections(at),
                at.span());
    }

    private static Rollback.Decide decide(Mapping at) {
        if (at.text("decide").isPresent()) {
            return new Rollback.Automatic();
        }
        return at.mapping("decide")
                .<Rollback.Decide>map(d -> new Rollback.ByContacts(
                        d.words("by"),
                        d.duration("within").map(Located::value),
                        d.text("otherwise").filter("start"::equals).isPresent()
                                ? Rollback.Unanswered.START
                                : Rollback.Unanswered.WAIT,
                        d.span()))
                .orElseGet(Rollback.ByOperator::new);
    }
}
