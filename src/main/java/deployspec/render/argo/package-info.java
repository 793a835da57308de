/**
 * The workflow template for Argo Workflows: each part of a procedure is a task that carries out a stretch of the runbook, and what
 * a person releases is a suspended one. Only {@link deployspec.render.argo.ArgoYaml} reaches the template. May use {@code plan},
 * {@code prose}, {@code value}, {@code template} and what the targets share.
 */
@NullMarked
package deployspec.render.argo;

import org.jspecify.annotations.NullMarked;
