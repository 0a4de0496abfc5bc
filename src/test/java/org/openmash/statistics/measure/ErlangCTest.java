package org.openmash.statistics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErlangCTest {

    /** 200 calls an hour of 3 minutes, 80 % within 20 seconds: the textbook answer is 14, waiting 17.4 %, in time 88.8 %. */
    @Test
    void textbook_example_needs_fourteen() {
        var target = new ServiceTarget(3, 20 / 60.0, 0.8);

        assertThat(ErlangC.staff(200, target)).isEqualTo(14);
        assertThat(ErlangC.waiting(14, 10)).isCloseTo(0.174, within(0.0005));
        assertThat(ErlangC.servedInTime(14, 10, 3, 20 / 60.0)).isCloseTo(0.888, within(0.0005));
        assertThat(ErlangC.servedInTime(13, 10, 3, 20 / 60.0)).isLessThan(0.8);
    }

    /** With one server it is the M/M/1 queue: the chance to wait is the load. */
    @Test
    void one_server_waits_by_the_load() {
        assertThat(ErlangC.waiting(1, 0.3)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void nothing_arriving_needs_nobody_and_too_few_never_keep_up() {
        assertThat(ErlangC.staff(0, new ServiceTarget(30, 60, 0.9))).isZero();
        assertThat(ErlangC.waiting(3, 3)).isEqualTo(1);
        assertThat(ErlangC.servedInTime(3, 4, 10, 100)).isZero();
    }

    @Test
    void agrees_with_a_simulated_queue() {
        double handling = 40;
        int staff = 5;
        double perHour = 6;
        double simulated = simulated(perHour / 60, handling, staff, 15);

        assertThat(ErlangC.servedInTime(staff, perHour * handling / 60, handling, 15))
                .isCloseTo(simulated, within(0.01));
    }

    /** The share of 400,000 arrivals that is served within the wait. */
    private static double simulated(double perMinute, double handling, int staff, double wait) {
        var random = new SplittableRandom(17);
        var free = new PriorityQueue<Double>();
        for (int i = 0; i < staff; i++) {
            free.add(0.0);
        }
        int arrivals = 400_000;
        int inTime = 0;
        double now = 0;
        for (int i = 0; i < arrivals; i++) {
            now += -Math.log(1 - random.nextDouble()) / perMinute;
            double start = Math.max(now, free.remove());
            free.add(start - handling * Math.log(1 - random.nextDouble()));
            inTime += start - now <= wait ? 1 : 0;
        }
        return inTime / (double) arrivals;
    }
}
