package deployspec.execute.event;

import java.util.Optional;

/**
 * Who said something.
 *
 * @param name as the person gave it
 * @param contact as which contact
 * @param from a terminal's name, or the answers file
 */
public record Person(String name, Optional<String> contact, String from) {}
