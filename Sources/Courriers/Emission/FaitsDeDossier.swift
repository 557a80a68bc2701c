package import Domain

/// Who signs the letters of the OPCO, and where: its profile.
package struct ProfilDeCourrier: Sendable {
    package let emetteur: Emetteur
    /// Town of the letter's date.
    package let lieu: String
    package let signataire: Signataire

    package init(emetteur: Emetteur, lieu: String, signataire: Signataire) {
        self.emetteur = emetteur
        self.lieu = lieu
        self.signataire = signataire
    }
}

/// The file that a letter or a mail is about.
package struct FaitsDeDossier: Sendable {
    package let id: Int
    package let dispositif: Dispositif
    /// What letters quote.
    package let dossier: DossierDeCourrier
    /// Of the apprentice or trainee, as the list of notifications shows them.
    package let prenom: String
    package let nom: String

    package init(id: Int, dispositif: Dispositif, dossier: DossierDeCourrier, prenom: String, nom: String) {
        self.id = id
        self.dispositif = dispositif
        self.dossier = dossier
        self.prenom = prenom
        self.nom = nom
    }
}

/// A party to a file, and where its letters go.
package struct DestinataireDeCourrier: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable {
        case entreprise
        /// Training centre of an apprenticeship.
        case cfa
        /// Training organisation of another dispositif.
        case organisme
        /// The apprentice or trainee, who has no account: the desk prints and posts the letter.
        case beneficiaire

        /// Where its users are told; nil for the one who has none.
        package var espace: Espace? {
            switch self {
            case .entreprise: .entreprise
            case .cfa, .organisme: .of
            case .beneficiaire: nil
            }
        }

        /// As the names of letters tell them apart.
        var sigle: String {
            switch self {
            case .entreprise: "ADH"
            case .cfa: "CF"
            case .organisme: "OF"
            case .beneficiaire: "Bénéficiaire"
            }
        }
    }

    package let role: Role
    /// Empty for the apprentice.
    package let siret: String
    package let destinataire: Destinataire

    package init(role: Role, siret: String, nom: String, adresse: [String]) {
        self.role = role
        self.siret = siret
        destinataire = Destinataire(nom: nom, adresse: adresse)
    }
}

/// What happened to the file, with what its letters say of it.
package enum EvenementDeCourrier: Sendable {
    case accord(montants: TableDeMontants, numeroDeDepot: String?, subrogation: Bool)
    case relance(pieces: [Relance.Piece], commentaire: String)
    case refus(motifs: [RefusDePriseEnCharge.Motif])
    case annulation(motif: String, montantAnnule: Int?)
    case depot(Depot)

    /// A file received: its receipt goes by mail to the person who sent it.
    package struct Depot: Sendable {
        package let courriel: String
        package let espace: Espace
        package let pieces: Int
        /// Sent more than five working days after the start.
        package let tardif: Bool

        package init(courriel: String, espace: Espace, pieces: Int, tardif: Bool) {
            self.courriel = courriel
            self.espace = espace
            self.pieces = pieces
            self.tardif = tardif
        }
    }
}

/// A user of an establishment, in the space where the role is held.
package struct CompteDestinataire: Sendable, Hashable {
    package let compte: Int
    package let espace: Espace

    package init(compte: Int, espace: Espace) {
        self.compte = compte
        self.espace = espace
    }
}
