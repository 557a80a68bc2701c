package import Domain

/// A letter, whole: what is kept for ever and drawn again the same.
package struct Courrier: Sendable, Equatable, Codable {
    /// Wording and version, « accord-cf/1 »; a change of wording is a new version.
    package var modele: String
    /// As lists name it, « Courrier d'accord (CF) ».
    package var titre: String
    package var numero: String
    package var date: Jour
    package var lieu: String
    package var destinataire: Destinataire
    package var objet: String
    package var references: [Reference]
    package var corps: [Element]
    package var signataire: Signataire
    /// Who else receives it.
    package var copies: [String]
    /// Names of the documents joined.
    package var annexes: [String]

    package enum Element: Sendable, Equatable, Codable {
        case intertitre(String)
        case paragraphe(String)
        case liste([String])
        case montants(TableDeMontants)
    }

    package struct Reference: Sendable, Equatable, Codable {
        package let libelle: String
        package let valeur: String

        package init(_ libelle: String, _ valeur: String) {
            self.libelle = libelle
            self.valeur = valeur
        }
    }

    package init(
        modele: String, titre: String, enTete: EnTete, objet: String, references: [Reference], corps: [Element],
        copies: [String] = [], annexes: [String] = []
    ) {
        self.modele = modele
        self.titre = titre
        numero = enTete.numero
        date = enTete.date
        lieu = enTete.lieu
        destinataire = enTete.destinataire
        signataire = enTete.signataire
        self.objet = objet
        self.references = references
        self.corps = corps
        self.copies = copies
        self.annexes = annexes
    }
}

/// Amounts in centimes, with their total.
package struct TableDeMontants: Sendable, Equatable, Codable {
    package struct Ligne: Sendable, Equatable, Codable {
        package let libelle: String
        /// Nil when nothing was asked under this heading.
        package let demande: Int?
        package let accorde: Int

        package init(_ libelle: String, demande: Int? = nil, accorde: Int) {
            self.libelle = libelle
            self.demande = demande
            self.accorde = accorde
        }
    }

    package let lignes: [Ligne]

    package init(_ lignes: [Ligne]) { self.lignes = lignes }

    package var totalAccorde: Int { lignes.map(\.accorde).reduce(0, +) }
    /// Nil when no line tells what was asked.
    package var totalDemande: Int? {
        let demandes = lignes.compactMap(\.demande)
        return demandes.isEmpty ? nil : demandes.reduce(0, +)
    }
}

package struct Destinataire: Sendable, Equatable, Codable {
    package let nom: String
    /// Lines of the address, the last one with postal code and town.
    package let adresse: [String]

    package init(nom: String, adresse: [String]) {
        self.nom = nom
        self.adresse = adresse
    }
}

package struct Signataire: Sendable, Equatable, Codable {
    package let nom: String
    package let qualite: String

    package init(nom: String, qualite: String) {
        self.nom = nom
        self.qualite = qualite
    }
}

/// What every letter carries whatever its model.
package struct EnTete: Sendable, Equatable {
    package let numero: String
    package let date: Jour
    package let lieu: String
    package let destinataire: Destinataire
    package let signataire: Signataire

    package init(numero: String, date: Jour, lieu: String, destinataire: Destinataire, signataire: Signataire) {
        self.numero = numero
        self.date = date
        self.lieu = lieu
        self.destinataire = destinataire
        self.signataire = signataire
    }
}

/// Who writes: the OPCO, from its profile.
package struct Emetteur: Sendable, Equatable, Codable {
    package let nom: String
    package let adresse: [String]
    package let siret: String
    /// Telephone, e-mail, site: one line each, printed below the address.
    package let contact: [String]
    /// `#0a6570`; another spelling prints in black.
    package let couleur: String
    /// Sentences of the OPCO on how its refusals are contested, after the one on review that the model always prints.
    package let voiesDeRecours: [String]

    package init(
        nom: String, adresse: [String], siret: String, contact: [String] = [], couleur: String = "#0a6570",
        voiesDeRecours: [String] = []
    ) {
        self.nom = nom
        self.adresse = adresse
        self.siret = siret
        self.contact = contact
        self.couleur = couleur
        self.voiesDeRecours = voiesDeRecours
    }
}
