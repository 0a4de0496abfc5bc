package org.openmash.statistics;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be asked, what was released, and what it cost.
 *
 * @param tables the catalogue; there are no others
 * @param releases the ledger
 * @param loss the total privacy loss a year
 */
@Schema(name = "StatisticsCatalogue")
record CatalogueView(List<TableDefinition> tables, List<ReleaseView> releases, List<Budget.YearLoss> loss) {

    static CatalogueView of(Catalogue catalogue, List<ReleasedCube> released) {
        return new CatalogueView(
                catalogue.tables(), released.stream().map(ReleaseView::of).toList(), Budget.byYear(released));
    }
}
