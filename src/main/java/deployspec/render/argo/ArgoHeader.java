package deployspec.render.argo;

import deployspec.plan.Plan;
import deployspec.render.pipeline.Heading;
import deployspec.render.pipeline.Losses;
import deployspec.render.pipeline.PartScript;
import deployspec.render.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** What has to be there before, and what the procedure asks for and a workflow does not hold. */
record ArgoHeader(Plan plan, Pipeline pipeline, String runbook, String secret, List<String> secrets) {
    List<String> lines(String digest) {
        return new Heading(
                        "kustomization.yaml puts it into a cluster.",
                        List.of(
                                "Each part carries out a stretch of runbook.sh, which holds the conditions, gates, watches and the way back.",
                                "A task whose name begins with release is a person's: who resumes it says that what it asks is so."),
                        setUp(),
                        "a workflow",
                        notHeld())
                .lines(plan, digest);
    }

    private List<String> setUp() {
        var points = new ArrayList<String>();
        if (!secrets.isEmpty()) {
            points.add("Secret " + secret + " with the keys " + String.join(", ", secrets) + ".");
        }
        points.add("Argo Workflows 3.6 or newer.");
        points.add("ConfigMap " + runbook + " with runbook.sh, which kustomization.yaml makes.");
        points.add("SPEC_IMAGE, " + PartScript.NEEDS);
        points.add(
                "A storage class that gives each workflow a volume. It holds the state, and the folder that scripts begin in: what they"
                        + " need of a repository has to be in the image.");
        return points;
    }

    private List<String> notHeld() {
        var points = new ArrayList<String>();
        points.add("Who releases what: whoever may resume workflows may release any part, under any name.");
        points.add(
                "A no, but where an approval or a judgement has one to choose: else whoever refuses stops the workflow, which then"
                        + " offers the way back. A workflow that is terminated offers none.");
        if (pipeline.forward().stream().anyMatch(part -> part.due().isPresent())) {
            points.add(
                    "The next release of the procedure waits until the last phase of this one has ended, however late that is"
                            + " due: one workflow at a time.");
        }
        points.addAll(Losses.of(plan, pipeline));
        if (!plan.inputs().isEmpty()) {
            points.add(
                    "A value with $(NAME), $$ or two braces in a row, which Kubernetes or Argo would replace, cannot be given as a parameter;"
                            + " one that the procedure has itself is left to the runbook.");
        }
        points.add("A part that waits for an answer which no release brings goes on with argo retry and a value for"
                + " SPEC_MORE_ANSWERS.");
        return points;
    }
}
