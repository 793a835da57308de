package deployspec.bash;

import java.util.List;

/** What stands in {@code [[ … ]]}. */
public sealed interface TestExpression extends Region {

    /** A word alone: true if it is not empty. */
    record NotEmpty(Word word, int from, int to) implements TestExpression {}

    /** Such as {@code -f file}. */
    record Unary(String operator, Word operand, int from, int to) implements TestExpression {}

    /** Such as {@code a == b}; the right side of {@code ==} is a pattern, that of {@code =~} a regular expression. */
    record Binary(Word left, String operator, Word right, int from, int to) implements TestExpression {}

    /** {@code ! …} */
    record Not(TestExpression operand, int from, int to) implements TestExpression {}

    /** {@code … && …}, two or more. */
    record And(List<TestExpression> operands, int from, int to) implements TestExpression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** {@code … || …}, two or more. */
    record Or(List<TestExpression> operands, int from, int to) implements TestExpression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** {@code ( … )} */
    record Grouped(TestExpression inner, int from, int to) implements TestExpression {}
}
