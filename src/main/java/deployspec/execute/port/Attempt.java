package deployspec.execute.port;

/**
 * One try at one action of one step: what its output, receipt and process are kept under.
 *
 * @param step the step's id
 * @param place the step's place in the plan, from 1, rollback steps behind those of the phases
 * @param number counts every start of this step, from 1, through all its actions and retries
 * @param cookie unguessable mark that the process carries in its environment
 */
public record Attempt(String step, int place, int number, String cookie) {}
