package deployspec.equivalence;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is wrong while a procedure is carried out, and what people say.
 *
 * @param faults by the names of what procedures call and ask
 * @param refusing steps at which people say no
 * @param chosen what people find out, by the names of the values; else the first option
 */
record Situation(Map<String, Fault> faults, Set<String> refusing, Map<String, String> chosen) {
    static final Situation GREEN = new Situation(Map.of(), Set.of(), Map.of());

    Situation {
        faults = new TreeMap<>(faults);
        refusing = new TreeSet<>(refusing);
        chosen = new TreeMap<>(chosen);
    }

    static Situation with(String name, Fault fault) {
        return new Situation(Map.of(name, fault), Set.of(), Map.of());
    }

    static Situation refusedAt(String step) {
        return new Situation(Map.of(), Set.of(step), Map.of());
    }

    static Situation choosing(String name, String word) {
        return new Situation(Map.of(), Set.of(), Map.of(name, word));
    }

    /** This one, with one more thing that is wrong. */
    Situation and(String name, Fault fault) {
        var all = new TreeMap<>(faults);
        all.put(name, fault);
        return new Situation(all, refusing, chosen);
    }

    /** Whether a level is reached in the middle that calls for a rollback: each way notices that when it looks next. */
    boolean callsBack() {
        return faults.entrySet().stream()
                .anyMatch(fault -> fault.getKey().startsWith("after-")
                        && fault.getValue().course().contains(Fault.BAD));
    }

    /**
     * Whether anything of it made itself felt. Else it went on as while all is well, and so it does in every way that went on as the
     * executor did while all was well: none of them called what is wrong, or asked whoever refuses.
     */
    boolean isMetIn(Carried executor) {
        return (faults.isEmpty() && refusing.isEmpty())
                || faults.keySet().stream().anyMatch(executor::called)
                || refusing.stream().anyMatch(step -> executor.endings().get(step) == Carried.Ending.FAILED);
    }

    @Override
    public String toString() {
        return equals(GREEN) ? "all is well" : "%s, refused at %s, chosen %s".formatted(faults, refusing, chosen);
    }
}
