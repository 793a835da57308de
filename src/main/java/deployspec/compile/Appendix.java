package deployspec.compile;

import deployspec.plan.Reference;

/** What is shown and never run. */
final class Appendix {
    private Appendix() {}

    static Reference reference(deployspec.model.Reference reference) {
        return new Reference(
                reference.title().text(),
                reference.items().stream().map(Appendix::entry).toList());
    }

    private static Reference.Entry entry(deployspec.model.Reference.Item item) {
        return new Reference.Entry(
                item.title().text(),
                item.command(),
                item.urls().stream().map(t -> t.text()).toList(),
                item.paths());
    }
}
