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
import java.util.stream.Stream;

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
        boolean hasEnvironments,
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

    /**
     * GitHub holds to both, its timer and its reviewers.
     *
     * @param minutes of its wait timer
     * @param unlikeOperator whether whoever starts a run may not release it
     */
    record Environment(SetUpText name, SetUpText minutes, boolean unlikeOperator, List<SetUpText> released) {}

    record Entry(SetUpText name, Optional<SetUpText> about) {}

    static SetUp of(Plan plan, String digest, List<Job> jobs) {
        var wording = Wording.of(plan);
        var environments = new LinkedHashMap<String, List<Job>>();
        var people = new LinkedHashMap<String, Reviewer>();
        for (var job : jobs) {
            job.environment()
                    .ifPresent(name -> environments
                            .computeIfAbsent(name, n -> new ArrayList<>())
                            .add(job));
            released(job)
                    .forEach(byHand -> who(plan, byHand)
                            .forEach((variable, role) -> people.put(variable, reviewer(variable, role))));
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
                !people.isEmpty(),
                List.copyOf(people.values()),
                environments.entrySet().stream()
                        .map(e -> environment(plan, e.getKey(), e.getValue()))
                        .toList(),
                !secrets.isEmpty(),
                secrets,
                !variables.isEmpty(),
                variables);
    }

    Artefact write() {
        return new Artefact(
                "SETUP.md", Template.of("github/setup.md", SetUpText.class).fill(this), false);
    }

    private static Environment environment(Plan plan, String name, List<Job> jobs) {
        var byHand = jobs.stream().flatMap(SetUp::released).findFirst();
        long minutes = jobs.stream()
                .flatMap(job -> job.timer().stream())
                .mapToLong(Timer::minutes)
                .findFirst()
                .orElse(0);
        return new Environment(
                SetUpText.name(name),
                SetUpText.name(Long.toString(minutes)),
                byHand.flatMap(Unit.ByHand::approval)
                        .filter(Question.Approve::notOperator)
                        .isPresent(),
                byHand.stream()
                        .flatMap(unit -> who(plan, unit).keySet().stream())
                        .map(SetUpText::name)
                        .toList());
    }

    /** What people do first in a job, and release it by. */
    private static Stream<Unit.ByHand> released(Job job) {
        return job.units().getFirst() instanceof Unit.ByHand byHand ? Stream.of(byHand) : Stream.empty();
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
