package org.openmash.proof;

import java.sql.Connection;
import java.sql.SQLException;

/** No fault. */
class Fault {
    static final Fault NONE = new Fault();

    void begin(Connection database) throws SQLException {}

    void end(Connection database) throws SQLException {}
}
