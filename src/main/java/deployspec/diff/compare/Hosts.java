package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Subject;
import deployspec.plan.Action;
import deployspec.plan.Plan;
import deployspec.plan.PlannedSecret;
import deployspec.prose.Requests;
import deployspec.prose.Wording;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Another host that the procedure talks to is another one to trust. */
public final class Hosts implements Comparer {
    private static final Pattern ADDRESS =
            Pattern.compile("\\b[a-z][a-z0-9+.-]*://(?:[^/@\\s\"']*@)?([^/:\\s\"'?#)]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![\\w.-])[\\w.-]+@((?:[a-z0-9-]+\\.){1,20}[a-z]{2,})\\b");
    /** A name that a path follows, as an image or an address without a scheme has it. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w./@:-])((?:[a-z0-9-]+\\.){1,20}[a-z]{2,})(?::[0-9]+)?/");

    @Override
    public void compare(Matched plans, Changes found) {
        var known = new HashSet<>(in(plans.before()).keySet());
        in(plans.after()).forEach((host, where) -> {
            if (known.add(host)) {
                found.about(where).added(Effect.WEAKER, "host-added", "the procedure talks to one more host", host);
            }
        });
    }

    /** Each host and what names it first. */
    private static Map<String, Subject> in(Plan plan) {
        var hosts = new LinkedHashMap<String, Subject>();
        var wording = Wording.of(plan);
        for (var input : plan.inputs()) {
            var subject = Subject.named(Subject.Sort.INPUT, input.name());
            input.value().ifPresent(v -> find(v, subject, hosts));
            input.required().stream().flatMap(Touching::actions).forEach(a -> find(a, wording, subject, hosts));
        }
        for (var secret : plan.secrets()) {
            if (secret.origin() instanceof PlannedSecret.FromScript script) {
                find(script.script(), Subject.named(Subject.Sort.SECRET, secret.name()), hosts);
            }
        }
        plan.channels().forEach(c -> find(c.action(), wording, Subject.named(Subject.Sort.CHANNEL, c.id()), hosts));
        for (var threshold : plan.thresholds()) {
            Touching.actions(threshold).forEach(a -> find(a, wording, Subject.of(threshold, plan), hosts));
        }
        for (var step : plan.allSteps()) {
            var inside = wording.in(step);
            Touching.actions(step).forEach(a -> find(a, inside, Subject.of(step, plan), hosts));
        }
        return hosts;
    }

    private static void find(Action action, Wording wording, Subject subject, Map<String, Subject> hosts) {
        switch (action) {
            case Action.RunProcess run -> {
                find(run.script(), subject, hosts);
                run.interpreter().via().ifPresent(v -> find(v, subject, hosts));
                run.environment().values().forEach(v -> find(wording.literal(v), subject, hosts));
            }
            case Action.CallHttp call -> find(Requests.whole(call, wording), subject, hosts);
            case Action.AskOperator ask -> {}
            case Action.Pause pause -> {}
        }
    }

    private static void find(String text, Subject subject, Map<String, Subject> hosts) {
        for (var pattern : List.of(ADDRESS, ACCOUNT, NAME)) {
            pattern.matcher(text)
                    .results()
                    .map(m -> m.group(1).toLowerCase(Locale.ROOT))
                    .filter(h -> !h.contains("$"))
                    .forEach(h -> hosts.putIfAbsent(h, subject));
        }
    }
}
