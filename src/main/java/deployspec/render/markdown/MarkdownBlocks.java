package deployspec.render.markdown;

import deployspec.render.checklist.Block;
import java.util.List;

/** Blocks, laid out; ends without a line end. */
record MarkdownBlocks(String encoded) implements Markdown {
    static MarkdownBlocks of(List<? extends Block> blocks) {
        return new MarkdownBlocks(BlockWriter.write(blocks));
    }
}
