/**
 * The operational research model of the anonymised tier, pure: what can be said from published, noisy counts, and how sure it
 * is. Nothing here reads anything but numbers that are already published.
 */
@NullMarked
package org.openmash.statistics.measure;

import org.jspecify.annotations.NullMarked;
