/// Why a validation or a request for a proxy ticket fails, in the codes of the protocol (CAS 3.0.3 § 2.5.3, 2.7.3).
struct EchecCas: Error, Equatable {
    enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "INVALID_REQUEST"
        case invalidTicketSpec = "INVALID_TICKET_SPEC"
        case unauthorizedServiceProxy = "UNAUTHORIZED_SERVICE_PROXY"
        case invalidProxyCallback = "INVALID_PROXY_CALLBACK"
        case invalidTicket = "INVALID_TICKET"
        case invalidService = "INVALID_SERVICE"
        case internalError = "INTERNAL_ERROR"
        /// Of `/proxy` alone.
        case unauthorizedService = "UNAUTHORIZED_SERVICE"
    }

    let code: Code
    /// For whoever makes the application work.
    let phrase: String

    private init(_ code: Code, _ phrase: String) {
        self.code = code
        self.phrase = phrase
    }

    static let demandeIncomplete = EchecCas(.invalidRequest, "Les paramètres service et ticket sont obligatoires.")
    static let format = EchecCas(.invalidRequest, "Le paramètre format vaut XML ou JSON.")
    static let ticketInconnu = EchecCas(.invalidTicket, "Le ticket n'est pas reconnu.")
    static let ticketExpire = EchecCas(.invalidTicket, "Le ticket a expiré.")
    static let ticketServi = EchecCas(.invalidTicket, "Le ticket a déjà servi, ou sa session est terminée.")
    static let pasDeSaisie = EchecCas(
        .invalidTicket, "Le ticket vient d'une session déjà ouverte ; renew demande une nouvelle saisie.")
    static let autreService = EchecCas(.invalidService, "Le ticket a été émis pour un autre service.")
    static let ticketDeMandataire = EchecCas(
        .invalidTicketSpec, "Un ticket de mandataire (PT) se valide par proxyValidate, pas par serviceValidate.")
    static let sansMandat = EchecCas(
        .unauthorizedServiceProxy, "Ce service n'est pas autorisé à demander des tickets de mandataire.")
    static let panne = EchecCas(.internalError, "La demande n'a pas pu être traitée. Recommencez dans un instant.")

    static func rappel(_ raison: String) -> EchecCas { EchecCas(.invalidProxyCallback, raison) }

    // MARK: Of `/proxy`

    static let mandatIncomplet = EchecCas(.invalidRequest, "Les paramètres pgt et targetService sont obligatoires.")
    static let mandatInconnu = EchecCas(
        .invalidRequest, "Le mandat (PGT) n'est pas reconnu, ou sa session est terminée.")
    static let cibleNonInscrite = EchecCas(.unauthorizedService, "Le service visé n'est pas inscrit.")
    static let mandataireRefuse = EchecCas(
        .unauthorizedService, "Le service qui demande n'est plus autorisé à agir pour quelqu'un.")
}
