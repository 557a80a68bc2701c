import Platform
import Synchronization

/// What somebody else does between two accesses of one request to the database: the moment of a race, chosen.
final class Entretemps: Sendable {
    typealias Acte = @Sendable () async throws -> Void

    private let lecture = Mutex<Acte?>(nil)
    private let ecriture = Mutex<(acte: Acte, sauter: Int)?>(nil)

    /// Once, after the next read.
    func apresLecture(_ acte: @escaping Acte) { lecture.withLock { $0 = acte } }

    /// Once, before the write that follows that many others.
    func avantEcriture(sauter: Int = 0, _ acte: @escaping Acte) { ecriture.withLock { $0 = (acte, sauter) } }

    /// The moment has not come.
    var attend: Bool { lecture.withLock { $0 != nil } || ecriture.withLock { $0 != nil } }

    fileprivate func lu() async throws {
        let acte = lecture.withLock { attendu in
            defer { attendu = nil }
            return attendu
        }
        try await acte?()
    }

    fileprivate func vaEcrire() async throws {
        let acte = ecriture.withLock { attendu -> Acte? in
            guard let (acte, sauter) = attendu else { return nil }
            attendu = sauter > 0 ? (acte, sauter - 1) : nil
            return sauter > 0 ? nil : acte
        }
        try await acte?()
    }
}

struct BaseObservee: Database {
    let base: any Database
    let entretemps: Entretemps

    var dialect: Dialect { base.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let result = try await base.read(body)
        try await entretemps.lu()
        return result
    }

    func lengthyRead<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.lengthyRead(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await entretemps.vaEcrire()
        return try await base.write(body)
    }

    func writeRelaxed(series next: @escaping @Sendable () -> SharedTransaction?) {
        base.writeRelaxed(series: next)
    }

    func close() async { await base.close() }
}
