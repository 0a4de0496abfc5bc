/** What people and agencies are told: references and codes, never a field of a case. */
@NullMarked
package org.openmash.notice;

import org.jspecify.annotations.NullMarked;
