package org.openmash.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.common.mapper.TypeRef;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Calls of {@link CallerResource}, and what they must be answered. */
final class CallerCalls {
    private CallerCalls() {}

    static Map<String, Object> accepted(String token) {
        return call(token).then().statusCode(200).extract().as(new TypeRef<>() {});
    }

    static void refused(String token) {
        unauthenticated(call(token));
    }

    static void unauthenticated(Response answer) {
        problem(answer, 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
    }

    static ValidatableResponse problem(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:openmash:problem:" + slug));
    }

    static Response call(String token) {
        return given().header("Authorization", "Bearer " + token).get("/tests/caller");
    }

    static UnaryOperator<JwtClaimsBuilder> same() {
        return UnaryOperator.identity();
    }
}
