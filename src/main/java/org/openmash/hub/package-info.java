/** Hubs and their agencies, their calendars and the clocks that run by them. */
@NullMarked
package org.openmash.hub;

import org.jspecify.annotations.NullMarked;
