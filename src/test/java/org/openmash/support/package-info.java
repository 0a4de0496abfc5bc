/** What tests and the local start-up share: real servers on this machine, sample data, the demonstration. */
@NullMarked
package org.openmash.support;

import org.jspecify.annotations.NullMarked;
