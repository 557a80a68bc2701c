/// Why a file cannot be imported at all. Lines that cannot be read are counted instead.
package enum ImportError: Error, Equatable, CustomStringConvertible {
    case introuvable(String)
    case illisible(String)
    case fichierVide
    case entete
    case colonneAbsente(String)
    case feuilleAbsente(String)
    /// The archive holds no file of the kind.
    case entreeAbsente(String)
    /// Another process is importing the same file.
    case dejaEnCours
    /// The import was stopped between two transactions; the same command goes on from there.
    case interrompu(ligne: Int)

    package var description: String {
        switch self {
        case .introuvable(let path): "Le fichier \(path) n'existe pas ou ne peut pas être lu."
        case .illisible(let reason): "Le fichier ne peut pas être lu : \(reason)."
        case .fichierVide: "Le fichier est vide."
        case .entete: "La ligne des noms de colonnes manque."
        case .colonneAbsente(let name): "La colonne « \(name) » manque : ce n'est pas le fichier attendu."
        case .feuilleAbsente(let name): "La feuille « \(name) » manque : ce n'est pas le classeur attendu."
        case .entreeAbsente(let name): "L'archive ne contient pas de fichier « \(name) »."
        case .dejaEnCours: "Ce fichier est déjà en cours d'import ailleurs."
        case .interrompu(let line):
            "Import interrompu après la ligne \(line). La même commande le reprend où il en était."
        }
    }
}
