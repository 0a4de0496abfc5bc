package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

/** The document tells a sender beforehand what would be refused. */
class ConcernSchemasTest {
    private final Map<String, Schema> schemas =
            described(ConcernRequest.class, ContributionRequest.class, Referrer.class);

    @Test
    void what_is_required_is_required_and_what_is_unknown_is_refused() {
        assertThat(schema("ConcernRequest").getRequired())
                .containsExactly("contactType", "immediateDanger", "summary", "lawfulBasis", "referrer");
        assertThat(schema("ConcernRequest").getAdditionalPropertiesSchema().getBooleanSchema())
                .isFalse();
        assertThat(schema("Referrer").getProperties()).containsKey("sourceCode").doesNotContainKey("protected");
    }

    @Test
    void limits_forms_and_codes_stand_there() {
        assertThat(property("ConcernRequest", "summary").getMaxLength()).isEqualTo(20_000);
        assertThat(property("ConcernRequest", "people").getMaxItems()).isEqualTo(50);
        assertThat(property("ConcernRequest", "contactType").getEnumeration()).contains("REFERRAL", "NO_NAMES");
        assertThat(property("ConcernRequest", "factors").getItems().getEnumeration())
                .contains("18B")
                .doesNotContain("18A");
        assertThat(property("ContributionRequest", "grade").getPattern()).isEqualTo("^[123][A-E][PC]$");
    }

    @Test
    void what_need_not_be_sent_may_be_null() {
        assertThat(property("ConcernRequest", "summary").getType()).containsExactly(SchemaType.STRING);
        assertThat(property("ConcernRequest", "childVoice").getType())
                .containsExactly(SchemaType.STRING, SchemaType.NULL);
        assertThat(property("ContributionRequest", "eventType").getAnyOf()).hasSize(2);
    }

    @Test
    void a_document_without_concerns_stays_as_it_is() {
        var document = OASFactory.createOpenAPI();

        new ConcernSchemas().filterOpenAPI(document);

        assertThat(document.getComponents()).isNull();
    }

    private Schema schema(String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    private Schema property(String schema, String name) {
        return Objects.requireNonNull(schema(schema).getProperties().get(name), name);
    }

    /** The schemas as the scanner leaves them, with a property of its own invention, after the filter. */
    @SafeVarargs
    private static Map<String, Schema> described(Class<? extends Record>... types) {
        Map<String, Schema> scanned = new LinkedHashMap<>();
        for (var type : types) {
            var schema = OASFactory.createSchema().addProperty("protected", OASFactory.createSchema());
            Arrays.stream(type.getRecordComponents()).forEach(component -> {
                var value = OASFactory.createSchema();
                boolean list = component.getType() == List.class;
                value.addType(list ? SchemaType.ARRAY : SchemaType.STRING);
                schema.addProperty(component.getName(), list ? value.items(OASFactory.createSchema()) : value);
            });
            scanned.put(type.getSimpleName(), schema);
        }
        var document = OASFactory.createOpenAPI()
                .components(OASFactory.createComponents().schemas(scanned));
        new ConcernSchemas().filterOpenAPI(document);
        return document.getComponents().getSchemas();
    }
}
