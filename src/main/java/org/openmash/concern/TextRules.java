package org.openmash.concern;

import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openmash.codes.CodeList;

/** What a text must be, by its mark ({@link Accept}): free text, a code, an identifier or of one form. */
final class TextRules {
    /** A list of at most so many codes is spelt out to whoever misses it. */
    private static final int FEW = 25;

    private static final Map<String, CodeList> LISTS = new ConcurrentHashMap<>();

    private TextRules() {}

    /** The text to keep: as received, save an identifier, which is kept in its canonical spelling. */
    static String accept(AnnotatedType type, String text) throws Refused {
        checkCharacters(text);
        var code = type.getAnnotation(Accept.Code.class);
        if (code != null) {
            return code(code.value(), text);
        }
        var identifier = type.getAnnotation(Accept.Identifier.class);
        if (identifier != null) {
            return identifier(identifier.value(), text);
        }
        var form = type.getAnnotation(Accept.Form.class);
        if (form != null) {
            Refused.unless(text.matches(form.regexp()), form.message());
            return text;
        }
        return limited(type.getAnnotation(Accept.Text.class).max(), text);
    }

    private static void checkCharacters(String text) throws Refused {
        Refused.unless(text.codePoints().noneMatch(TextRules::isControl), "holds a control character");
        Refused.unless(
                text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE),
                "holds half a character (a surrogate without its pair)");
    }

    /** Tab and line ends are text; a line may end as on Windows. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    private static String code(String[] lists, String text) throws Refused {
        for (String name : lists) {
            if (list(name).contains(text)) {
                Refused.unless(!isRetired(list(name), text), "is a retired code of the list " + name);
                return text;
            }
        }
        throw new Refused("is not a code of the list " + String.join(" or ", lists) + few(lists));
    }

    private static String few(String[] lists) {
        var codes = codes(lists);
        return codes.size() > FEW ? "" : ": " + String.join(", ", codes);
    }

    /** The codes of these lists that are not retired. */
    static List<String> codes(String[] lists) {
        return Arrays.stream(lists)
                .flatMap(name -> list(name).codes().stream().filter(code -> !isRetired(list(name), code)))
                .toList();
    }

    private static boolean isRetired(CodeList list, String code) {
        return list.row(code).map(row -> "false".equals(row.get("active"))).orElse(false);
    }

    private static CodeList list(String name) {
        return LISTS.computeIfAbsent(name, CodeList::load);
    }

    private static String identifier(IdentifierKind kind, String text) throws Refused {
        try {
            return kind.canonical(limited(Accept.NAME, text));
        } catch (IllegalArgumentException invalid) {
            throw new Refused(String.valueOf(invalid.getMessage()));
        }
    }

    private static String limited(int max, String text) throws Refused {
        Refused.unless(text.codePointCount(0, text.length()) <= max, "is longer than " + max + " characters");
        return text;
    }
}
