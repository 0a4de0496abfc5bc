/** What keeps the service running: request ids, start-up checks, health. */
@NullMarked
package org.openmash.ops;

import org.jspecify.annotations.NullMarked;
