package deployspec.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A class of records as it is written down and read, worked out once: reflection makes everything anew whenever asked.
 *
 * @param kind the class's own name in kebab-case
 * @param members what a record of it holds, in the order of its constructor; nothing where the class is none of records
 * @param byName the same, by name
 * @param constructor the one that takes all members, if there is any
 */
public record RecordShape(
        String kind, List<Member> members, SortedMap<String, Member> byName, Optional<Constructor<?>> constructor) {
    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return type.isRecord()
                    ? ofRecord(type)
                    : new RecordShape(Types.kebab(type.getSimpleName()), List.of(), new TreeMap<>(), Optional.empty());
        }
    };

    public RecordShape {
        members = List.copyOf(members);
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    public Optional<Member> member(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * A record of this class.
     *
     * @param values of the members, in their order
     * @throws InvocationTargetException if the record refuses them
     */
    Object make(Object[] values) throws InvocationTargetException {
        try {
            return constructor.orElseThrow().newInstance(values);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a record of kind " + kind, e);
        }
    }

    /**
     * One component.
     *
     * @param type as it was declared
     */
    public record Member(String name, Type type, Method accessor) {
        /** What a record has there. */
        public Object in(Object holder) {
            try {
                return accessor.invoke(holder);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }

    private static RecordShape ofRecord(Class<?> type) {
        var components = type.getRecordComponents();
        var members = Stream.of(components).map(RecordShape::member).toList();
        var byName = new TreeMap<String, Member>();
        members.forEach(member -> byName.put(member.name(), member));
        return new RecordShape(
                Types.kebab(type.getSimpleName()), members, byName, Optional.of(constructor(type, components)));
    }

    private static Member member(RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Member(component.getName(), component.getGenericType(), accessor);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }
}
