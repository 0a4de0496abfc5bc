package org.openmash.concern;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Writes into the OpenAPI document what {@link RecordReader} obeys, so that a sender sees limits, forms and codes beforehand. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ConcernSchemas implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        var schemas = components == null ? null : components.getSchemas();
        if (schemas != null && schemas.containsKey(ConcernRequest.class.getSimpleName())) {
            describe(ConcernRequest.class, schemas);
        }
    }

    private static void describe(Class<? extends Record> type, Map<String, Schema> schemas) {
        var shape = Shape.of(type);
        var schema = schemas.get(type.getSimpleName());
        if (schema != null && schema.getProperties() != null) {
            schema.setProperties(properties(shape, schema.getProperties()));
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            schema.setRequired(required(shape));
        }
        for (var property : shape.properties()) {
            var value = Shape.raw(property.isList() ? property.entry() : property.type());
            if (value.isRecord()) {
                describe(value.asSubclass(Record.class), schemas);
            }
        }
    }

    private static @Nullable List<String> required(Shape shape) {
        var names = shape.properties().stream()
                .filter(Shape.Property::required)
                .map(Shape.Property::name)
                .toList();
        return names.isEmpty() ? null : names;
    }

    /** The properties that can be sent, and no other; what need not be sent may be null. */
    private static Map<String, Schema> properties(Shape shape, Map<String, Schema> scanned) {
        Map<String, Schema> described = new LinkedHashMap<>();
        for (var property : shape.properties()) {
            var schema = scanned.get(property.name());
            if (schema != null) {
                describe(schema, property, property.isList() ? property.entry() : property.type());
                described.put(property.name(), property.required() ? schema : orNull(schema));
            }
        }
        return described;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null || schema.getEnumeration() != null) {
            var nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
            return OASFactory.createSchema().anyOf(List.of(schema, nothing));
        }
        var known = schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
        return known ? schema : schema.addType(Schema.SchemaType.NULL); // a record used twice comes here twice
    }

    private static void describe(Schema schema, Shape.Property property, AnnotatedType value) {
        if (property.isList()) {
            schema.setMaxItems(Accept.ENTRIES);
        }
        var text = property.isList() ? schema.getItems() : schema;
        if (text != null && Shape.raw(value) == String.class) {
            describeText(text, value);
        }
    }

    private static void describeText(Schema schema, AnnotatedType type) {
        var code = type.getAnnotation(Accept.Code.class);
        var form = type.getAnnotation(Accept.Form.class);
        var text = type.getAnnotation(Accept.Text.class);
        if (code != null) {
            List<Object> codes = new ArrayList<>(TextRules.codes(code.value()));
            schema.setEnumeration(codes);
        } else if (form != null) {
            schema.setPattern("^" + form.regexp() + "$");
        } else {
            schema.setMaxLength(text == null ? Accept.NAME : text.max());
        }
    }
}
