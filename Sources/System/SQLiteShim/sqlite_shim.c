#include "sqlite_shim.h"

#include <sqlite3.h>
#include <stddef.h>

int mg_sqlite_configure(mg_sqlite *database) {
    const int settings[][2] = {
        {SQLITE_DBCONFIG_ENABLE_QPSG, 1},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
    };
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < sizeof settings / sizeof *settings; i++) {
        code = sqlite3_db_config(database, settings[i][0], settings[i][1], NULL);
    }
    return code;
}
