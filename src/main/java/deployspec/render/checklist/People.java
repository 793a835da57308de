package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.EscalationHop;
import deployspec.plan.PlannedContact;
import deployspec.plan.Question;
import deployspec.plan.SignOff;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who there is, who is told next, and who signs. */
record People(Wording wording) {
    private static final String UNGROUPED = "Contacts";

    /** A heading a group, and the escalation path behind the first. */
    List<Block> contacts() {
        var groups = wording.plan().contacts().stream()
                .collect(Collectors.groupingBy(
                        c -> c.group().orElse(UNGROUPED), LinkedHashMap::new, Collectors.toList()));
        var sections = new ArrayList<List<Block>>();
        groups.forEach((name, contacts) -> {
            var section = new ArrayList<Block>(List.of(new Block.Heading(3, Line.plain(name))));
            contacts.forEach(contact -> section.add(contact(contact)));
            sections.add(section);
        });
        if (!wording.plan().escalation().isEmpty()) {
            sections.add(Math.min(1, sections.size()), escalation());
        }
        return sections.stream().flatMap(List::stream).toList();
    }

    private Block contact(PlannedContact contact) {
        var members = contact.members().stream().map(wording::contact).collect(Collectors.joining(", "));
        var details = Stream.of(contact.name(), contact.phone(), contact.email())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" - "));
        var toFillIn = members.isEmpty() ? "[Name] - [Phone] - [Email]" : members;
        return bullet(Line.strong(Line.plain(contact.role()).then(":"))
                .then(" ")
                .then(Line.plain(details.isEmpty() ? toFillIn : details)));
    }

    private List<Block> escalation() {
        var hops = wording.plan().escalation();
        var blocks = new ArrayList<Block>(List.of(new Block.Heading(3, Line.plain("Escalation Path"))));
        IntStream.range(0, hops.size())
                .mapToObj(i -> new Block.Point(
                        Block.Mark.NUMBER,
                        Line.strong(Line.plain("Level " + (i + 1) + ":"))
                                .then(" ")
                                .then(Line.plain(hop(hops.get(i)))),
                        List.of()))
                .forEach(blocks::add);
        return blocks;
    }

    private String hop(EscalationHop hop) {
        var response =
                hop.within().map(d -> " (response: " + Times.duration(d) + ")").orElse("");
        var via = hop.via().isEmpty() ? "" : ", told through " + String.join(" and ", hop.via());
        return wording.contact(hop.contact()) + response + via;
    }

    /** What is written down at the end, and by whom it is signed. */
    List<Block> completion() {
        var signOff = wording.plan().signOff();
        var records = signOff.map(SignOff::records).orElse(List.of());
        var blocks = new ArrayList<Block>();
        usual("Deployment Date", List.of(), records).forEach(blocks::add);
        usual("Deployment Duration", List.of(), records).forEach(blocks::add);
        usual("Rollback Performed", List.of("yes", "no"), records).forEach(blocks::add);
        records.forEach(answer -> blocks.add(Fields.answer(answer, wording)));
        signOff.filter(s -> !s.by().isEmpty()).ifPresent(s -> {
            blocks.add(new Block.Heading(3, Line.plain("Signatures")));
            s.by().forEach(contact -> blocks.add(Fields.signature(wording.contact(contact))));
        });
        return blocks;
    }

    /** What every run has, unless the author asks for it in the same words. */
    private Stream<Block> usual(String label, List<String> options, List<Question.Answer> records) {
        boolean asked = records.stream()
                .anyMatch(r ->
                        wording.plain(r.question()).toLowerCase(Locale.ROOT).equals(label.toLowerCase(Locale.ROOT)));
        return asked ? Stream.empty() : Stream.of(bullet(Fields.field(Line.plain(label), options)));
    }
}
