/**
 * The pipeline for GitLab: each part of a procedure is a job that carries out a stretch of the runbook, and what a person
 * releases is a manual job. Only {@link deployspec.render.gitlab.GitlabYaml} reaches the template. May use {@code plan}, {@code
 * prose}, {@code value}, {@code template} and what the targets share.
 */
@NullMarked
package deployspec.render.gitlab;

import org.jspecify.annotations.NullMarked;
