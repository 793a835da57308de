package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** Of several keys exactly one, or at most one, may stand in a mapping. */
final class Choice {
    private Choice() {}

    /** The one key of these that is there; if there are several they are complained about, and the first is taken. */
    static Optional<String> atMostOne(Cursor cursor, String code, String what, List<String> keys) {
        var found = keys.stream().filter(cursor::has).toList();
        if (found.size() > 1) {
            cursor.report(Diagnostic.error(
                            code,
                            cursor.keySpan(found.get(1)),
                            what + " has `" + found.getFirst() + "` and `" + found.get(1)
                                    + "`; only one of them can be meant")
                    .relatedTo(cursor.keySpan(found.getFirst()), "the other one")
                    .withHelp(remedy(code)));
        }
        return found.stream().findFirst();
    }

    private static String remedy(String code) {
        return code.equals("two-actions") ? "Keep one, and make the other a step of its own." : "Keep one of them.";
    }

    static Optional<String> exactlyOne(Cursor cursor, String code, String what, List<String> keys) {
        var found = atMostOne(cursor, code, what, keys);
        if (found.isEmpty()) {
            var all = keys.stream().map(k -> "`" + k + "`").toList();
            cursor.report(Diagnostic.error(code, cursor.span(), what + " lacks what it is about")
                    .withHelp("Write one of " + String.join(", ", all.subList(0, all.size() - 1)) + " or "
                            + all.getLast() + "."));
        }
        return found;
    }

    /** These keys say something about another one, which is missing. */
    static void useless(Cursor cursor, List<String> keys, String why, String help) {
        for (var key : keys) {
            if (cursor.has(key)) {
                cursor.report(Diagnostic.error(
                                "key-without-effect", cursor.keySpan(key), "`" + key + "` does nothing here: " + why)
                        .withHelp(help));
            }
        }
    }
}
