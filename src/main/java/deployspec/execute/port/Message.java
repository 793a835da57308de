package deployspec.execute.port;

/**
 * An answer that somebody gave elsewhere, while the run was waiting or being carried out.
 *
 * @param plan the digest of the plan that it belongs to
 * @param key names the question
 * @param question the journal's entry with which it was asked: what stands before it is what the answer rests on
 */
public record Message(String plan, String key, long question, Reply reply) {}
