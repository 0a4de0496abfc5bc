/** What readers get of published statistics: CSV with its metadata, charts, method notes, the quarterly bulletin. */
@NullMarked
package org.openmash.statistics.publish;

import org.jspecify.annotations.NullMarked;
