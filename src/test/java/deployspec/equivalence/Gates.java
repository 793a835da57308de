package deployspec.equivalence;

/** Makes gates: each kind of measure and of reading, with levels for one that is 1 if all is well. */
record Gates(Made made) {
    /** One line, in braces. */
    String gate(String step) {
        var name = made.reading(step + "-gate");
        var terms = made.once(4) ? ", within: %ds, every: %ds".formatted(made.upTo(7), made.upTo(3)) : "";
        return made.once(8)
                ? "{title: Gate %s, test: test $(look %s) -lt 5%s}".formatted(step, name, terms)
                : "{title: Gate %s, %s%s}".formatted(step, measured(name, levels()), terms);
    }

    /** Of a watch, whose samples are judged by all levels. */
    String sampled(String step) {
        var worse = made.of(
                "",
                ", warning: \"> 5\"",
                ", critical: \"> 8\"",
                ", warning: \"> 5\", critical: \"> 8\"",
                ", critical: \"> 8 for 2s\"",
                ", warning: \"> 5 for 3s\", critical: \"> 8\"");
        return sampled(step, made.watched(made.reading(step + "-gate")), worse);
    }

    /** Of a watch with several cadences. What is looked at between two samples may have lasted sooner: there, all lasts or nothing does. */
    String laddered(String step) {
        var name = made.aside(step + "-gate");
        return made.once(3)
                ? sampled(
                        step,
                        name,
                        made.of(", critical: \"> 8 for 2s\"", ", warning: \"> 5\", critical: \"> 8 for 3h\""))
                : sampled(
                        step,
                        made.watched(name),
                        made.of("", ", warning: \"> 5\"", ", warning: \"> 5\", critical: \"> 8\""));
    }

    private String sampled(String step, String name, String worse) {
        return "{title: Gate %s, %s%s}"
                .formatted(
                        step,
                        measured(name, "target: \"< 5\"" + worse),
                        made.of("", "", ", tolerate: 1", ", tolerate: 9"));
    }

    /** Asked of whoever owns the step. */
    String judged(String step) {
        return "{title: Gate %s, judgement: {question: Is it well?, good: %s}}"
                .formatted(step, made.of("\"yes\"", "\"no\""));
    }

    private String levels() {
        return "target: \"< 5\""
                + made.of(
                        "",
                        "",
                        ", acceptable: \"< 7\"",
                        ", warning: \"> 5\"",
                        ", acceptable: \"< 7\", critical: \"> 8\"");
    }

    /** Of a threshold: one level calls for a rollback. */
    String callingBack(String name, String lasting) {
        var levels = "target: \"< 5\"%s, rollback: \"> 8%s\"".formatted(made.of("", ", warning: \"> 5\""), lasting);
        return numeric(made.upTo(4), name, levels);
    }

    private String measured(String name, String levels) {
        int kind = made.upTo(8);
        return switch (kind) {
            case 5 -> "target: \"= 200\", measure: {http: \"${SERVERS}/status/%s\", read: status}".formatted(name);
            case 6 ->
                "target: {is: one}, measure: {http: \"${SERVERS}/text/%s?as=${ODD}\", read: text}".formatted(name);
            case 7 -> "target: \"= 0\", measure: {run: look %s, read: {lines: \"^[^1]\"}}".formatted(name);
            default -> numeric(kind, name, levels);
        };
    }

    private static String numeric(int kind, String name, String levels) {
        return switch (kind) {
            case 1 -> levels + ", measure: {query: %s, from: metrics, unit: count}".formatted(name);
            case 2 -> levels + ", measure: {http: \"${SERVERS}/json/%s\", read: {json: /value}}".formatted(name);
            case 3 -> levels + ", measure: {run: look %s, read: {regex: \"^([0-9A-Za-z]+)$\"}}".formatted(name);
            default -> levels + ", measure: {run: look %s}".formatted(name);
        };
    }
}
