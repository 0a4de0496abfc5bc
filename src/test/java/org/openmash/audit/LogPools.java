package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import java.sql.SQLException;
import java.time.Duration;

/** Pools as in application.properties, without Quarkus. */
public final class LogPools {
    private LogPools() {}

    /** One connection, which is given up when it is broken. */
    public static AgroalDataSource open(String url, String login, String firstStatement) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .acquisitionTimeout(Duration.ofSeconds(2))
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                    .principal(new NamePrincipal(login))
                                    .initialSql(firstStatement))));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
