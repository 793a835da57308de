package deployspec.render.issue;

import deployspec.plan.Plan;
import deployspec.render.Artefact;
import deployspec.render.Renderer;
import deployspec.render.checklist.Checklist;
import deployspec.render.checklist.EachLine;
import deployspec.render.markdown.MarkdownDocument;
import java.util.List;

/** {@code issue.md}, and {@code issue-02-<part>.md} and so on where GitHub would refuse a body for its length. */
public final class IssueRenderer implements Renderer {
    private static final String LIMITS =
            "Tick, fill in and comment here; what is to be done is changed in the spec. An issue"
                    + " cannot hold people to it: whoever may edit it may tick any box, and nothing here enforces the order, who may"
                    + " approve, time limits or samples that are due. GitHub keeps who edited it and when, and lets that be deleted.";

    @Override
    public String target() {
        return "issue";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var whole = new EachLine(SilentLinks::in).in(Checklist.of(plan, digest, LIMITS));
        var text = MarkdownDocument.write(whole);
        return text.length() <= Issues.LONGEST
                ? List.of(new Artefact(Issues.FIRST, text, false))
                : Issues.of(whole, Checklist.how(LIMITS)).all().stream()
                        .map(issue -> new Artefact(issue.file(), MarkdownDocument.write(issue.body()), false))
                        .toList();
    }
}
