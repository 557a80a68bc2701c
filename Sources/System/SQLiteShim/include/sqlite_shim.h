#ifndef MGESTION_SQLITE_SHIM_H
#define MGESTION_SQLITE_SHIM_H

typedef struct sqlite3 mg_sqlite;

// Swift does not import functions with variable arguments.

/// What every connection is set to. Plans do not depend on the values bound: otherwise a statement that a partial index
/// might serve is prepared anew each time it runs. A text between double quotes is a name, never a value: a column
/// misspelt is an error. Returns SQLite's code.
int mg_sqlite_configure(mg_sqlite *database);

#endif
