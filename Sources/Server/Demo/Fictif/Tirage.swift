/// Repeatable draws: the same seed and rank give the same choices on every machine (SplitMix64).
struct Tirage: Sendable {
    private var state: UInt64

    init(graine: Int, _ rang: Int) {
        state = UInt64(bitPattern: Int64(graine)) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(bitPattern: Int64(rang))
        _ = suivant()
    }

    /// From 0 to the bound, excluded.
    mutating func entier(_ borne: Int) -> Int {
        Int(truncatingIfNeeded: suivant().multipliedFullWidth(by: UInt64(max(borne, 1))).high)
    }

    mutating func entier(_ bornes: ClosedRange<Int>) -> Int { bornes.lowerBound + entier(bornes.count) }

    /// The list holds at least one element.
    mutating func parmi<T>(_ liste: [T]) -> T { liste[entier(liste.count)] }

    /// True so many times in a hundred.
    mutating func pourCent(_ part: Int) -> Bool { entier(100) < part }

    private mutating func suivant() -> UInt64 {
        state = state &+ 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
