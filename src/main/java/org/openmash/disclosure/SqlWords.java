package org.openmash.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of a statement: names, symbols and places of literals; comments are left out. Not SQL's grammar, and of its spelling
 * only what the service writes: what could hide a name (escapes, dollar quotes, nested comments, a second statement) is not
 * understood, and so refused. Pure.
 */
final class SqlWords {
    /** What a word is. */
    enum Kind {
        /** As PostgreSQL folds it: in lower case. */
        NAME,
        /** Between double quotes, as written. */
        QUOTED,
        /** One character. */
        SYMBOL,
        /** A text or number; its content is left out. */
        LITERAL
    }

    /** A word. */
    record Word(Kind kind, String text) {
        boolean isSymbol(char symbol) {
            return kind == Kind.SYMBOL && text.charAt(0) == symbol;
        }

        /** A name as it is compared: a quoted one in any case counts too. */
        Optional<String> name() {
            return kind == Kind.NAME || kind == Kind.QUOTED
                    ? Optional.of(text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
    }

    private final String sql;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private SqlWords(String sql) {
        this.sql = sql;
    }

    /** The words in order; empty when the text is not understood. */
    static Optional<List<Word>> of(String sql) {
        return new SqlWords(sql).read();
    }

    private Optional<List<Word>> read() {
        boolean understood = true;
        while (understood && at < sql.length()) {
            understood = next();
        }
        return understood ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    private boolean next() {
        char first = sql.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
            return true;
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end + 1;
            return true;
        }
        if (sql.startsWith("/*", at)) {
            return comment();
        }
        if (first == '\'' || first == '"') {
            return quoted(first);
        }
        if (isOfAName(first)) {
            name();
            return true;
        }
        words.add(new Word(Kind.SYMBOL, String.valueOf(first)));
        at++;
        return first != '\\' && first != '$' && first != ';' && !sql.startsWith("&\"", at - 1);
    }

    private boolean comment() {
        int end = sql.indexOf("*/", at + 2);
        boolean understood = end >= 0 && !sql.substring(at + 2, end).contains("/*");
        at = end + 2;
        return understood;
    }

    private boolean quoted(char quote) {
        var content = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            char letter = sql.charAt(at);
            boolean isQuote = letter == quote;
            if (isQuote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at++;
            } else if (isQuote) {
                at++;
                words.add(quote == '"' ? new Word(Kind.QUOTED, content.toString()) : new Word(Kind.LITERAL, ""));
                return true;
            } else if (letter == '\\') {
                return false;
            }
            content.append(letter);
        }
        return false;
    }

    private void name() {
        int from = at;
        while (at < sql.length() && isOfAName(sql.charAt(at))) {
            at++;
        }
        var text = sql.substring(from, at);
        words.add(
                text.charAt(0) <= '9' && text.charAt(0) >= '0'
                        ? new Word(Kind.LITERAL, "")
                        : new Word(Kind.NAME, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isOfAName(char letter) {
        return letter == '_' || Character.isLetterOrDigit(letter) || letter > '\u007f';
    }
}
