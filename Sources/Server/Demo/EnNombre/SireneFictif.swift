import Foundation
import Platform
import Referentiels

/// The establishments of a large demonstration, known to the reference data as those of the country are: through files
/// in the official format. Without them the desk's checks would find every SIRET of the demonstration unknown.
struct SireneFictif {
    private var etablissements = """
        siret,etatAdministratifEtablissement,etablissementSiege,dateDebut,numeroVoieEtablissement,\
        libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,\
        activitePrincipaleEtablissement,caractereEmployeurEtablissement

        """
    private var unites = """
        siren,etatAdministratifUniteLegale,denominationUniteLegale,activitePrincipaleUniteLegale

        """
    // Those of the samples are in files of their own, with more about them.
    private var connus = Set(
        EntrepriseFictive.exemples.map(\.siret) + [DemoComptes.organisme.siret, DemoComptes.antenne.siret])

    init(organismes: [OrganismeFictif], entreprises: [EntrepriseFictive]) {
        for o in organismes { ajouter(o.siret, o.nom, naf: "8532Z", o.numero, o.voie, o.ville) }
        for e in entreprises { ajouter(e.siret, e.nom, naf: e.naf, e.numero, e.voie, e.ville) }
    }

    private mutating func ajouter(
        _ siret: String, _ nom: String, naf: String, _ numero: String, _ voie: String, _ ville: Ville
    ) {
        guard connus.insert(siret).inserted else { return }
        etablissements += "\(siret),A,true,2010-01-01,\(numero),\"\(voie.uppercased())\",\(ville.codePostal),"
        etablissements += "\"\(ville.nom)\",\(naf),O\n"
        let siren = String(siret.prefix(9))
        if connus.insert(siren).inserted { unites += "\(siren),A,\"\(nom)\",\(naf)\n" }
    }

    /// Through the import of Sirene, as an operator would.
    func importer(_ services: Services) async throws {
        let dossier = FileManager.default.temporaryDirectory.appending(
            path: "sirene-\(SecureRandom.token(bytes: 12))", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        for (nom, lignes) in [("StockEtablissement_utf8.csv", etablissements), ("StockUniteLegale_utf8.csv", unites)] {
            let fichier = dossier.appending(path: nom)
            try Data(lignes.utf8).write(to: fichier)
            _ = try await Import.run(.sirene, file: fichier.path, database: services.database, clock: services.clock)
        }
    }
}
