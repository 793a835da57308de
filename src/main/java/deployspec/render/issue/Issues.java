package deployspec.render.issue;

import deployspec.render.checklist.Block;
import deployspec.render.checklist.Checklist;
import deployspec.render.checklist.Checklist.Fact;
import deployspec.render.checklist.Checklist.Part;
import deployspec.render.checklist.EachLine;
import deployspec.render.checklist.Line;
import deployspec.value.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A checklist that is too long for one issue: the first holds what all need and a box for each of the others; each of them
 * holds what is ticked below one heading, or what of it fits.
 *
 * @param how is said in each
 */
record Issues(Checklist whole, Part how) {
    /** GitHub refuses a longer body. */
    static final int LONGEST = 65_536;

    static final String FIRST = "issue.md";

    /** What the head of each issue and, in the first, the list of the others are given. */
    private static final int HEAD = 20_000;

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TITLE = 200;

    private static final int LONGEST_NAME = 40;

    record Issue(String file, Checklist body) {}

    static Issues of(Checklist whole, Part how) {
        return new Issues(new EachLine(line -> cut(line, LONGEST_LINE)).in(whole), how);
    }

    private static Line cut(Line line, int longest) {
        var words = line.words();
        return words.length() <= longest
                ? line
                : Line.plain(words.substring(0, longest))
                        .then("… (all of it stands in ")
                        .then(Line.code("checklist.md"))
                        .then(")");
    }

    List<Issue> all() {
        var bodies = new ArrayList<List<Part>>();
        var first =
                whole.parts().stream().filter(part -> !isTicked(part.blocks())).toList();
        bodies.addAll(Pieces.of(first, LONGEST - HEAD));
        for (var part : whole.parts()) {
            if (isTicked(part.blocks())) {
                bodies.addAll(Pieces.of(List.of(part), LONGEST - HEAD));
            }
        }
        var files = IntStream.range(0, bodies.size())
                .mapToObj(i -> i == 0 ? FIRST : file(i + 1, bodies.get(i).getFirst()))
                .toList();
        return IntStream.range(0, bodies.size())
                .mapToObj(i -> i == 0
                        ? new Issue(FIRST, first(bodies, files))
                        : new Issue(files.get(i), another(bodies.get(i), i + 1, bodies.size())))
                .toList();
    }

    private static boolean isTicked(List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block -> block instanceof Block.Point point
                        && (point.mark() == Block.Mark.BOX || isTicked(point.content())));
    }

    private static String file(int number, Part part) {
        var name = Slug.of(part.title().words());
        var digits = number < 10 ? "0" + number : "" + number;
        return "issue-" + digits + "-" + name.substring(0, Math.min(LONGEST_NAME, name.length())) + ".md";
    }

    private Checklist first(List<List<Part>> bodies, List<String> files) {
        var boxes = new ArrayList<Block>();
        boxes.add(new Block.Paragraph(
                Line.plain("Too long for one issue: each part becomes one of its own, whose number is"
                        + " written on its line here. It is ticked when all of it is.")));
        for (int i = 1; i < bodies.size(); i++) {
            boxes.add(Block.box(
                    Line.plain("Part %d of %d: ".formatted(i + 1, bodies.size()))
                            .then(cut(bodies.get(i).getFirst().title(), LONGEST_TITLE))
                            .then(" · ")
                            .then(Line.code(files.get(i)))
                            .then(" · ")
                            .then(Line.blank()),
                    List.of()));
        }
        var parts = new ArrayList<>(bodies.getFirst());
        parts.add(new Part(Line.plain("Parts"), boxes));
        return with(whole.facts(), parts, whole.closing());
    }

    private Checklist another(List<Part> parts, int number, int count) {
        var facts = new ArrayList<>(whole.facts());
        facts.add(new Fact(Line.plain("Part"), Line.plain(number + " of " + count)));
        facts.add(new Fact(
                Line.plain("First part"),
                Line.code(FIRST).then(", issue number ").then(Line.blank())));
        return with(facts, Stream.concat(Stream.of(how), parts.stream()).toList(), List.of());
    }

    private Checklist with(List<Fact> facts, List<Part> parts, List<Fact> closing) {
        return new Checklist(whole.title(), facts, whole.spec(), whole.digest(), parts, closing);
    }
}
