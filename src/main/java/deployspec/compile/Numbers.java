package deployspec.compile;

/**
 * The numbers by which people find things: phases are A, B, C; sections count from 1 through all phases; what is inside
 * counts behind a dot. The rollback counts for itself, behind an R.
 */
final class Numbers {
    private final Counter sections;
    private char phases = 'A';

    private Numbers(String mark) {
        this.sections = new Counter(mark, "");
    }

    static Numbers ofPhases() {
        return new Numbers("");
    }

    static Numbers ofRollback() {
        return new Numbers("R");
    }

    /** Counts what stands directly in the next phase. */
    Counter phase() {
        var letter = phases++;
        return new Counter(letter + ".", String.valueOf(letter));
    }

    /** Counts what stands in no block. */
    Counter top() {
        return sections;
    }

    /** Counts what stands in the next section inside this block: the outermost ones go through, the others nest. */
    Counter section(Counter outer) {
        return outer.isPhase() ? inner(sections) : inner(outer);
    }

    /** Counts what stands in the next item of this block. */
    Counter inner(Counter outer) {
        var number = outer.next();
        return new Counter(number + ".", number);
    }

    /** Gives 1, 2, 3 behind a prefix. */
    static final class Counter {
        private final String before;
        private final String prefix;
        private int count;

        private Counter(String before, String prefix) {
            this.before = before;
            this.prefix = prefix;
        }

        String next() {
            return before + ++count;
        }

        /** The number of the block whose content this counts. */
        String prefix() {
            return prefix;
        }

        private boolean isPhase() {
            return prefix.length() == 1 && Character.isLetter(prefix.charAt(0));
        }
    }
}
