package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.ForEach;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The turns of a loop in batches: how many are done when the gates are judged, as a count or a share of all. */
final class Batches {
    private Batches() {}

    static Optional<ForEach> loop(Cursor c) {
        var loop = c.optional("for-each", Loops::forEach);
        if (!c.has("batch")) {
            return loop;
        }
        if (loop.isEmpty()) {
            Choice.useless(c, List.of("batch"), "there is no `for-each`", "Write the loop whose turns it divides.");
        } else if (!c.has("gates")) {
            Choice.useless(
                    c,
                    List.of("batch"),
                    "nothing is judged between two batches",
                    "Write `gates` that say whether the next batch may begin.");
        } else if (c.has("watch")) {
            Choice.useless(
                    c,
                    List.of("batch"),
                    "each turn watches for itself",
                    "Write a watch behind the loop, with its gates.");
        }
        return loop.map(l -> new ForEach(l.iterations(), ends(c, l.iterations().size()), l.span()));
    }

    private static List<Integer> ends(Cursor c, int turns) {
        var nodes = c.node("batch").map(n -> ((Node.Items) n).values()).orElse(List.of());
        var ends = new ArrayList<Integer>();
        for (var node : nodes) {
            int before = ends.isEmpty() ? 0 : ends.getLast();
            int end = end(((Scalar) node).text(), turns);
            if (end > turns) {
                c.report(Diagnostic.error("bad-batch", node.span(), "the loop has only %s".formatted(counted(turns)))
                        .withHelp("Let the last batch end with `100%`."));
                return List.of(turns);
            }
            if (end <= before) {
                c.report(Diagnostic.error(
                                "bad-batch",
                                node.span(),
                                "this batch is empty: it ends with %s, and so many are done before it"
                                        .formatted(counted(end)))
                        .withHelp("Each number says how many turns are done when the batch is: write one that grows."));
                return List.of(turns);
            }
            ends.add(end);
        }
        if (ends.getLast() < turns) {
            c.report(Diagnostic.error(
                            "bad-batch",
                            nodes.getLast().span(),
                            "the last batch ends with %d of %s, and nothing would do the others"
                                    .formatted(ends.getLast(), counted(turns)))
                    .withHelp("End with `100%`."));
        }
        return ends;
    }

    /** A share of a turn is a whole one: 50% of three are two. */
    private static int end(String written, int turns) {
        return written.endsWith("%")
                ? Math.ceilDiv(turns * Integer.parseInt(written.substring(0, written.length() - 1)), 100)
                : new BigDecimal(written)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .intValue();
    }

    private static String counted(int turns) {
        return turns + (turns == 1 ? " turn" : " turns");
    }
}
