/**
 * The workflow: a plan for GitHub Actions. A section becomes jobs, a step becomes a step whose script calls a small
 * library that stands in the workflow; only {@link deployspec.render.github.Yaml} reaches the template, and only
 * {@link deployspec.render.github.Bash} makes shell words. May use {@code plan}, {@code prose} and {@code value}.
 */
@NullMarked
package deployspec.render.github;

import org.jspecify.annotations.NullMarked;
