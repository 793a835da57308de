package deployspec.bash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a builtin, sorted out.
 *
 * @param letters the options that are given
 * @param values the words behind those that take one, by letter
 * @param operands the words behind the options
 */
record Options(String letters, Map<Character, Word> values, List<Word> operands) {

    /** Up to the first word that is no option, or is not known without running anything. */
    static Options of(List<Word> arguments, String lettersWithValue) {
        var letters = new StringBuilder();
        var values = new HashMap<Character, Word>();
        int at = 0;
        while (at < arguments.size()) {
            String text = arguments.get(at).literal().orElse("");
            if (text.equals("--")) {
                at++;
                break;
            }
            if (!text.matches("[-+][A-Za-z].*")) {
                break;
            }
            at++;
            for (int i = 1; i < text.length(); i++) {
                char letter = text.charAt(i);
                letters.append(letter);
                if (lettersWithValue.indexOf(letter) >= 0) {
                    if (i + 1 == text.length() && at < arguments.size()) {
                        values.put(letter, arguments.get(at++));
                    }
                    break;
                }
            }
        }
        return new Options(letters.toString(), values, new ArrayList<>(arguments.subList(at, arguments.size())));
    }

    boolean has(char letter) {
        return letters.indexOf(letter) >= 0;
    }
}
