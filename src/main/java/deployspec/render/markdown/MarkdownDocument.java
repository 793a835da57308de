package deployspec.render.markdown;

import deployspec.render.checklist.Block;
import deployspec.render.checklist.Checklist;
import deployspec.template.Template;
import java.util.List;

/** A checklist, or a part of one, as a document in Markdown. */
public final class MarkdownDocument {
    private MarkdownDocument() {}

    public static String write(Checklist checklist) {
        return Template.of("markdown/checklist.md", Markdown.class).fill(MarkdownPage.of(checklist));
    }

    /** How many characters the blocks take in it, with the line ends between them and what follows. */
    public static int length(List<Block> blocks) {
        return MarkdownBlocks.of(blocks).encoded().length() + 2;
    }
}
