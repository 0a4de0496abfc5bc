package org.openmash.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** Says of every answer which properties are always there and which may be null, as the records of the code say it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class AnswerSchemas implements OASFilter {
    private static final String REFERENCE = "#/components/schemas/";
    private static final Schema NULL = OASFactory.createSchema().addType(Schema.SchemaType.NULL);

    private final IndexView code;

    public AnswerSchemas(IndexView code) {
        this.code = code;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        Set<String> answered = new HashSet<>();
        responses(document)
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .forEach(content -> reach(content.getSchema(), schemas, answered));
        code.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith("org.openmash."))
                .filter(type -> answered.contains(schemaName(type)))
                .forEach(type -> describe(type, Objects.requireNonNull(schemas.get(schemaName(type)))));
    }

    private static Stream<APIResponse> responses(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream());
    }

    private static void reach(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        var name = schema.getRef() == null ? null : schema.getRef().replace(REFERENCE, "");
        if (name != null && schemas.containsKey(name) && reached.add(name)) {
            reach(schemas.get(name), schemas, reached);
        }
        reach(schema.getItems(), schemas, reached);
        reach(schema.getContentSchema(), schemas, reached);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> reach(property, schemas, reached));
        }
    }

    private static String schemaName(ClassInfo type) {
        var named = type.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        var name = named == null ? null : named.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static void describe(ClassInfo type, Schema schema) {
        if (schema.getProperties() == null) {
            return; // another type of that name, such as a list of codes
        }
        boolean leftOut = type.hasDeclaredAnnotation(JsonInclude.class);
        Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
        List<String> required = new ArrayList<>();
        for (var component : type.recordComponentsInDeclarationOrder()) {
            boolean nullable = isNullable(component);
            if (!nullable || !leftOut) {
                required.add(component.name());
            }
            if (nullable && !leftOut) {
                properties.computeIfPresent(component.name(), (name, property) -> orNull(property));
            }
        }
        schema.setProperties(properties);
        schema.setRequired(required);
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(DotName.createSimple(Nullable.class));
    }

    /** An index may know a type twice, so what may be null already stays as it is. */
    private static Schema orNull(Schema property) {
        if (property.getAnyOf() != null
                || (property.getType() != null && property.getType().contains(Schema.SchemaType.NULL))) {
            return property;
        }
        return property.getRef() == null
                ? property.addType(Schema.SchemaType.NULL)
                : OASFactory.createSchema().anyOf(List.of(property, NULL));
    }
}
