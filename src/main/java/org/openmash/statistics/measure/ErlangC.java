package org.openmash.statistics.measure;

/**
 * How many people must be there so that few wait long: the formula of A. K. Erlang (1917) for arrivals at random, one queue and
 * nobody who gives up. The chance to wait is found from the loss formula by its recursion, which cannot overflow.
 */
public final class ErlangC {
    private static final int MOST_STAFF = 10_000;

    private ErlangC() {}

    /**
     * The chance that somebody must wait at all.
     *
     * @param staff how many serve, above {@code load}
     * @param load work that arrives, in Erlang: arrivals an hour times hours of handling each
     * @return between 0 and 1; 1 when the staff cannot keep up
     */
    public static double waiting(int staff, double load) {
        if (staff <= load) {
            return 1;
        }
        double blocked = 1;
        for (int n = 1; n <= staff; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked / (1 - load / staff * (1 - blocked));
    }

    /**
     * The share that is served within the target wait.
     *
     * @param handlingMinutes mean time of handling one arrival
     * @param targetMinutes the wait that is still good enough
     */
    public static double servedInTime(int staff, double load, double handlingMinutes, double targetMinutes) {
        return staff <= load
                ? 0
                : 1 - waiting(staff, load) * Math.exp(-(staff - load) * targetMinutes / handlingMinutes);
    }

    /**
     * The least staff that serves the wanted share within the target wait.
     *
     * @param arrivals an hour
     * @param wanted handling time, target wait and share
     * @return at least one where anything may arrive, 0 where nothing does
     */
    public static int staff(double arrivals, ServiceTarget wanted) {
        double load = arrivals * wanted.handlingMinutes() / 60;
        int staff = (int) Math.floor(load);
        while (staff < MOST_STAFF
                && load > 0
                && servedInTime(staff, load, wanted.handlingMinutes(), wanted.waitMinutes()) < wanted.share()) {
            staff++;
        }
        return staff;
    }
}
