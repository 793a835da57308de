/**
 * Plan to files: one {@link deployspec.render.Renderer} a target, listed in {@link deployspec.render.Renderers}. A target
 * has a folder of templates and a typed encoder for each place of its language that text can land in. May use {@code plan},
 * {@code prose} and {@code value}; must never see the spec, the disk or the clock: the same plan gives the same bytes everywhere.
 */
@NullMarked
package deployspec.render;

import org.jspecify.annotations.NullMarked;
