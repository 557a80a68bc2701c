import Domain
import Platform

/// The side sheet « Voir l'utilisateur »: of the person's establishments, those that one holds too.
struct VoletUtilisateur: Sendable {
    let personne: AnnuaireDesComptes.Personne
    let sexe: String?
    let visibles: [Habilitation]
    /// From 1.
    let page: Int

    static let taille = 10

    /// - Throws: `Refusal.notFound` when nothing of the person may be seen from here.
    init(
        _ personne: AnnuaireDesComptes.Personne, _ tenues: [HabilitationTenue], _ regard: Regard,
        pageDEtablissements: String
    ) throws {
        visibles = tenues.map(\.habilitation).filter(regard.voit)
        guard !visibles.isEmpty else { throw Refusal.notFound }
        self.personne = personne
        sexe = tenues.first?.sexe
        let pages = (visibles.count + VoletUtilisateur.taille - 1) / VoletUtilisateur.taille
        page = min(max(Int(pageDEtablissements) ?? 1, 1), pages)
    }

    /// - Parameter url: address of the page, with this one of the establishments.
    func html(espace: Espace, fermer: String, modifier: String?, url: (Int) -> String) -> HTML {
        let nom = "\(personne.prenom) \(personne.nom.uppercased())"
        return """
            <aside class="card" aria-labelledby="volet-titre" id="volet">
            <div class="card__head"><h2 id="volet-titre">Voir l'utilisateur</h2>\
            <a class="link-btn" href="\(fermer)">Fermer</a></div>
            <div class="card__body stack stack--s">
            \(facts([
                Fact("Nom", personne.nom), Fact("Prénom", personne.prenom),
                Fact("E-Mail", personne.courriel, wide: true), Fact("Sexe", VoletUtilisateur.sexe(sexe)),
                Fact("Type de compte", espace == .of ? "Organisme de formation" : "Entreprise"),
            ]))\(modifier.map {
                linkButton("MODIFIER", href: $0, shape: .small, icon: .edit, precision: nom)
            })</div>
            <div class="card__body row row--between"><h3>Établissements</h3>\
            <span class="tab__count">\(visibles.count)</span></div>
            <ul class="files">
            \(each: tranche, { une in ligne(une) })</ul>
            \(pages(url))</aside>

            """
    }

    static func sexe(_ code: String?) -> String {
        switch code {
        case "F": "Féminin"
        case "M": "Masculin"
        default: "Non renseigné"
        }
    }

    private var tranche: ArraySlice<Habilitation> {
        visibles.dropFirst((page - 1) * VoletUtilisateur.taille).prefix(VoletUtilisateur.taille)
    }

    private func ligne(_ une: Habilitation) -> HTML {
        let droits = Droit.accordables.filter(une.droits.contains).map(\.verbe).joined(separator: ", ")
        return """
            <li>\(Icon.home.html())<span><strong>\(une.nom)</strong><br>\(num(une.perimetre.libelle))<br>\
            <span class="muted">\(une.role.libelle) · \(droits)</span></span>\
            \(une.actif ? pill("Actif", tone: .ok) : pill("Inactif"))</li>

            """
    }

    /// The sheet's own small pager: « 10 ‹ 1 / 1 › ».
    private func pages(_ url: (Int) -> String) -> HTML {
        let derniere = (visibles.count + VoletUtilisateur.taille - 1) / VoletUtilisateur.taille
        func pas(_ nom: String, _ vers: Int?, _ icone: Icon) -> HTML {
            """
            <a class="pager__step"\(attribute: "href", vers.map(url))\(attribute: "aria-disabled", vers == nil ? "true" : nil)\
            \(attribute: "role", vers == nil ? "link" : nil) aria-label="\(nom)">\(icone.html(.s))</a>
            """
        }
        return """
            <nav class="pager" aria-label="Pages des établissements"><span class="num">\(VoletUtilisateur.taille)</span>
            \(pas("Établissements précédents", page > 1 ? page - 1 : nil, .left))
            <span class="num">\(page) / \(derniere)</span>
            \(pas("Établissements suivants", page < derniere ? page + 1 : nil, .right))</nav>

            """
    }
}
