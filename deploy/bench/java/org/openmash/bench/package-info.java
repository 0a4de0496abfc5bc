/** What the product is measured against: the same rows, read without rights, role or record. Only in the bench build. */
@NullMarked
package org.openmash.bench;

import org.jspecify.annotations.NullMarked;
