/// When a question is shown, from the answers of the page, in a form that a script follows too.
///
/// Keys are the `name`s of the controls; the three parts of a date stand under the name they share.
package indirect enum VisibleSi: Sendable {
    case toujours
    case jamais
    case si(String, parmi: [String])
    case rempli(String)
    /// Full years between the day answered to the first key and the day answered to the second are fewer than n.
    case moinsDe(ans: Int, de: String, au: String)
    case non(VisibleSi)
    case toutes([VisibleSi])
    case une([VisibleSi])

    /// `{"cle":"mineur","parmi":["oui"]}`, `{"toutes":[…]}`…: what `data-visible-si` holds.
    package var json: String {
        switch self {
        case .toujours: #"{"toutes":[]}"#
        case .jamais: #"{"une":[]}"#
        case .si(let cle, let valeurs):
            #"{"cle":\#(quoted(cle)),"parmi":[\#(valeurs.map(quoted).joined(separator: ","))]}"#
        case .rempli(let cle): #"{"rempli":\#(quoted(cle))}"#
        case .moinsDe(let ans, let de, let au):
            #"{"moinsDe":{"ans":\#(ans),"de":\#(quoted(de)),"au":\#(quoted(au))}}"#
        case .non(let condition): #"{"non":\#(condition.json)}"#
        case .toutes(let liste): #"{"toutes":[\#(liste.map(\.json).joined(separator: ","))]}"#
        case .une(let liste): #"{"une":[\#(liste.map(\.json).joined(separator: ","))]}"#
        }
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Questions that depend on another one: shown by the server, or by `reveal.js` as one answers.
///
/// - Parameter masque: the condition does not hold for the answers at hand.
package func reveal(_ condition: VisibleSi, masque: Bool, _ content: HTML) -> HTML {
    """
    <div class="reveal fields" data-visible-si="\(condition.json)"\(flag: "hidden", masque)>
    \(content)</div>

    """
}
