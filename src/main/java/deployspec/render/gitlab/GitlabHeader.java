package deployspec.render.gitlab;

import deployspec.plan.Plan;
import deployspec.plan.PlannedSecret;
import deployspec.prose.Wording;
import deployspec.render.pipeline.Heading;
import deployspec.render.pipeline.Losses;
import deployspec.render.pipeline.Part;
import deployspec.render.pipeline.PartScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be set up outside the file, and what the procedure asks for and a pipeline does not hold. */
record GitlabHeader(Plan plan, GitlabJobs jobs) {
    List<String> lines(String digest) {
        return new Heading(
                        "Include it in the project's .gitlab-ci.yml.",
                        List.of(
                                "Each job carries out a stretch of runbook.sh, which is rendered beside this file and holds the conditions, gates, ",
                                "watches and the way back. A manual job is a person's: who starts it says that what it asks is so."),
                        setUp(),
                        "a pipeline",
                        notHeld())
                .lines(plan, digest);
    }

    private List<String> setUp() {
        var points = new ArrayList<String>();
        released()
                .forEach((environment, who) ->
                        points.add("Protected environment " + environment + ", allowed to deploy: " + who + "."));
        if (!plan.secrets().isEmpty()) {
            points.add("Masked and protected variables: "
                    + plan.secrets().stream().map(PlannedSecret::name).collect(Collectors.joining(", ")) + ".");
        }
        points.add("SPEC_RUNBOOK, where runbook.sh lies in the repository, and SPEC_IMAGE, " + PartScript.NEEDS);
        points.add("A runner that lets a job take as long as its timeout says, and a cache that all runners share.");
        return points;
    }

    private LinkedHashMap<String, String> released() {
        var wording = Wording.of(plan);
        var released = new LinkedHashMap<String, String>();
        Stream.concat(jobs.pipeline().forward().stream(), jobs.pipeline().back().stream())
                .filter(part -> part.release().isPresent())
                .forEach(part -> jobs.environment(part).ifPresent(e -> released.putIfAbsent(e, who(part, wording))));
        return released;
    }

    private static String who(Part part, Wording wording) {
        var by = part.release().stream()
                .flatMap(r -> r.by().stream())
                .map(wording::contact)
                .toList();
        return by.isEmpty() ? "whoever carries out the run" : String.join(" or ", by);
    }

    private List<String> notHeld() {
        var points = new ArrayList<String>();
        points.add("Who starts a manual job is checked only where its environment is protected.");
        points.add(
                "A no: whoever refuses leaves the job, or cancels the pipeline. A cancelled pipeline offers no way back.");
        points.addAll(Losses.of(plan, jobs.pipeline()));
        points.add(
                "A job that waits for an answer which no job brings goes on when SPEC_MORE_ANSWERS is set for the project and the"
                        + " job is run again.");
        points.add(
                "A job that is run again goes on where it stopped as long as the cache has its state; else it begins with the state of"
                        + " the job before, and what it had done is done again.");
        points.add("Two pipelines of one procedure take turns job by job: start one at a time.");
        points.add(
                "Each job begins in a fresh copy of the repository: files that a step leaves there do not pass to the next job.");
        return points;
    }
}
