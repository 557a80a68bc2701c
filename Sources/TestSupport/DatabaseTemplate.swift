package import Platform

/// A database made once by the process, that each test gets a copy of: what all of them begin with is not done again
/// a thousand times.
package struct DatabaseTemplate: Sendable {
    /// What tells it from the other templates.
    let key: String
    let prepare: @Sendable (any Platform.Database) async throws -> Void

    package init(_ key: String, prepare: @escaping @Sendable (any Platform.Database) async throws -> Void) {
        self.key = key
        self.prepare = prepare
    }
}

/// Templates made so far.
actor DatabaseTemplates {
    static let shared = DatabaseTemplates()

    private var made: [String: Task<DatabasePlace, any Error>] = [:]

    /// Made by whoever asks first; the others wait for it.
    func place(of template: DatabaseTemplate) async throws -> DatabasePlace {
        if let known = made[template.key] { return try await known.value }
        let task = Task {
            let place = try DatabasePlace.empty()
            let database = try place.open()
            do {
                try await template.prepare(database)
            } catch {
                await database.close()
                throw error
            }
            // Copied closed: its last connection puts all of it in the file.
            await database.close()
            return place
        }
        made[template.key] = task
        return try await task.value
    }
}
