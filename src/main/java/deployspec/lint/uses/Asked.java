package deployspec.lint.uses;

import static java.util.stream.Collectors.toSet;

import deployspec.model.Approval;
import deployspec.model.Contact;
import deployspec.model.Located;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.StepAction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is asked for a decision. */
public final class Asked {
    private Asked() {}

    /** Every approval: of steps and blocks, and those that follow when nobody answers. */
    public static Stream<Approval> approvals(Spec spec) {
        var ofSteps = Written.steps(spec)
                .flatMap(s -> s.action().value() instanceof StepAction.Approve a
                        ? Stream.of(a.approval())
                        : Stream.<Approval>empty());
        var ofBlocks = Written.blocks(spec).flatMap(b -> b.approve().stream());
        return Stream.concat(ofBlocks, ofSteps).flatMap(Asked::withNext);
    }

    /** The people whose silence has a consequence. */
    public static Set<String> inTime(Spec spec) {
        var approving = approvals(spec).filter(a -> a.within().isPresent()).flatMap(a -> a.by().stream());
        var deciding = spec.rollback().stream()
                .flatMap(r -> r instanceof Rollback.Procedure p
                                && p.decide() instanceof Rollback.ByContacts by
                                && by.within().isPresent()
                        ? by.by().stream()
                        : Stream.<Located<String>>empty());
        return people(
                spec, Stream.concat(approving, deciding).map(Located::value).toList());
    }

    /** Those behind the names: a body stands for its members, to any depth; whatever is not declared stands for nobody. */
    public static Set<String> people(Spec spec, List<String> names) {
        Map<String, Contact> contacts = spec.contacts().stream()
                .collect(Collectors.toMap(c -> c.name().value(), Function.identity(), (a, b) -> a));
        var found = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<String>();
        names.forEach(name -> expand(name, contacts, found, seen));
        return found.stream().collect(toSet());
    }

    private static void expand(String name, Map<String, Contact> contacts, Set<String> found, Set<String> seen) {
        var contact = contacts.get(name);
        if (contact == null || !seen.add(name)) {
            return;
        }
        if (contact.members().isEmpty()) {
            found.add(name);
        }
        contact.members().forEach(member -> expand(member.value(), contacts, found, seen));
    }

    private static Stream<Approval> withNext(Approval approval) {
        return Stream.concat(
                Stream.of(approval),
                approval.otherwise() instanceof Approval.Ask ask ? withNext(ask.approval()) : Stream.empty());
    }
}
