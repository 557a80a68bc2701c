#include "sqlite_shim.h"

#include <sqlite3.h>
#include <stddef.h>

int mg_sqlite_keep_plans(mg_sqlite *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL);
}
