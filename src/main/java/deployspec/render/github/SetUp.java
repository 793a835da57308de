package deployspec.render.github;

import deployspec.plan.Plan;
import deployspec.plan.Question;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What has to exist in the repository beside the workflows, as commands for whoever administers it: environments with those who
 * release them, secrets and variables. GitHub keeps none of it in a file.
 *
 * @param reviewers everybody who releases something
 */
record SetUp(
        SetUpText id,
        SetUpText spec,
        SetUpText digest,
        boolean asksPeople,
        List<Reviewer> reviewers,
        List<Environment> environments,
        boolean needsSecrets,
        List<Entry> secrets,
        boolean needsVariables,
        List<Entry> variables) {
    private static final String OPERATOR = "operator";

    /** @param variable of the shell that holds the login */
    record Reviewer(SetUpText variable, SetUpText who) {}

    /** @param unlikeOperator whether whoever starts a run may not release it */
    record Environment(SetUpText name, boolean unlikeOperator, List<SetUpText> released) {}

    record Entry(SetUpText name, Optional<SetUpText> about) {}

    static SetUp of(Plan plan, String digest, List<Job> jobs) {
        var wording = Wording.of(plan);
        var environments = new LinkedHashMap<String, Environment>();
        var people = new LinkedHashMap<String, Reviewer>();
        for (var job : jobs) {
            if (job.environment().isPresent() && job.units().getFirst() instanceof Unit.ByHand byHand) {
                var who = who(plan, byHand);
                who.forEach((variable, role) -> people.put(variable, reviewer(variable, role)));
                var name = job.environment().get();
                environments.putIfAbsent(
                        name,
                        new Environment(
                                SetUpText.name(name),
                                byHand.approval()
                                        .filter(Question.Approve::notOperator)
                                        .isPresent(),
                                who.keySet().stream().map(SetUpText::name).toList()));
            }
        }
        var secrets = plan.secrets().stream()
                .map(s -> entry(s.name(), s.about().map(wording::plain)))
                .toList();
        var variables = Units.answers(plan.rollbackSteps())
                .map(a -> entry(a.name(), Optional.of(question(a, wording))))
                .toList();
        return new SetUp(
                SetUpText.name(plan.head().id()),
                SetUpText.comment(plan.head().spec()),
                SetUpText.name(digest),
                !environments.isEmpty(),
                List.copyOf(people.values()),
                List.copyOf(environments.values()),
                !secrets.isEmpty(),
                secrets,
                !variables.isEmpty(),
                variables);
    }

    Artefact write() {
        return new Artefact(
                "SETUP.md", Template.of("github/setup.md", SetUpText.class).fill(this), false);
    }

    private static Reviewer reviewer(String variable, String who) {
        return new Reviewer(SetUpText.name(variable), SetUpText.comment(who));
    }

    private static Entry entry(String name, Optional<String> about) {
        return new Entry(SetUpText.name(name), about.map(SetUpText::comment));
    }

    private static String question(Question.Answer answer, Wording wording) {
        var options = answer.options().isEmpty() ? "" : " One of " + String.join(", ", answer.options()) + ".";
        return wording.plain(answer.question()) + options;
    }

    /** Roles by the variables that hold their logins; a body counts through its members. */
    private static SequencedMap<String, String> who(Plan plan, Unit.ByHand unit) {
        var contacts = new ArrayList<String>();
        unit.approval().ifPresent(a -> contacts.addAll(a.by()));
        if (contacts.isEmpty()) {
            unit.owner().ifPresent(contacts::add);
        }
        var who = new LinkedHashMap<String, String>();
        plan.whoAnswersFor(contacts).forEach(c -> who.put(variable(c.id()), c.role()));
        if (who.isEmpty()) {
            who.put(OPERATOR, "whoever carries out a run");
        }
        return who;
    }

    private static String variable(String contact) {
        return (Character.isDigit(contact.charAt(0)) ? "_" : "") + contact.replace('-', '_');
    }
}
