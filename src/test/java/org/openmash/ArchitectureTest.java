package org.openmash;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the house: what may know what. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.openmash");

    /** Each feature knows only those before it. */
    private static final List<String> ORDER = List.of(
            "identity",
            "disclosure",
            "audit",
            "person",
            "hub",
            "agreement",
            "policy",
            "notice",
            "search",
            "casefile",
            "concern",
            "release",
            "emergency",
            "imports",
            "me",
            "oversight",
            "statistics");

    @Test
    void features_are_free_of_cycles() {
        slices().matching("org.openmash.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void dependencies_point_one_way() {
        for (int i = 0; i < ORDER.size(); i++) {
            knowsNothingOf(ORDER.get(i), ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new));
        }
    }

    @Test
    void leaves_know_no_feature() {
        String[] features = ORDER.toArray(String[]::new);
        knowsNothingOf("problem", features);
        knowsNothingOf("codes", features);
    }

    @Test
    void entities_and_repositories_are_seen_by_their_own_feature_only() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
        classes()
                .that()
                .areAssignableTo(PanacheRepositoryBase.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void endpoints_reach_no_entity() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .check(CODE);
    }

    @Test
    void the_core_of_disclosure_knows_no_framework() {
        classes()
                .that()
                .resideInAPackage("org.openmash.disclosure")
                .and()
                .haveNameMatching(
                        ".*\\.(CaseField|DisclosureMatrix|MatrixReader|Purpose|Decision|Reason|Column|StoredColumns"
                                + "|CaseSelect|ListSelect|SearchSelect|SqlWords|StatementGuard)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.openmash.identity")
                        .or(resideInAPackage("org.openmash.disclosure")))
                .check(CODE);
    }

    @Test
    void the_tree_of_the_log_knows_java_and_bouncy_castle_only() {
        classes()
                .that()
                .resideInAPackage("org.openmash.audit.tree")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.bouncycastle..", "org.jspecify..", "org.openmash.audit.tree"))
                .check(CODE);
    }

    @Test
    void native_code_is_called_for_the_token_of_the_log_only() {
        classes()
                .that()
                .resideInAPackage("org.openmash.audit.token")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "com.sun.jna..", "org.jspecify..", "org.openmash.audit.token"))
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.openmash.audit.token")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(CODE);
    }

    @Test
    void the_verifier_and_the_witness_know_no_class_of_the_service() {
        classes()
                .that()
                .resideInAnyPackage("org.openmash.audit.verify", "org.openmash.audit.witness")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "com.sun.net.httpserver",
                        "org.jspecify..",
                        "org.openmash.audit.tree",
                        "org.openmash.audit.verify",
                        "org.openmash.audit.witness"))
                .check(CODE);
    }

    @Test
    void the_clock_and_identifiers_and_moves_know_no_framework() {
        classes()
                .that()
                .haveNameMatching(
                        ".*\\.(WorkingClock|OpeningHours|BankHolidays|NhsNumber|Upn|Uln|PncId|NiNumber|Postcode|Uprn"
                                + "|CaseMoves)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage("jakarta..", "io..", "org.hibernate..", "com..")))
                .check(CODE);
    }

    @Test
    void the_noise_and_the_cubes_know_no_framework() {
        classes()
                .that()
                .haveNameMatching(
                        ".*\\.statistics\\.(DiscreteLaplace|NoiseScale|CubeDraw|CountedReferrals|SecretOrder|ReferralCodes|Referral"
                                + "|NoisyCube|Margin|PublishedTable|Catalogue|TableDefinition|Dimension|Code|Budget)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "javax.crypto..", "org.jspecify..", "org.openmash.codes", "org.openmash.statistics"))
                .check(CODE);
    }

    /** Measures follow from published numbers only: they could not reach a case, a request or a picture if they wanted to. */
    @Test
    void measures_know_published_cubes_and_arithmetic_only() {
        classes()
                .that()
                .resideInAPackage("org.openmash.statistics.measure")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.apache.commons.numbers..",
                                "org.openmash.statistics.measure")
                        .or(com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are published cubes and their dimensions",
                                type -> java.util.Set.of(
                                                "NoisyCube",
                                                "Margin",
                                                "TableDefinition",
                                                "Dimension",
                                                "Code",
                                                "Quarter")
                                        .contains(type.getSimpleName()))))
                .check(CODE);
    }

    @Test
    void only_the_disclosed_view_writes_case_data() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(not(resideInAPackage("org.openmash.disclosure")))
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(ObjectNode.class)
                .check(CODE);
    }

    /** So that a suspended agreement stops every way to read a case, also one that nobody has written yet (ADR 0037). */
    @Test
    void whoever_reads_case_data_has_it_judged_by_the_agreements() {
        methods()
                .that(read_case_data())
                .and()
                .areNotDeclaredIn("org.openmash.casefile.SeenItems") // looks only, shows nothing
                .and(are_not("org.openmash.release.ReleaseService.read")) // the hub's own agency, which nothing stops
                .should(ask_for_a_judgement())
                .check(CODE);
    }

    /**
     * So that no statement over case data is sent unjudged (ADR 0057): whatever the work of a reader's transaction reaches, method
     * by method, prepares its statements there.
     */
    @Test
    void whatever_runs_in_a_transaction_of_a_reader_prepares_its_statements_with_the_guard() {
        var works = CODE.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(ArchitectureTest::begins_a_transaction_of_a_reader)
                .toList();
        assertThat(works).as("where readers' transactions begin").hasSizeGreaterThan(8);

        var unjudged = new java.util.TreeSet<String>();
        for (var method : reached_from(works)) {
            if (!method.getOwner().getSimpleName().equals("ReaderStatements") && makes_a_statement(method)) {
                unjudged.add(method.getFullName());
            }
        }
        assertThat(unjudged).isEmpty();
    }

    /** The same from the other side: of the package through which readers reach cases, also what nothing calls yet. */
    @Test
    void only_the_guard_and_what_runs_under_no_role_of_a_reader_makes_statements_in_disclosure() {
        assertThat(CODE.stream()
                        .filter(type -> type.getPackageName().equals("org.openmash.disclosure"))
                        .filter(type -> type.getCodeUnits().stream().anyMatch(ArchitectureTest::makes_a_statement))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "ReaderStatements",
                        "DatabaseRole", // takes the role
                        "CaseRows", // adds rows, as intake or casework
                        "PolicyVersions", // as auditor or governance
                        "MatrixLoader"); // at the start, without a role
    }

    @Test
    void every_endpoint_names_its_roles() {
        methods().that(are_endpoints()).should(name_roles()).check(CODE);
    }

    @Test
    void no_endpoint_streams_an_answer() {
        for (Class<?> streaming : new Class<?>[] {Multi.class, StreamingOutput.class, InputStream.class}) {
            noMethods()
                    .that(are_endpoints())
                    .should()
                    .haveRawReturnType(streaming)
                    .check(CODE);
        }
    }

    @Test
    void nothing_is_injected_into_a_field() {
        noFields().should().beAnnotatedWith(Inject.class).check(CODE);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)")
                .check(CODE);
    }

    @Test
    void an_interface_has_more_than_one_implementation_or_is_a_setting() {
        var lonely = CODE.stream()
                .filter(type -> type.isInterface() && type.isTopLevelClass() && !type.isAnnotation())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.isAnnotatedWith(ConfigMapping.class))
                .filter(type -> type.getAllSubclasses().size() < 2)
                .map(JavaClass::getName)
                .toList();
        assertThat(lonely).isEmpty();
    }

    @Test
    void state_of_entities_is_private() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .doNotHaveModifier(JavaModifier.STATIC)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .bePrivate()
                .check(CODE);
    }

    private static void knowsNothingOf(String feature, String... others) {
        for (String other : others) {
            ArchRule rule = noClasses()
                    .that()
                    .resideInAPackage("org.openmash." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.openmash." + other + "..");
            rule.check(CODE);
        }
    }

    private static boolean begins_a_transaction_of_a_reader(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("org.openmash.disclosure.Session")
                        && Set.of("reading", "underGrant").contains(call.getName()));
    }

    /** Which is refused inside another: so it is never a part of the other's work. */
    private static boolean begins_a_transaction(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("org.openmash.disclosure.DatabaseRole"));
    }

    /** What the work given to a transaction calls, and what that calls; the work is a lambda where the transaction begins. */
    private static Set<JavaCodeUnit> reached_from(List<JavaCodeUnit> works) {
        Deque<JavaCodeUnit> next = new ArrayDeque<>();
        works.forEach(work -> work.getCallsFromSelf().stream()
                .filter(JavaAccess::isDeclaredInLambda)
                .forEach(call -> next.addAll(targets(call))));
        works.forEach(work -> work.getCodeUnitReferencesFromSelf().forEach(call -> next.addAll(targets(call))));
        Set<JavaCodeUnit> reached = new HashSet<>();
        while (!next.isEmpty()) {
            var method = next.pop();
            if (method.getOwner().getPackageName().startsWith("org.openmash")
                    && !begins_a_transaction(method)
                    && reached.add(method)) {
                method.getCallsFromSelf().forEach(call -> next.addAll(targets(call)));
                method.getCodeUnitReferencesFromSelf().forEach(call -> next.addAll(targets(call)));
            }
        }
        return reached;
    }

    private static Collection<? extends JavaCodeUnit> targets(
            JavaAccess<? extends AccessTarget.CodeUnitAccessTarget> call) {
        return call.getTarget().resolveMember().stream().toList();
    }

    private static boolean makes_a_statement(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("java.sql.Connection")
                        && Set.of("prepareStatement", "createStatement", "prepareCall")
                                .contains(call.getName()));
    }

    /** Outside of its own feature, but for reads under an emergency grant, which no agreement stops. */
    private static com.tngtech.archunit.base.DescribedPredicate<JavaMethod> read_case_data() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "read case data",
                method -> !method.getOwner().getPackageName().equals("org.openmash.disclosure")
                        && method.getMethodCallsFromSelf().stream()
                                .flatMap(call -> call.getTarget().resolveMember().stream())
                                .filter(called ->
                                        called.getOwner().getPackageName().equals("org.openmash.disclosure"))
                                .filter(called ->
                                        !called.getOwner().getSimpleName().equals("EmergencyQuery"))
                                .filter(called -> !called.getName().endsWith("UnderGrant"))
                                .filter(called -> called.getThrowsClause().containsType(java.sql.SQLException.class))
                                .anyMatch(called -> called.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(ArchitectureTest::is_written_as_json)));
    }

    private static boolean is_written_as_json(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith(com.fasterxml.jackson.annotation.JsonValue.class));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaMethod> are_not(String name) {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "are not " + name, method -> !(method.getOwner().getName() + "." + method.getName()).equals(name));
    }

    private static ArchCondition<JavaMethod> ask_for_a_judgement() {
        return new ArchCondition<>("ask for a judgement") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean judged = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().equals("org.openmash.agreement.Agreements")
                                && call.getName().startsWith("judge"));
                events.add(new SimpleConditionEvent(method, judged, method.getFullName() + " asks for no judgement"));
            }
        };
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaMethod> are_endpoints() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "are endpoints",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> name_roles() {
        return new ArchCondition<>("name their roles") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass owner = method.getOwner();
                boolean named = method.isAnnotatedWith(RolesAllowed.class) || owner.isAnnotatedWith(RolesAllowed.class);
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " names no roles"));
            }
        };
    }
}
