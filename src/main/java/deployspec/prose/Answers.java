package deployspec.prose;

import deployspec.plan.OnFailure;
import deployspec.plan.OnFailure.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is done about a step that does not pass. */
public final class Answers {
    private Answers() {}

    /** {@code If it fails, roll back. If nothing can be measured, ask what to do.} */
    public static String sentence(OnFailure onFailure) {
        if (onFailure.equals(OnFailure.all(onFailure.failed()))) {
            return "If it does not pass, " + word(onFailure.failed()) + ".";
        }
        var clauses = new LinkedHashMap<String, Response>();
        clauses.put("it fails", onFailure.failed());
        clauses.put("nothing can be measured", onFailure.noData());
        clauses.put("it cannot be carried out", onFailure.error());
        return clauses.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(" or "))))
                .entrySet()
                .stream()
                .map(group -> "If " + group.getValue() + ", " + word(group.getKey()) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String word(Response response) {
        return switch (response) {
            case STOP -> "stop";
            case ASK -> "ask what to do";
            case CONTINUE -> "note it and go on";
            case ROLLBACK -> "roll back";
        };
    }
}
