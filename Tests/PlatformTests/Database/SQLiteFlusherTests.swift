import Synchronization
import Testing

@testable import Platform

@Suite("Écritures qui n'attendent pas le disque")
struct SQLiteFlusherTests {
    @Test("Le disque est demandé une fois pour toutes celles d'un dixième de seconde, et de nouveau pour les suivantes")
    func regroupe() async throws {
        let fois = Mutex(0)
        let flusher = SQLiteFlusher { fois.withLock { $0 += 1 } }
        let delai = Duration.milliseconds(SQLiteFlusher.delay * 4)
        for _ in 0..<1000 { flusher.relaxedCommit() }
        #expect(fois.withLock { $0 } == 0)
        try await Task.sleep(for: delai)
        #expect(fois.withLock { $0 } == 1)
        flusher.relaxedCommit()
        try await Task.sleep(for: delai)
        #expect(fois.withLock { $0 } == 2)
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
        try await Task.sleep(for: .milliseconds(SQLiteFlusher.delay * 8))
        #expect(fois.withLock { $0 } == 2)
    }
}
