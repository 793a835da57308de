package deployspec.diff;

/** Compares one facet of two plans. Stateless; nothing found = nothing has changed in it. */
public interface Comparer {
    void compare(Matched plans, Changes found);
}
