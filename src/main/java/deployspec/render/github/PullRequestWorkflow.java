package deployspec.render.github;

import deployspec.template.Template;

/** A workflow that checks the specs of each pull request and says in a comment what the change makes of them. */
public final class PullRequestWorkflow {
    /** The model of its template. */
    record Model(YamlWord action) {}

    private PullRequestWorkflow() {}

    /** Whether this names an action by the commit that is meant: {@code OWNER/REPOSITORY@COMMIT}, in forty digits. */
    public static boolean isPinned(String action) {
        return YamlWord.PINNED.matcher(action).matches();
    }

    /** @param action that validates, pinned */
    public static String using(String action) {
        return Template.of("github/pull-request.yml", Yaml.class).fill(new Model(YamlWord.pinned(action)));
    }
}
