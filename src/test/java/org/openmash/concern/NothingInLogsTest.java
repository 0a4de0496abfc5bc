package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openmash.concern.Accept.Text;

/** Whoever writes a concern, or a part of one, into a log by mistake writes nothing of it. */
class NothingInLogsTest {
    private final ReadConcern read = Bodies.reader()
            .read(Bodies.full()
                    .with("/immediateDanger", "true")
                    .with("/people/0/sex", "\"girl\"")
                    .bytes());

    @Test
    void no_record_of_a_concern_tells_more_than_its_kind() throws Exception {
        var records = records(read).toList();

        assertThat(records).hasSizeGreaterThan(20);
        for (Object record : records) {
            assertThat(record).hasToString(record.getClass().getSimpleName());
        }
    }

    @Test
    void no_value_as_sent_tells_more_than_its_kind() {
        var sent = SentJson.parse(Bodies.full().bytes());

        assertThat(sent.properties().get("summary")).hasToString("[SentValue STRING]");
        assertThat(new BatchLine("key", sent)).hasToString("BatchLine");
    }

    @Test
    void every_text_has_a_limit() {
        record Unlimited(String text) {}
        record Limited(@Text(max = 1) String text, List<@Text(max = 1) String> texts) {}

        assertThat(Shape.of(Limited.class).properties()).hasSize(2);
        assertThatThrownBy(() -> Shape.of(Unlimited.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no limit");
    }

    private static Stream<Object> records(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(NothingInLogsTest::records);
        }
        if (!(value instanceof Record)) {
            return Stream.of();
        }
        var inner = Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> component(component, value))
                .filter(Objects::nonNull)
                .flatMap(NothingInLogsTest::records);
        return Stream.concat(Stream.of(value), inner);
    }

    private static Object component(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
