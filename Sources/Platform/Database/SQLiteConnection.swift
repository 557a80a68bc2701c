/// What a store function holds inside a transaction. A write inside a read is refused by `query_only`, in SQLite's words.
struct SQLiteConnection: Connection {
    let statements: SQLiteStatements
    let counter: StatementCounter?
    var dialect: Dialect { .sqlite }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        counter?.increment()
        try statements.each(sql, body)
    }

    func execute(_ sql: SQL) throws -> Int {
        counter?.increment()
        return try statements.execute(sql)
    }

    func script(_ text: StaticString) throws { try statements.handle.run(text.description) }
}
