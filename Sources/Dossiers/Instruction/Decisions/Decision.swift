import Domain
import HTTPTypes
import Hummingbird
import Platform

/// Answers of a decision's form that do not stand: nothing was written.
struct FautesDeSaisie: Error, Equatable {
    struct Faute: Equatable {
        /// Name of the control to reach.
        let champ: String
        let message: String
    }

    let fautes: [Faute]

    init(_ fautes: [Faute]) { self.fautes = fautes }
    init(_ champ: String, _ message: String) { fautes = [Faute(champ: champ, message: message)] }

    func message(_ champ: String) -> String? { fautes.first { $0.champ == champ }?.message }

    var resume: [FieldError] { fautes.map { FieldError(id: elementID($0.champ), message: $0.message) } }
}

/// The file changed after the page that decides was made: what was typed is shown again beside the file as it is.
struct PageDepassee: Error, Equatable {
    let message: String
}

/// What came of a decision's form.
enum IssueDeDecision: Sendable {
    case fait(Dossier)
    case fautes(FautesDeSaisie)
    case depassee(PageDepassee)
}

extension DossiersModule {
    /// Runs a decision in one transaction.
    func decider(_ body: @escaping @Sendable (any Connection) throws -> Dossier) async throws -> IssueDeDecision {
        do {
            return .fait(try await database.write(body))
        } catch let fautes as FautesDeSaisie {
            return .fautes(fautes)
        } catch let depassee as PageDepassee {
            return .depassee(depassee)
        }
    }

    /// The file that a page of decision shows.
    ///
    /// - Throws: a `Refus` without the right, or when its state does not allow the event.
    func dossier(
        _ id: Int, pour evenement: EvenementDossier, _ acces: Acces, on db: any Connection
    ) throws -> (dossier: Dossier, reponses: Reponses) {
        try acces.exiger(.instruire)
        let (dossier, reponses) = try store.find(id, acces, on: db)
        _ = try dossier.etat.transition(evenement)
        return (dossier, reponses)
    }

    /// The same for what a form sends: the file must be as the page showed it.
    ///
    /// - Throws: besides, `PageDepassee` when somebody changed it meanwhile.
    func dossier(
        _ id: Int, pour evenement: EvenementDossier, version: Int, _ acces: Acces, on db: any Connection
    ) throws -> (dossier: Dossier, reponses: Reponses) {
        let (dossier, reponses) = try dossier(id, pour: evenement, acces, on: db)
        try dossier.exiger(version: version)
        return (dossier, reponses)
    }
}

extension Dossier {
    func exiger(version attendue: Int) throws(PageDepassee) {
        guard version != attendue else { return }
        let quand = majLe.map { " le \($0.paris.date) à \($0.paris.time)" } ?? ""
        throw PageDepassee(
            message:
                "\(majPar) a modifié ce dossier\(quand), après l'affichage de cette page. Relisez-le avant de décider.")
    }
}

/// The frame of a decision's page: what it is about, what is wrong with it, its form.
struct PageDeDecision {
    let dossier: Dossier
    let titre: String
    var chapeau: String?
    var fautes: FautesDeSaisie?
    var depassee: PageDepassee?
    let action: String
    let valider: String
    var style = ButtonStyle.primary
    let csrf: CSRF
    let paths: BureauPaths
    /// Before the form.
    var avant: HTML = ""
    let champs: HTML

    var status: HTTPResponse.Status {
        if depassee != nil { return .conflict }
        return fautes == nil ? .ok : .unprocessableContent
    }

    var page: Page {
        Page(
            titre: "\(titre), dossier \(dossier.reference)", mainClass: "main--form", erreurs: fautes != nil,
            main: """
                \(errorSummary(fautes?.resume ?? []))\(depassee.map { banner(.no, $0.message) })
                \(pageHead(PageHead(titre).with {
                    $0.retour = ("RETOUR AU DOSSIER", paths.dossier(dossier.id))
                    $0.surtitre = [dossier.reference, dossier.beneficiaire, dossier.etablissement]
                        .filter { !$0.isEmpty }.joined(separator: " · ")
                    $0.etat = pill(dossier.etat.libelle, tone: dossier.etat.toneDePastille)
                    $0.chapeau = chapeau
                }))
                \(avant)
                <form class="form" method="post" action="\(action)" novalidate>
                \(csrf.field)\(hiddenField("version", String(dossier.version)))
                \(requiredNote())
                \(champs)
                <div class="row row--end">\(linkButton("RETOUR", href: paths.dossier(dossier.id)))
                \(button(valider, style: style))</div>
                </form>
                """)
    }
}
