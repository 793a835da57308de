package deployspec.render.pipeline;

import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.render.pipeline.Part.Way;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of turns, cut wherever a person comes in. */
final class Parts {
    private final Wording wording;
    private final String mark;
    private final List<PlannedStep> order;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Cut> cuts = new ArrayList<>();

    private Parts(Wording wording, String mark, List<PlannedStep> order) {
        this.wording = wording;
        this.mark = mark;
        this.order = List.copyOf(order);
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i).id(), i);
        }
    }

    /**
     * @param order of all steps that may be carried out, parents in front of their children
     * @param mark in front of every id of the way back; empty where all goes well
     */
    static List<Part> of(List<Group> groups, List<PlannedStep> order, Wording wording, String mark) {
        var parts = new Parts(wording, mark, order);
        groups.forEach(parts::cut);
        return parts.all();
    }

    private void cut(Group group) {
        var open = Cut.open(group);
        for (var turn : group.turns()) {
            if (!open.takes(turn)) {
                cuts.add(open);
                open = Cut.open(group);
            }
            open.turns().add(turn);
        }
        cuts.add(open);
    }

    private List<Part> all() {
        var parts = new ArrayList<Part>();
        int reached = 0;
        for (int i = 0; i < cuts.size(); i++) {
            var cut = cuts.get(i);
            for (var turn : cut.turns()) {
                reached = Math.max(reached, place(turn));
            }
            int end = reached;
            var next = cuts.stream().skip(i + 1).findFirst();
            parts.add(part(
                    i + 1,
                    cut,
                    next.map(n -> order.get(end).id()),
                    next.filter(n -> n.group() == cut.group())
                            .map(n -> n.turns().getFirst())
                            .filter(n -> place(n) <= end || isInside(n, end))
                            .flatMap(Parts::question)));
        }
        return parts;
    }

    /** Whether it comes up in a child of the step at whose own turns the part ends. */
    private boolean isInside(Turn turn, int end) {
        return order.get(end)
                .allSteps()
                .anyMatch(step -> step.id().equals(turn.step().id()));
    }

    private int place(Turn turn) {
        return places.getOrDefault(turn.step().id(), -1);
    }

    private static Optional<String> question(Turn turn) {
        return turn instanceof Turn.Asks asks
                ? asks.answers().stream().findFirst().map(Answer::key)
                : Optional.empty();
    }

    private Part part(int number, Cut cut, Optional<String> until, Optional<String> untilAsked) {
        var worked = cut.worked();
        var due = begins(number, cut) ? cut.group().due() : Optional.<Due>empty();
        return new Part(
                id(number, cut),
                way(number, cut),
                cut.group().stage(),
                cut.group().title(),
                worked.stream()
                        .map(s -> s.number() + " " + wording.plain(s.title()))
                        .toList(),
                due.map(d -> d.asking(cut.release())).orElse(cut.release()),
                due,
                until,
                untilAsked,
                worked.stream().anyMatch(s -> s.effects().changing()),
                worked.stream().map(Longest::of).reduce(Duration.ZERO, Duration::plus));
    }

    /** Whether it is the first of its group. */
    private boolean begins(int number, Cut cut) {
        return number == 1 || cuts.get(number - 2).group() != cut.group();
    }

    private Way way(int number, Cut cut) {
        if (mark.isEmpty()) {
            return number == 1 ? Way.BEGIN : Way.ON;
        }
        if (cut.group().stage().equals(Pipeline.ROLLBACK)) {
            return number == 1 ? Way.ROLLBACK : Way.BACK;
        }
        return Way.AFTER;
    }

    /** {@code 07-go-ahead} where somebody comes in, else {@code 08-deploy}: an engine lists them in this order. */
    private String id(int number, Cut cut) {
        var name = cut.turns().getFirst() instanceof Turn.Asks asks
                        && !cut.group().stage().equals("sign-off")
                ? asks.step().id()
                : cut.group().id();
        int width = Math.max(2, Integer.toString(cuts.size()).length());
        var id = mark + ("%0" + width + "d-%s").formatted(number, Slug.of(name));
        return id.substring(0, Math.min(id.length(), Part.LONGEST_ID)).replaceAll("-$", "");
    }
}
