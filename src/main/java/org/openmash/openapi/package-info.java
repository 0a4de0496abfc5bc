/** What the published description of the API says beyond the endpoints themselves; used when the service is built only. */
@NullMarked
package org.openmash.openapi;

import org.jspecify.annotations.NullMarked;
