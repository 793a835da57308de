package deployspec.model;

/** A division of a phase, a section or the rollback. */
public record Section(Block block) {}
