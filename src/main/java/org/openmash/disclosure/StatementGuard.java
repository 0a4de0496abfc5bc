package org.openmash.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.SqlWords.Word;

/**
 * The verdict on the text of a statement: whether it names a column of case data that belongs to no field its decision shows,
 * anywhere in it. What column grants cannot say, because PostgreSQL knows no purpose. It refuses rather than permits when unsure:
 * every name that could be a column of a table in sight counts as that column. Pure.
 */
final class StatementGuard {
    private static final String SCHEMA = "casework";
    /** What finds and orders the rows of every table, and is no field. */
    private static final Set<String> FRAME = Set.of("id", "case_id", "recorded_at");
    /**
     * What is no field and decides which rows count: whether taking part has ended, and to whom a copy was released (a condition on
     * the caller's own agency). Of the case's own row nothing is here: what a list is limited and sorted by are fields that
     * every reader is shown, and a matrix that withholds one must stop the list.
     */
    private static final Set<Column> ROWS = Set.of(
            new Column("participation", "until_at"),
            new Column("participation_end", "participation_id"),
            new Column("dissemination_open", "agency"));
    /** What officers move and ask by, and the person whose token they resolve. */
    private static final Set<Column> OFFICERS_ONLY = Set.of(
            new Column("case_open", "version"),
            new Column("case_open", "person_id"),
            new Column("restricted_item", "agency"),
            new Column("recalled_item", "agency"),
            new Column("recalled_item", "kind"),
            new Column("recalled_item", "columns"));
    /** Named though nothing of them may be shown: the row of the case itself, and what ends taking part. */
    private static final Set<String> ALWAYS = Set.of("case_open", "participation_end");

    /** What may follow the name of a table that has no alias. */
    private static final Set<String> AFTER_A_TABLE = Set.of(
            "where",
            "order",
            "group",
            "having",
            "limit",
            "offset",
            "fetch",
            "for",
            "on",
            "using",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "union",
            "intersect",
            "except",
            "window");
    /** They bring columns along that nobody names. */
    private static final Set<String> NAMES_EVERYTHING = Set.of("natural", "table");

    private final Map<Column, List<CaseField>> fields = new HashMap<>();
    private final Map<String, CaseField> byName = new HashMap<>();
    private final Set<String> tables = new HashSet<>();

    StatementGuard(DisclosureMatrix matrix) {
        matrix.fields().forEach(field -> byName.put(field.name(), field));
        StoredColumns.of(matrix).forEach(stored -> fields.put(stored.column(), stored.needs()));
        fields.keySet().forEach(column -> tables.add(column.table()));
        ROWS.forEach(column -> tables.add(column.table()));
        OFFICERS_ONLY.forEach(column -> tables.add(column.table()));
    }

    /**
     * What a statement names.
     *
     * @param named the columns it may name, as far as the guard knows them
     * @param refused why it must not be sent, in names of columns, tables and words of the text; empty: it may
     */
    record Verdict(Set<Column> named, Set<String> refused) {
        boolean permits() {
            return refused.isEmpty();
        }
    }

    /**
     * The verdict on a text.
     *
     * @param decision what the statement was made from; null for one that reads no case data
     */
    Verdict judge(String sql, @Nullable Decision decision, boolean officer) {
        var words = SqlWords.of(sql);
        return words.isEmpty()
                ? new Verdict(Set.of(), Set.of("a text that is not understood"))
                : new Reading(words.get(), decision, officer).verdict();
    }

    /** A query and what it sees: the tables of its own FROM, and of the queries around it. */
    private record Scope(@Nullable Scope around, Map<String, String> aliases) {
        Optional<String> table(String alias) {
            for (var scope = this; scope != null; scope = scope.around) {
                var table = scope.aliases.get(alias);
                if (table != null) {
                    return Optional.of(table);
                }
            }
            return Optional.empty();
        }

        Set<String> inSight() {
            Set<String> all = new HashSet<>();
            for (var scope = this; scope != null; scope = scope.around) {
                all.addAll(scope.aliases.values());
            }
            return all;
        }
    }

    /** One reading of one text. */
    private final class Reading {
        private final List<Word> words;
        private final @Nullable Decision decision;
        private final boolean officer;
        private final List<Scope> scopes = new ArrayList<>();
        /** Words that introduce a table, and name nothing of it. */
        private final Set<Integer> introducing = new HashSet<>();

        private final Set<Column> named = new HashSet<>();
        private final Set<String> refused = new TreeSet<>();

        Reading(List<Word> words, @Nullable Decision decision, boolean officer) {
            this.words = words;
            this.decision = decision;
            this.officer = officer;
        }

        Verdict verdict() {
            findTables();
            for (int i = 0; i < scopes.size(); i++) {
                if (!introducing.contains(i)) {
                    judge(i);
                }
            }
            return new Verdict(Set.copyOf(named), Set.copyOf(refused));
        }

        private void findTables() {
            Deque<Scope> open = new ArrayDeque<>();
            Deque<Boolean> queries = new ArrayDeque<>();
            open.push(new Scope(null, new HashMap<>()));
            queries.push(true);
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).isSymbol('(')) {
                    boolean query = name(i + 1)
                            .filter(Set.of("select", "with", "values")::contains)
                            .isPresent();
                    queries.push(query);
                    open.push(query ? new Scope(open.peek(), new HashMap<>()) : open.element());
                } else if (words.get(i).isSymbol(')')) {
                    open.pop();
                    queries.pop();
                    if (open.isEmpty()) {
                        refused.add("a text that is not understood");
                        return;
                    }
                }
                scopes.add(open.element());
                if (isTable(i)) {
                    introduce(i, open.element(), queries.element());
                }
            }
        }

        private boolean isTable(int i) {
            return name(i).filter(SCHEMA::equals).isPresent() && isSymbol(i + 1, '.') && !isSymbol(i + 3, '(');
        }

        /** @param plainly not in parentheses of a join, which could have a name of its own */
        private void introduce(int i, Scope scope, boolean plainly) {
            var table = name(i + 2).orElse("?");
            if (!tables.contains(table) || !plainly || !mayBeRead(table)) {
                refused.add(table);
            }
            scope.aliases().put(table, table);
            introducing.addAll(Set.of(i, i + 1, i + 2));
            int next = name(i + 3).filter("as"::equals).isPresent() ? i + 4 : i + 3;
            var alias = name(next).filter(name -> !AFTER_A_TABLE.contains(name));
            if (alias.isPresent()) {
                scope.aliases().put(alias.get(), table);
                introducing.add(next);
                if (isSymbol(next + 1, '(')) {
                    refused.add("new names for the columns of " + table);
                }
            }
        }

        /** Whether anything of a table is shown: else that it has a row tells something already. */
        private boolean mayBeRead(String table) {
            return decision != null
                    && (ALWAYS.contains(table)
                            || (officer
                                    && OFFICERS_ONLY.stream()
                                            .anyMatch(column -> column.table().equals(table)))
                            || fields.keySet().stream()
                                    .anyMatch(column -> column.table().equals(table) && isShown(column)));
        }

        private void judge(int i) {
            var scope = scopes.get(i);
            var word = words.get(i);
            if (word.isSymbol('*')
                    && readsCaseData()
                    && !(name(i - 2).filter("count"::equals).isPresent() && isSymbol(i - 1, '('))) {
                refused.add("*");
            }
            var name = word.name();
            if (name.isEmpty()) {
                return;
            }
            judgeField(word.text());
            if (isSymbol(i - 1, '.')) {
                var table = name(i - 2).flatMap(scope::table);
                table.ifPresentOrElse(known -> judge(new Column(known, name.get())), () -> judgeAll(name.get(), scope));
            } else if (!isSymbol(i + 1, '.') && !isLabelOrType(i)) {
                judgeAlone(name.get(), scope);
            }
        }

        /** Results stand under the names of fields. */
        private void judgeField(String text) {
            var field = byName.get(text);
            if (field != null && !isShown(field)) {
                refused.add(text);
            }
        }

        private void judgeAlone(String name, Scope scope) {
            if (scope.table(name).isPresent() || tables.contains(name)) {
                refused.add("a whole row of " + scope.table(name).orElse(name));
            } else if (NAMES_EVERYTHING.contains(name) && readsCaseData()) {
                refused.add(name);
            }
            judgeAll(name, scope);
        }

        private void judgeAll(String name, Scope scope) {
            scope.inSight().stream()
                    .map(table -> new Column(table, name))
                    .filter(column -> FRAME.contains(name)
                            || fields.containsKey(column)
                            || ROWS.contains(column)
                            || OFFICERS_ONLY.contains(column))
                    .forEach(this::judge);
        }

        private void judge(Column column) {
            named.add(column);
            boolean permitted = FRAME.contains(column.name())
                    || ROWS.contains(column)
                    || (officer && OFFICERS_ONLY.contains(column))
                    || isShown(column);
            if (!permitted) {
                refused.add(column.table() + "." + column.name());
            }
        }

        private boolean isShown(Column column) {
            var needs = fields.get(column);
            return needs != null && needs.stream().allMatch(this::isShown);
        }

        private boolean isShown(CaseField field) {
            return decision != null && decision.shows(field);
        }

        private boolean readsCaseData() {
            return !introducing.isEmpty();
        }

        private boolean isLabelOrType(int i) {
            return name(i - 1).filter("as"::equals).isPresent() || (isSymbol(i - 1, ':') && isSymbol(i - 2, ':'));
        }

        private Optional<String> name(int i) {
            return i < 0 || i >= words.size() ? Optional.empty() : words.get(i).name();
        }

        private boolean isSymbol(int i, char symbol) {
            return i >= 0 && i < words.size() && words.get(i).isSymbol(symbol);
        }
    }
}
