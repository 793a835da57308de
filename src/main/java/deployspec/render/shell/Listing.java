package deployspec.render.shell;

import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;

/** Every step, then the appendix, a line each. */
record Listing(Wording wording, List<String> lines) {
    static String of(Plan plan) {
        var listing = new Listing(Wording.of(plan), new ArrayList<>());
        plan.phases().forEach(listing::item);
        plan.rollback().filter(r -> !r.items().isEmpty()).ifPresent(rollback -> {
            listing.lines.add("== Rollback");
            rollback.items().forEach(listing::item);
        });
        plan.references().forEach(reference -> {
            listing.lines.add("== " + listing.wording.plain(reference.title()));
            reference.entries().forEach(entry -> {
                listing.lines.add("   " + listing.wording.plain(entry.title()));
                entry.command().ifPresent(c -> c.lines().forEach(l -> listing.lines.add("     " + line(l))));
                entry.urls().forEach(u -> listing.lines.add("     " + listing.wording.literal(u)));
                entry.paths().forEach(p -> listing.lines.add("     " + line(p)));
            });
        });
        return String.join("\n", listing.lines) + "\n";
    }

    private void item(Item item) {
        switch (item) {
            case PlannedBlock block -> {
                lines.add("== " + block.number() + " " + wording.plain(block.title()));
                block.items().forEach(this::item);
            }
            case PlannedStep step -> {
                var always = step.role() == PlannedStep.Role.ALWAYS ? " (in any case)" : "";
                lines.add("%-8s %-32s %s%s".formatted(step.number(), step.id(), wording.plain(step.title()), always));
                step.children().forEach(this::item);
            }
            case Item.Parallel parallel -> parallel.branches().forEach(this::item);
            case Item.Note note -> lines.add("   Note: " + wording.plain(note.text()));
        }
    }

    private static String line(String text) {
        return Visible.of(text).replace('\n', ' ');
    }
}
