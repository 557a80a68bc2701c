#ifndef MGESTION_SQLITE_SHIM_H
#define MGESTION_SQLITE_SHIM_H

typedef struct sqlite3 mg_sqlite;

// Swift does not import functions with variable arguments.

/// Plans that do not depend on the values bound: otherwise a statement that a partial index might serve is prepared
/// anew each time it runs. Returns SQLite's code.
int mg_sqlite_keep_plans(mg_sqlite *database);

#endif
