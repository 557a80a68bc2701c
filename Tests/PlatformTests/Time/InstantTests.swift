import Foundation
import Testing

@testable import Platform

@Suite("Instants")
struct InstantTests {
    @Test("un instant s'écrit comme le dit ISO 8601 et se relit, sur deux siècles")
    func allerRetour() throws {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for step in -2000..<2000 {
            let instant = Instant(milliseconds: Int64(step) * 1_577_847_123)
            let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
            // Foundation rounds the fraction down from a floating number: the second is compared, then the whole read back.
            #expect(
                instant.iso.prefix(19)
                    == Date(timeIntervalSince1970: floor(date.timeIntervalSince1970)).formatted(style).prefix(19))
            #expect(Instant(iso: instant.iso) == instant)
        }
    }

    @Test(
        "les bornes d'un jour et d'un an",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (86_399_999, "1970-01-01T23:59:59.999Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_709_164_800_007, "2024-02-29T00:00:00.007Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ])
    func bornes(_ milliseconds: Int, _ text: String) {
        #expect(Instant(milliseconds: Int64(milliseconds)).iso == text)
        #expect(Instant(iso: text)?.milliseconds == Int64(milliseconds))
    }

    @Test(
        "rien d'autre ne se lit",
        arguments: [
            "", "2025-10-14", "2025-10-14T09:27:00Z", "2025-10-14 09:27:00.000Z", "2025-13-14T09:27:00.000Z",
            "2025-10-14T09:27:00.000+", "2025-1é-14T09:27:00.00Z", "x025-10-14T09:27:00.000Z",
            "2025-10-14T09:27:00.000Zz",
        ])
    func refuses(_ text: String) { #expect(Instant(iso: text) == nil) }
}
