package deployspec.fuzz;

/** One way to damage a text. What cannot be damaged in this way comes back as it is. */
@FunctionalInterface
interface Damage {
    String to(String text, Chance chance);
}
