package deployspec.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Damage to characters and to words. */
final class TextDamage {
    private static final Pattern TOKEN = Pattern.compile("[\\p{Alnum}_-]+|\\s+|.", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?");
    private static final Pattern KEY = Pattern.compile("(?m)(?<=^[ -]{0,30})[A-Za-z][A-Za-z0-9_-]*(?=:)");
    private static final Pattern VALUE = Pattern.compile("(?m)(?<=: )\\S.*$");
    private static final String SPICE =
            "\t\n\r :-?[]{}#&*!|>'\"%@`\\,.<=~^$()/0x\u0000\u0007\u001b\u007f\u0085\u00a0\u00e9\u0301\u200b\u200d\u202e\u2028\u2066\ufeff\ufffd\uffff\ud83d\ude00";

    /** These take as long as a hundred of the others. */
    private static final int RARELY = 20;

    private TextDamage() {}

    static List<Damage> all(Words words) {
        var endless = replacing(VALUE, words.endless());
        return List.of(
                (text, chance) -> chance.once(RARELY) ? endless.to(text, chance) : text,
                TextDamage::putACharacter,
                TextDamage::takeCharacters,
                TextDamage::repeatCharacters,
                TextDamage::cutShort,
                TextDamage::swapWords,
                TextDamage::takeAWord,
                replacing(NUMBER, words.extremes()),
                replacing(KEY, words.keys()),
                replacing(VALUE, words.values()),
                replacing(VALUE, words.extremes()),
                replacing(VALUE, words.hostile()),
                replacing(TOKEN, words.keys()),
                replacing(TOKEN, words.extremes()),
                replacing(KEY, words.hostile()));
    }

    private static String putACharacter(String text, Chance chance) {
        int at = chance.below(text.length() + 1);
        return text.substring(0, at) + chance.of(SPICE) + text.substring(at);
    }

    private static String takeCharacters(String text, Chance chance) {
        int from = chance.below(text.length());
        int to = Math.min(text.length(), from + 1 + chance.below(chance.once(4) ? 40 : 2));
        return text.substring(0, from) + text.substring(to);
    }

    private static String repeatCharacters(String text, Chance chance) {
        int from = chance.below(text.length());
        int to = Math.min(text.length(), from + 1 + chance.below(6));
        return text.substring(0, to)
                + text.substring(from, to).repeat(chance.below(chance.once(20) ? 500 : 5))
                + text.substring(to);
    }

    private static String cutShort(String text, Chance chance) {
        return text.substring(0, chance.below(text.length()));
    }

    private static String swapWords(String text, Chance chance) {
        var found = places(TOKEN, text);
        if (found.size() < 2) {
            return text;
        }
        var one = chance.of(found);
        var two = chance.of(found);
        var first = one.from < two.from ? one : two;
        var second = one.from < two.from ? two : one;
        return first.from == second.from
                ? text
                : text.substring(0, first.from)
                        + text.substring(second.from, second.to)
                        + text.substring(first.to, second.from)
                        + text.substring(first.from, first.to)
                        + text.substring(second.to);
    }

    private static String takeAWord(String text, Chance chance) {
        return replaced(text, TOKEN, "", chance);
    }

    private static Damage replacing(Pattern what, List<String> by) {
        return (text, chance) -> replaced(text, what, chance.of(by), chance);
    }

    /** From a place that was met by chance, so that a long text need not be searched from its beginning. */
    private static String replaced(String text, Pattern what, String by, Chance chance) {
        var matcher = what.matcher(text);
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        if (!matcher.find(chance.below(text.length()))) {
            return text;
        }
        return text.substring(0, matcher.start()) + by + text.substring(matcher.end());
    }

    private record Place(int from, int to) {}

    private static List<Place> places(Pattern what, String text) {
        var found = new ArrayList<Place>();
        for (var matcher = what.matcher(text); matcher.find(); ) {
            found.add(new Place(matcher.start(), matcher.end()));
        }
        return found;
    }
}
