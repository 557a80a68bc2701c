import Domain
import Platform

extension VisibleSi {
    /// The domain's condition, in the form that the page's script follows.
    init(_ condition: Condition) {
        switch condition {
        case .toujours: self = .toujours
        case .jamais: self = .jamais
        case .si(let cle, let parmi): self = .si(cle, parmi: parmi)
        case .rempli(let cle): self = .rempli(cle)
        case .moinsDe(let ans, let de, let au): self = .moinsDe(ans: ans, de: de, au: au)
        case .non(let autre): self = .non(VisibleSi(autre))
        case .toutes(let liste): self = .toutes(liste.map(VisibleSi.init))
        case .une(let liste): self = .une(liste.map(VisibleSi.init))
        }
    }

    static func si(_ condition: Condition) -> VisibleSi? {
        if case .toujours = condition { return nil }
        return VisibleSi(condition)
    }
}
