package org.openmash.agreement;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The agreements of the hub, those that end last first. */
@Schema(name = "AgreementList")
record AgreementList(List<AgreementView> agreements) {}
