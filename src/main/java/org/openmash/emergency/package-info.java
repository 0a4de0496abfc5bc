/** Break-glass: access to one case for half an hour, on the record at once and reviewed afterwards. */
@NullMarked
package org.openmash.emergency;

import org.jspecify.annotations.NullMarked;
