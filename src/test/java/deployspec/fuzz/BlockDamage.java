package deployspec.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Damage to lines, and to blocks of them: a line with all that is indented further below it. */
final class BlockDamage {
    private static final Pattern KEY = Pattern.compile("[ -]*([A-Za-z][A-Za-z0-9_-]*):(?: |$)");
    private static final int LONGEST = 60;

    private BlockDamage() {}

    static List<Damage> all(Corpus corpus) {
        return List.of(
                BlockDamage::takeALine,
                BlockDamage::swapLines,
                BlockDamage::indent,
                BlockDamage::take,
                BlockDamage::repeat,
                BlockDamage::move,
                BlockDamage::swap,
                BlockDamage::emptyOut,
                (text, chance) -> exchange(text, corpus.blocks(), chance),
                (text, chance) -> exchange(text, corpus.blocks(), chance),
                (text, chance) -> exchange(text, corpus.blocks(), chance),
                (text, chance) -> add(text, corpus.blocks(), chance),
                (text, chance) -> add(text, corpus.blocks(), chance),
                (text, chance) -> graft(text, corpus.any(chance), chance),
                (text, chance) -> splice(text, corpus.any(chance), chance));
    }

    private static String takeALine(String text, Chance chance) {
        var lines = lines(text);
        lines.remove(chance.below(lines.size()));
        return joined(lines);
    }

    private static String swapLines(String text, Chance chance) {
        var lines = lines(text);
        int one = chance.below(lines.size());
        lines.set(chance.below(lines.size()), lines.set(one, lines.get(chance.below(lines.size()))));
        return joined(lines);
    }

    private static String indent(String text, Chance chance) {
        var lines = lines(text);
        var block = block(lines, chance);
        int by = chance.below(7) - 3;
        block.lines.replaceAll(line -> indented(line, by));
        return joined(lines);
    }

    private static String take(String text, Chance chance) {
        var lines = lines(text);
        block(lines, chance).lines.clear();
        return joined(lines);
    }

    private static String repeat(String text, Chance chance) {
        var lines = lines(text);
        var block = block(lines, chance);
        var copy = List.copyOf(block.lines);
        for (int times = chance.once(10) ? 20 : 1; times > 0; times--) {
            lines.addAll(block.end, copy);
        }
        return joined(lines);
    }

    private static String move(String text, Chance chance) {
        var lines = lines(text);
        var block = block(lines, chance);
        var copy = List.copyOf(block.lines);
        block.lines.clear();
        put(lines, copy, chance);
        return joined(lines);
    }

    private static String swap(String text, Chance chance) {
        var lines = lines(text);
        var one = block(lines, chance);
        var copy = List.copyOf(one.lines);
        var two = block(lines, chance);
        var other = fitted(List.copyOf(two.lines), one.indentation);
        if (two.start >= one.end) {
            two.lines.clear();
            lines.addAll(two.start, fitted(copy, two.indentation));
            lines.subList(one.start, one.end).clear();
            lines.addAll(one.start, other);
        }
        return joined(lines);
    }

    /** Keeps a key and drops all that stood under it. */
    private static String emptyOut(String text, Chance chance) {
        var lines = lines(text);
        var block = block(lines, chance);
        block.lines.subList(1, block.lines.size()).clear();
        return joined(lines);
    }

    /** Something that stands elsewhere under the same key: what comes out is most often still a spec. */
    private static String exchange(String text, Map<String, List<List<String>>> blocks, Chance chance) {
        var lines = lines(text);
        var block = block(lines, chance);
        var others = blocks.get(key(block.lines.getFirst()));
        if (others == null) {
            return text;
        }
        var other = fitted(chance.of(others), block.indentation);
        boolean item = block.lines.getFirst().strip().startsWith("- ");
        block.lines.clear();
        lines.addAll(block.start, other);
        if (item && !other.getFirst().strip().startsWith("- ")) {
            lines.set(block.start, other.getFirst().replaceFirst("^ *", "$0- "));
        }
        return joined(lines);
    }

    /** A key that some spec has beside a key that this one has, at the same depth. */
    private static String add(String text, Map<String, List<List<String>>> blocks, Chance chance) {
        var lines = lines(text);
        var block = block(lines, chance);
        var keys = List.copyOf(blocks.keySet());
        lines.addAll(block.end, fitted(chance.of(blocks.get(chance.of(keys))), block.indentation));
        return joined(lines);
    }

    /** The key that a line begins with, a dash before it or not; "" if it begins with none. */
    static String key(String line) {
        var key = KEY.matcher(line);
        return key.lookingAt() ? key.group(1) : "";
    }

    /** Every block of a text that begins with a key. */
    static void collect(String text, Map<String, List<List<String>>> blocks) {
        var lines = lines(text);
        for (int start = 0; start < lines.size(); start++) {
            var key = key(lines.get(start));
            var block = block(lines, start).lines;
            if (!key.isEmpty() && block.size() < LONGEST) {
                blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(List.copyOf(block));
            }
        }
    }

    /** A block of another spec, at a place and with an indentation where this one has something. */
    private static String graft(String text, String other, Chance chance) {
        var lines = lines(text);
        put(lines, List.copyOf(block(lines(other), chance).lines), chance);
        return joined(lines);
    }

    /** The beginning of one spec and the end of another. */
    private static String splice(String text, String other, Chance chance) {
        return text.substring(0, chance.below(text.length())) + other.substring(chance.below(other.length()));
    }

    private static void put(List<String> lines, List<String> block, Chance chance) {
        int at = lines.isEmpty() ? 0 : chance.below(lines.size());
        int indentation = lines.isEmpty() ? 0 : indentation(lines.get(at));
        lines.addAll(at, fitted(block, indentation));
    }

    private static List<String> fitted(List<String> block, int indentation) {
        int by = indentation - indentation(block.getFirst());
        return block.stream().map(line -> indented(line, by)).toList();
    }

    private static String indented(String line, int by) {
        return by >= 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, indentation(line)));
    }

    private record Block(int start, int end, int indentation, List<String> lines) {}

    private static Block block(List<String> lines, Chance chance) {
        return block(lines, chance.below(lines.size()));
    }

    private static Block block(List<String> lines, int start) {
        int indentation = indentation(lines.get(start));
        int end = start + 1;
        while (end < lines.size() && (lines.get(end).isBlank() || indentation(lines.get(end)) > indentation)) {
            end++;
        }
        return new Block(start, end, indentation, lines.subList(start, end));
    }

    private static int indentation(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
