package deployspec.plan;

/**
 * The environment that this plan is for.
 *
 * @param production whether a mistake here reaches customers
 * @param typeTheName whether a run begins by typing the environment's name
 */
public record PlannedEnvironment(String name, boolean production, boolean typeTheName) {}
