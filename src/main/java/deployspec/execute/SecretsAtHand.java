package deployspec.execute;

import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import java.util.Optional;

/** Finds the secrets that an action needs when it is first needed: {@code Got} empty = all there, else why one is not. */
record SecretsAtHand(Situation situation) {
    Sought<Optional<String>> need(Action action) {
        for (var name : Tasks.secretNames(action)) {
            if (situation.desk().secrets.containsKey(name)) {
                continue;
            }
            var planned = situation.plan().secrets().stream()
                    .filter(s -> s.name().equals(name))
                    .findFirst();
            if (planned.isEmpty()) {
                return new Sought.Got<>(
                        Optional.of(
                                "the secret " + name
                                        + " is not at hand: a captured secret is never stored, so it is lost when a run is carried on"));
            }
            var ticket = "secret " + name;
            var failed = situation.desk().result(ticket);
            if (failed.isPresent()) {
                return new Sought.Got<>(Optional.of("the secret " + name + " was not found"
                        + (failed.get() instanceof Result.Failed f ? ": " + f.why() : "")));
            }
            if (situation.desk().isRunning(ticket)) {
                return new Sought.Pending<>(Move.await("the secret " + name));
            }
            var source = Task.source(name, planned.get().origin(), situation::shown);
            return new Sought.Pending<>(Move.begin(ticket, new Task.FetchSecret(name, source)));
        }
        return new Sought.Got<>(Optional.empty());
    }
}
