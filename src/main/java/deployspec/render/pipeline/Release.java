package deployspec.render.pipeline;

import java.util.List;

/**
 * What a person does before a part begins.
 *
 * @param by contacts, any of whom may release it; empty = whoever carries out the run
 * @param what each thing that is said by releasing it, in order
 * @param answers what the runbook hears of it
 */
public record Release(List<String> by, List<String> what, List<Answer> answers) {
    public Release {
        by = List.copyOf(by);
        what = List.copyOf(what);
        answers = List.copyOf(answers);
    }
}
