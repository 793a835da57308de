package deployspec.render.github;

import deployspec.plan.PlannedEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The script that every run begins with. */
final class BeginScript {
    private BeginScript() {}

    static String of(DispatchInputs inputs, Optional<PlannedEnvironment> environment) {
        var script = new StringBuilder("source \"$RUNNER_TEMP/spec.sh\"\n");
        environment
                .filter(PlannedEnvironment::typeTheName)
                .ifPresent(e -> script.append(refuseUnless(
                        "one_of \"$" + DispatchInputs.CONFIRMATION + "\" " + Bash.word(e.name()),
                        DispatchInputs.CONFIRMATION)));
        for (var asked : inputs.asked()) {
            if (asked.name().equals(DispatchInputs.CONFIRMATION)) {
                continue;
            }
            var value = "\"$" + asked.name() + "\"";
            if (asked.required()) {
                script.append(refuseUnless("[ -n " + value + " ]", asked.name()));
            }
            if (!asked.options().isEmpty()) {
                var options = asked.options().stream().map(Bash::word).collect(Collectors.joining(" "));
                script.append(refuseUnless("one_of " + value + " " + options, asked.name()));
            }
            asked.pattern().ifPresent(pattern -> {
                var fits = "fits " + value + " " + Readings.pattern(pattern);
                script.append(refuseUnless(asked.required() ? fits : "[ -z " + value + " ] || " + fits, asked.name()));
            });
        }
        return script.append("output t0 \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"\n")
                .append("fenced 'Done by hand, released through environments:' \"$BY_HAND\"\n")
                .toString();
    }

    /** What a person does by hand in each job, one a line. */
    static String byHand(List<Job> jobs) {
        return jobs.stream()
                .flatMap(job -> job.units().stream()
                        .flatMap(u -> u instanceof Unit.ByHand byHand
                                ? java.util.stream.Stream.of(job.environment().orElse("") + ": " + byHand.what())
                                : java.util.stream.Stream.empty()))
                .collect(Collectors.joining("\n"));
    }

    private static String refuseUnless(String condition, String name) {
        return "{ " + condition + "; } || over error " + Bash.word("the input " + name + " is not right") + "\n";
    }
}
