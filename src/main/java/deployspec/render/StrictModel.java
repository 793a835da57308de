package deployspec.render;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.AbstractObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds names in records alone, innermost first, and lets nothing through that is not encoded for the language. */
final class StrictModel extends AbstractObjectHandler {
    private final Class<? extends Encoded> language;

    StrictModel(Class<? extends Encoded> language) {
        this.language = language;
    }

    @Override
    public Binding createBinding(String name, TemplateContext place, Code code) {
        return scopes -> coerce(look(name, scopes));
    }

    @Override
    public Wrapper find(String name, List<Object> scopes) {
        return at -> coerce(look(name, at));
    }

    @Override
    public String stringify(Object value) {
        if (!language.isInstance(value)) {
            throw new IllegalStateException("a template takes " + language.getSimpleName() + ", not a "
                    + value.getClass().getSimpleName());
        }
        return language.cast(value).encoded();
    }

    private static Object look(String name, List<Object> scopes) {
        for (var scope : scopes.reversed()) {
            Optional<RecordComponent> found = componentsOf(scope.getClass())
                    .filter(c -> c.getName().equals(name))
                    .findFirst();
            if (found.isPresent()) {
                return value(found.get(), scope);
            }
        }
        throw new IllegalStateException("the model of a template has no " + name);
    }

    private static Stream<RecordComponent> componentsOf(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
