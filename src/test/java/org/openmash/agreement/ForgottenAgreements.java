package org.openmash.agreement;

import io.quarkus.arc.Arc;
import java.util.List;

/** Lets the running service forget which agreements it keeps in memory, for tests that change them behind its back. */
public final class ForgottenAgreements {
    private ForgottenAgreements() {}

    public static void in(List<String> hubs) {
        var agreements = Arc.container().instance(Agreements.class).get();
        hubs.forEach(agreements::forget);
    }
}
