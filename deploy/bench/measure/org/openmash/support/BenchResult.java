package org.openmash.support;

/**
 * One measurement.
 *
 * @param kind what was asked for
 * @param connections how many at a time
 * @param perSecond requests answered a second
 * @param p50Ms half of them within
 * @param p99Ms 99 of 100 within
 * @param serviceMicros CPU time of the service a request, in microseconds
 * @param databaseMicros CPU time of PostgreSQL a request, in microseconds
 * @param requests how many
 * @param failed how many were refused or broke off
 */
record BenchResult(
        BenchKind kind,
        int connections,
        double perSecond,
        double p50Ms,
        double p99Ms,
        long serviceMicros,
        long databaseMicros,
        long requests,
        long failed) {}
