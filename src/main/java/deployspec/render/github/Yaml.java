package deployspec.render.github;

import deployspec.template.Encoded;

/** One value of a workflow that holds nothing but what was meant: no key, no expression and no line of its own. */
sealed interface Yaml extends Encoded permits YamlString, YamlWord, YamlBlock, YamlComment {}
