package org.openmash.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an endpoint would have done, for the entry of a call that was refused or failed. Without it a GET counts as
 * {@link Action#CONSULTATION} and anything else as {@link Action#ALTERATION}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Records {
    Action value();
}
