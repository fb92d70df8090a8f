package org.coreplatform.description;

import java.lang.reflect.RecordComponent;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.SystemDescription;

/// What a model says, without where it was written.
final class PlainModel {
    private final IdentityHashMap<Record, Integer> seen = new IdentityHashMap<>();

    private PlainModel() {}

    /// {@return a text that is the same for descriptions that mean the same}
    static String of(SystemDescription system) {
        return new PlainModel().text(system);
    }

    private String text(Object part) {
        return switch (part) {
            case Origin _ -> "";
            case Optional<?> optional -> optional.map(this::text).orElse("-");
            case List<?> list ->
                    list.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
            case Record known when seen.containsKey(known) -> "#" + seen.get(known);
            case Record composed -> composed(composed);
            default -> String.valueOf(part);
        };
    }

    private String composed(Record part) {
        seen.put(part, seen.size());
        return Stream.of(part.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + text(value(part, component)))
                .collect(Collectors.joining(" ", "{", "}"));
    }

    private static Object value(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }
}
