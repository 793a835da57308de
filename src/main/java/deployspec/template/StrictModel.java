package deployspec.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.AbstractObjectHandler;
import com.github.mustachejava.util.Wrapper;
import deployspec.json.RecordShape;
import java.util.List;

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
            var found = RecordShape.of(scope.getClass()).member(name);
            if (found.isPresent()) {
                return found.get().in(scope);
            }
        }
        throw new IllegalStateException("the model of a template has no " + name);
    }
}
