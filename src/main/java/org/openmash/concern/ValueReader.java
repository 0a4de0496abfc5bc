package org.openmash.concern;

import java.lang.reflect.AnnotatedType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single values: texts, dates, times, yes or no, counts. It is one and the same moment throughout one reading. */
final class ValueReader {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** Nobody concerned was born, and nothing that matters happened, before. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    /** Other systems' clocks run ahead a little. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String DATE = "must be a date such as 2026-03-02";
    private static final String TIME = "must be a time such as 2026-03-02T09:12:00Z";

    private final Instant now;
    private final LocalDate today;

    ValueReader(Clock clock) {
        now = clock.instant();
        today = LocalDate.ofInstant(now, LONDON);
    }

    /** Today in London. */
    LocalDate today() {
        return today;
    }

    Object read(AnnotatedType type, SentValue sent) throws Refused {
        var wanted = Shape.raw(type);
        boolean past = type.isAnnotationPresent(Accept.NotFuture.class);
        if (wanted == String.class) {
            return TextRules.accept(type, string(sent, "must be text"));
        }
        if (wanted == LocalDate.class) {
            return date(string(sent, DATE), past);
        }
        if (wanted == Instant.class) {
            return instant(string(sent, TIME), past);
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            Refused.unless(sent.kind() == SentValue.Kind.BOOLEAN, "must be true or false");
            return Boolean.valueOf(sent.text());
        }
        return wanted == Integer.class ? count(sent) : constant(wanted, sent);
    }

    private static String string(SentValue sent, String otherwise) throws Refused {
        Refused.unless(sent.kind() == SentValue.Kind.STRING, otherwise);
        return sent.text();
    }

    private LocalDate date(String text, boolean past) throws Refused {
        Refused.unless(ISO_DATE.matcher(text).matches(), DATE);
        try {
            var date = LocalDate.parse(text);
            Refused.unless(!date.isBefore(EARLIEST), "is before " + EARLIEST);
            Refused.unless(!past || !date.isAfter(today), "is in the future");
            return date;
        } catch (DateTimeException noSuchDay) {
            throw new Refused("is no day of the calendar");
        }
    }

    private Instant instant(String text, boolean past) throws Refused {
        try {
            var time = OffsetDateTime.parse(text);
            Refused.unless(!time.toLocalDate().isBefore(EARLIEST), "is before " + EARLIEST);
            Refused.unless(!past || !time.toInstant().isAfter(now.plus(SKEW)), "is in the future");
            return time.toInstant();
        } catch (DateTimeException noTime) {
            throw new Refused(TIME);
        }
    }

    private static Integer count(SentValue sent) throws Refused {
        boolean small = sent.kind() == SentValue.Kind.NUMBER && sent.text().matches("[0-9]{1,4}");
        Refused.unless(small, "must be a whole number from 0 to 9999");
        return Integer.valueOf(sent.text());
    }

    private static Object constant(Class<?> wanted, SentValue sent) throws Refused {
        var constants = List.of(wanted.getEnumConstants());
        return constants.stream()
                .filter(constant -> sent.kind() == SentValue.Kind.STRING
                        && constant.toString().equals(sent.text()))
                .findFirst()
                .orElseThrow(() -> new Refused("must be one of "
                        + constants.stream().map(Object::toString).collect(Collectors.joining(", "))));
    }
}
