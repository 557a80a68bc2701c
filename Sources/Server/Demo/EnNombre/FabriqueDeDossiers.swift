import Domain
import Dossiers
import Platform

/// Draws files by their rank. Dates go forward with the ranks over three years, as numbers do; the files of one
/// organisation are spread among those of the others.
struct FabriqueDeDossiers: Sendable {
    let nombre: Int
    let now: Instant
    let niveaux: NiveauxDeDemo
    let store: DossierStore
    let organismes: [Lieu]
    let sirene: SireneFictif
    private let entreprises: [Lieu]

    private static let periode = 3 * 365
    private static let agents = ["Hugo SABATIER", "Léonie TARRADE", "Nour BELMOND", "Ewen CORLIER"]

    /// An establishment with its answers as JSON.
    struct Lieu: Sendable {
        let siret: String
        let nom: (nom: String, tri: String)
        let idcc: String
        let ville: Ville
        let json: [UInt8]

        init(siret: String, nom: String, idcc: String, ville: Ville, _ champs: Champs) {
            self.siret = siret
            self.nom = (nom, Tri.cle(nom))
            self.idcc = idcc
            self.ville = ville
            var octets: [UInt8] = []
            champs.json(into: &octets)
            json = octets
        }
    }

    init(nombre: Int, organismes: Int, now: Instant, niveaux: NiveauxDeDemo, store: DossierStore) {
        self.nombre = nombre
        self.now = now
        self.niveaux = niveaux
        self.store = store
        let ceux = (0..<organismes).map(OrganismeFictif.numero)
        self.organismes = ceux.map { Lieu(siret: $0.siret, nom: $0.nom, idcc: "", ville: $0.ville, $0.champs) }
        let exemples = EntrepriseFictive.exemples
        let celles = (0..<max(2 * organismes, 60)).map {
            $0 < exemples.count ? exemples[$0] : EntrepriseFictive.numero($0)
        }
        entreprises = celles.map { Lieu(siret: $0.siret, nom: $0.nom, idcc: $0.idcc, ville: $0.ville, $0.champs) }
        sirene = SireneFictif(organismes: ceux, entreprises: celles)
    }

    func lot(_ rangs: Range<Int>, _ premier: (id: Int, numero: Int)) throws -> LotDeDossiers {
        var lot = LotDeDossiers(premier: (premier.id + rangs.lowerBound, premier.numero + rangs.lowerBound))
        var parcours: [Cle: ParcoursPret] = [:]
        for rang in rangs {
            try lot.append(dossier(rang, &parcours), scelle: store)
        }
        return lot
    }

    private struct Cle: Hashable {
        let semaine, certification, variante: Int
    }

    private func dossier(_ rang: Int, _ connus: inout [Cle: ParcoursPret]) -> DossierACharger {
        var tirage = Tirage(graine: 7, rang)
        let organisme = organismes[rang % organismes.count]
        let entreprise = tirage.parmi(entreprises)
        let depose = depose(rang, &tirage)
        let parcours = parcours(depose, entreprise.idcc, &tirage, &connus)
        let personne = PersonneFictive(parcours.parcours, entreprise.ville, &tirage)
        var reponses = [UInt8(ascii: "{")]
        reponses.reserveCapacity(3000)
        personne.champs.json(into: &reponses)
        for partie in [parcours.json, entreprise.json, organisme.json] {
            reponses.append(UInt8(ascii: ","))
            reponses += partie
        }
        reponses.append(UInt8(ascii: "}"))
        var sensibles = [UInt8(ascii: "{")]
        personne.sensibles.json(into: &sensibles)
        sensibles.append(UInt8(ascii: "}"))
        var dossier = DossierACharger(
            etat: .brouillon, siretOF: organisme.siret, siretEmployeur: entreprise.siret, organisme: organisme.nom.nom,
            beneficiaire: (
                personne.nom.nom + ", " + personne.prenom.prenom, personne.nom.tri + " " + personne.prenom.tri
            ),
            etablissement: entreprise.nom, intitule: parcours.intitule, debut: parcours.debut, fin: parcours.fin,
            departement: entreprise.ville.departement, subroge: parcours.subroge, reponses: reponses,
            sensibles: sensibles, creeLe: depose.adding(seconds: -3600).iso, par: "Sacha DELORME")
        VieFictive(depose: depose, now: now, agents: FabriqueDeDossiers.agents)
            .derouler(&dossier, parcours, idcc: entreprise.idcc, rang, &tirage)
        return dossier
    }

    /// The instant of sending, in working hours.
    private func depose(_ rang: Int, _ tirage: inout Tirage) -> Instant {
        let jour = now.jour.rang - FabriqueDeDossiers.periode + rang * FabriqueDeDossiers.periode / nombre
        let secondes = Int64(tirage.entier(25_200...64_800)) * 1000
        return min(Instant(milliseconds: Int64(jour) * 86_400_000 + secondes), now)
    }

    /// Contracts start on the Monday before they are sent.
    private func parcours(
        _ depose: Instant, _ idcc: String, _ tirage: inout Tirage, _ connus: inout [Cle: ParcoursPret]
    ) -> ParcoursPret {
        let semaine = (depose.jour.rang - 4) / 7
        let certifications = CertificationFictive.de(idcc: idcc)
        let rang = tirage.entier(certifications.count)
        let certification = certifications[rang]
        let cle = Cle(
            semaine: semaine, certification: Int(certification.rncp.dropFirst(4)) ?? rang, variante: tirage.entier(3))
        if let connu = connus[cle] { return connu }
        let pret = ParcoursPret(
            certification, debut: Jour(rang: semaine * 7 + 4), variante: cle.variante, niveaux)
        connus[cle] = pret
        return pret
    }
}
