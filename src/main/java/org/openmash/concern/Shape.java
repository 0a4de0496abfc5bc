package org.openmash.concern;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request record looks like from outside: its properties in order, each with its marks ({@link Accept}).
 *
 * @param constructor makes the record
 * @param properties one for each component
 */
record Shape(Constructor<? extends Record> constructor, List<Property> properties) {
    private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return look(type.asSubclass(Record.class));
        }
    };

    /**
     * The shape of a record.
     *
     * @throws IllegalStateException when a text of it has no mark and so no limit
     */
    static Shape of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    private static Shape look(Class<? extends Record> type) {
        var components = type.getRecordComponents();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var properties = Arrays.stream(components).map(Property::of).toList();
            return new Shape(type.getDeclaredConstructor(types), properties);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("Every record has a constructor of its components", impossible);
        }
    }

    Optional<Property> property(String name) {
        return properties.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** True when an unknown name could be a misspelt one that must not be lost sight of. */
    boolean resemblesInseparable(String name) {
        return properties.stream()
                .anyMatch(known -> known.inseparable() && known.name().regionMatches(true, 0, name, 0, 5));
    }

    /** The record of these values, in the order of the properties. */
    Record of(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(constructor.getName() + " cannot be made of what was read", broken);
        }
    }

    /**
     * One property.
     *
     * @param name as in JSON
     * @param type with its marks
     * @param required see {@link Accept.Required}
     * @param inseparable see {@link Accept.Inseparable}
     * @param cautious see {@link Accept.Cautious}
     */
    record Property(
            String name,
            AnnotatedType type,
            boolean required,
            boolean inseparable,
            Accept.@Nullable Cautious cautious) {

        static Property of(RecordComponent component) {
            var property = new Property(
                    component.getName(),
                    component.getAnnotatedType(),
                    component.isAnnotationPresent(Accept.Required.class),
                    component.isAnnotationPresent(Accept.Inseparable.class),
                    component.getAnnotation(Accept.Cautious.class));
            var text = property.isList() ? property.entry() : property.type();
            if (text.getType() == String.class && !isLimited(text)) {
                throw new IllegalStateException(component + " has no limit");
            }
            return property;
        }

        /** True when the record this stands in cannot be used without it. */
        boolean bindsItsRecord() {
            return required || inseparable;
        }

        boolean isList() {
            return raw(type) == List.class;
        }

        /** The type of a list's entries. */
        AnnotatedType entry() {
            return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        }

        /** What stands in the record when nothing was sent. */
        @Nullable
        Object absent() {
            if (isList()) {
                return List.of();
            }
            return type.getType() == boolean.class ? false : null;
        }

        private static boolean isLimited(AnnotatedType text) {
            return Stream.<Class<? extends Annotation>>of(
                            Accept.Text.class, Accept.Code.class, Accept.Identifier.class, Accept.Form.class)
                    .anyMatch(text::isAnnotationPresent);
        }
    }

    /** The class of a type, without its type arguments. */
    static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof Class<?> simple ? simple : List.class;
    }
}
