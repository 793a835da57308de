package deployspec.render.shell;

import deployspec.template.Encoded;

/** Text that bash reads as what it is. */
sealed interface ShellText extends Encoded
        permits HereDocument, IndexedWord, ShellCommand, ShellComment, ShellName, ShellNumber, ShellWord, ShellWords {}
