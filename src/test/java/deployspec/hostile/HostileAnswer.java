package deployspec.hostile;

/**
 * Something that answers in the place of a metrics server. Wherever it gives a number, that is one which would open the gate.
 *
 * @param name in a word or two
 * @param scheme under which it is addressed
 * @param readsFirst whether it hears the request before it does anything
 * @param endless whether it goes on until the caller has had enough
 * @param badForAnybody whether a reading at a JSON pointer must find nothing in it, too
 */
public record HostileAnswer(
        String name,
        String scheme,
        boolean readsFirst,
        boolean endless,
        boolean badForAnybody,
        HostileServer.Deed does) {
    /** Bad only for who asks for one sample of Prometheus: to others it may be a good answer. */
    HostileAnswer toPrometheusAlone() {
        return new HostileAnswer(name, scheme, readsFirst, endless, false, does);
    }

    HostileAnswer over(String otherScheme) {
        return new HostileAnswer(name, otherScheme, readsFirst, endless, badForAnybody, does);
    }

    HostileAnswer unheard() {
        return new HostileAnswer(name, scheme, false, endless, badForAnybody, does);
    }

    HostileAnswer withoutEnd() {
        return new HostileAnswer(name, scheme, readsFirst, true, badForAnybody, does);
    }

    @Override
    public String toString() {
        return name;
    }
}
