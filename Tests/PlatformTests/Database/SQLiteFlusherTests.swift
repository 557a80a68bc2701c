import Synchronization
import Testing

@testable import Platform

@Suite("Écritures qui n'attendent pas le disque")
struct SQLiteFlusherTests {
    private static let delai = Duration.milliseconds(SQLiteFlusher.delay)

    @Test("Le disque est demandé une fois pour toutes celles d'un dixième de seconde, et de nouveau pour les suivantes")
    func regroupe() async throws {
        let fois = Mutex(0)
        let flusher = SQLiteFlusher { fois.withLock { $0 += 1 } }
        let debut = ContinuousClock.now
        for _ in 0..<1000 { flusher.relaxedCommit() }
        let duree = ContinuousClock.now - debut
        try await attendre { fois.withLock { $0 } > 0 }
        try await Task.sleep(for: Self.delai * 2)
        let premieres = fois.withLock { $0 }
        #expect(premieres <= 1 + Int(duree / Self.delai))
        flusher.relaxedCommit()
        try await attendre { fois.withLock { $0 } == premieres + 1 }
    }

    @Test("Ce qui est écrit pendant que le disque travaille le sera la fois d'après")
    func pendant() async throws {
        let fois = Mutex(0)
        let flusher = Mutex<SQLiteFlusher?>(nil)
        let lui = SQLiteFlusher {
            let premiere = fois.withLock { fois in
                fois += 1
                return fois == 1
            }
            if premiere { flusher.withLock { $0 }?.relaxedCommit() }
        }
        flusher.withLock { $0 = lui }
        lui.relaxedCommit()
        try await attendre { fois.withLock { $0 } == 2 }
        try await Task.sleep(for: Self.delai * 2)
        #expect(fois.withLock { $0 } == 2)
    }

    /// Ten seconds at most: a busy machine is late, and no less right.
    private func attendre(_ condition: () -> Bool) async throws {
        for _ in 0..<1000 where !condition() { try await Task.sleep(for: .milliseconds(10)) }
        #expect(condition())
    }
}
