package org.openmash.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, as a path such as {@code people[0].nhsNumber}, or the name of a header or query parameter
 * @param message what is wrong, as the rest of a sentence that begins with the field; never the value received
 */
public record Violation(String field, String message) {}
