package deployspec.source;

import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/**
 * The schema's patterns describe names, times and the like. A longer text has none of their forms, and is never given to
 * the pattern: the JDK's expressions call themselves for each repetition, and so overflow the stack.
 */
final class ShortTexts implements RegularExpressionFactory {
    @Override
    public RegularExpression getRegularExpression(String pattern) {
        var expression = JDKRegularExpressionFactory.getInstance().getRegularExpression(pattern);
        return text -> fits(text) && expression.matches(text);
    }

    static boolean fits(String text) {
        return text.length() <= Limits.WORD;
    }
}
