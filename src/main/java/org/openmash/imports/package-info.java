/**
 * The Children in Need return of a council (DfE, XML): read one child at a time, judged rule by rule, made into case
 * files.
 */
@NullMarked
package org.openmash.imports;

import org.jspecify.annotations.NullMarked;
