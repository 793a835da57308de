package deployspec.render.markdown;

import deployspec.template.Encoded;

/** Markdown in which foreign text stays text: it makes no HTML, heading, box, table, mention or link of its own. */
sealed interface Markdown extends Encoded permits MarkdownText, MarkdownBlocks {}
