package org.openmash.policy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The versions of the disclosure matrix that were in force here or are proposed, newest first. */
@Schema(name = "PolicyVersionList")
record VersionList(List<VersionView> versions) {}
