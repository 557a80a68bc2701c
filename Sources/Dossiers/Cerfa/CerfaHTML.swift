package import Domain
package import Platform

/// The reconstituted form as markup: the `sheet`s of the style sheet, on the page, in the live preview and in print.
package enum CerfaHTML {
    package static func render(
        _ formulaire: Formulaire, _ reponses: Reponses, depot: CadreDeDepot = CadreDeDepot(),
        marques: [String: String] = [:], editeLe jour: Jour
    ) -> HTML {
        render(MiseEnPageCerfa(formulaire, reponses, depot: depot, marques: marques, editeLe: jour))
    }

    package static func render(_ page: MiseEnPageCerfa) -> HTML {
        "\(each: page.feuilles.enumerated(), { feuille(page, $0.offset, $0.element) })"
    }

    private static func feuille(_ page: MiseEnPageCerfa, _ rang: Int, _ parties: [MiseEnPageCerfa.Partie]) -> HTML {
        """
        <div class="sheet">
          \(if: rang == 0, tete(page))
          \(each: parties, partie)
          <p class="sheet__foot"><span>\(page.mention)</span><span>\
        \(MiseEnPageCerfa.pied(page: rang + 1, sur: page.feuilles.count))</span></p>
        </div>

        """
    }

    private static func tete(_ page: MiseEnPageCerfa) -> HTML {
        """
        <div class="sheet__head">
            <div><h2 class="sheet__name">\(page.titre)</h2><p class="sheet__law">\(page.loi)</p></div>
            <p class="sheet__form">CERFA<br><span class="num">\(page.numeroCerfa)</span></p>
          </div>
          \(each: page.entete, { "<p>\($0.libelle) : <strong>\($0.valeur.mots)</strong></p>" })
        """
    }

    private static func partie(_ partie: MiseEnPageCerfa.Partie) -> HTML {
        """
        <section class="sheet__part"><h3 class="sheet__title">\(partie.titre)</h3>
            \(each: partie.bandes, bande)
          </section>

        """
    }

    private static func bande(_ bande: MiseEnPageCerfa.Bande) -> HTML {
        switch bande {
        case .colonnes(let colonnes): "<div class=\"sheet__cols\">\(each: colonnes, colonne)</div>"
        case .pleine(let lignes): "\(each: lignes, ligneEntiere)"
        case .periodes(let tableau): periodes(tableau)
        case .note(let texte): "<p class=\"sheet__all sheet__law\">\(texte)</p>"
        case .signatures(let titres):
            "<div class=\"sheet__sign\">\(each: titres, { "<p>\($0)</p>" })</div>"
        }
    }

    private static func colonne(_ colonne: MiseEnPageCerfa.Colonne) -> HTML {
        "<div>\(each: colonne.groupes, groupe)</div>"
    }

    private static func groupe(_ groupe: MiseEnPageCerfa.Groupe) -> HTML {
        let titre: HTML? = groupe.titre.map { "<h4 class=\"sheet__sub\">\($0)</h4>" }
        return "\(titre)<dl class=\"sheet__list\">\(each: groupe.lignes, ligne)</dl>"
    }

    private static func ligne(_ ligne: MiseEnPageCerfa.Ligne) -> HTML {
        switch ligne.valeur {
        case .texte(let texte): "<div><dt>\(ligne.libelle) :</dt><dd>\(texte)</dd></div>"
        case .cases(let cases):
            "<div><dt>\(ligne.libelle) :</dt><dd class=\"boxes\">\(each: cases, caseACocher)</dd></div>"
        case .declaration(let coche):
            "<div><dt>\(ligne.libelle) :</dt><dd>\(boite(coche))</dd></div>"
        case .marque(let texte): "<div><dt>\(ligne.libelle) :</dt><dd><mark>\(texte)</mark></dd></div>"
        }
    }

    private static func ligneEntiere(_ ligne: MiseEnPageCerfa.Ligne) -> HTML {
        switch ligne.valeur {
        case .texte(let texte): "<p class=\"sheet__all\">\(ligne.libelle) : <strong>\(texte)</strong></p>"
        case .cases(let cases):
            "<div class=\"sheet__all boxes\"><span>\(ligne.libelle) :</span>\(each: cases, caseACocher)</div>"
        case .declaration(let coche): "<p class=\"sheet__all\">\(boite(coche))\(ligne.libelle)</p>"
        case .marque(let texte): "<p class=\"sheet__all\">\(ligne.libelle) : <mark>\(texte)</mark></p>"
        }
    }

    private static func caseACocher(_ element: MiseEnPageCerfa.Case) -> HTML {
        "<span>\(boite(element.coche))\(element.libelle)</span>"
    }

    private static func boite(_ coche: Bool) -> HTML {
        """
        <span class="box" role="img" aria-label="\(coche ? "Coché" : "Non coché")">\(coche ? "✕" : "")</span>
        """
    }

    private static func periodes(_ tableau: MiseEnPageCerfa.Tableau) -> HTML {
        """
        <div class="sheet__all table-wrap" role="region" aria-label="Rémunération" tabindex="0">
              <table class="sheet__pay">
                <thead><tr>\(each: tableau.entetes, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
                <tbody>\(each: tableau.lignes, periode)</tbody>
              </table>
            </div>

        """
    }

    private static func periode(_ cellules: [String]) -> HTML {
        """
        <tr>\(each: cellules.prefix(1), { "<th scope=\"row\">\($0)</th>" })\
        \(each: cellules.dropFirst(), { "<td>\($0)</td>" })</tr>

        """
    }
}

extension MiseEnPageCerfa.Valeur {
    /// The answer in words, where there is no room for boxes.
    var mots: String {
        switch self {
        case .texte(let texte), .marque(let texte): texte
        case .cases(let cases): cases.filter(\.coche).map(\.libelle).joined(separator: ", ")
        case .declaration(let coche): coche ? "oui" : ""
        }
    }
}
