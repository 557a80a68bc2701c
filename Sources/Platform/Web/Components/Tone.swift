/// The colour family of a state. The words next to it always say the state too.
package enum Tone: String, Sendable, CaseIterable {
    case none, sent, info, wait, ok, no, done

    /// ` tone-ok`, ready to follow another class; empty for `none`.
    package var suffix: String { self == .none ? "" : " tone-" + rawValue }
}
