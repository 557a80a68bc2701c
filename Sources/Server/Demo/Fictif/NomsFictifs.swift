import Domain

/// Names made of syllables: about 5,000 surnames, so that a search finds few people, and none of them real.
enum NomsFictifs {
    /// Surnames in capitals, and as lists sort them.
    static let noms: [(nom: String, tri: String)] = debuts.flatMap { debut in
        fins.map { fin in
            let nom = (debut + fin).uppercased()
            return (nom, Tri.cle(nom))
        }
    }

    static let prenoms: [(prenom: String, tri: String, sexe: String)] =
        feminins.map { ($0, Tri.cle($0), "F") } + masculins.map { ($0, Tri.cle($0), "M") }

    static let voies = mots(
        "rue des Essais|allée des Tilleuls|impasse du Moulin|rue de l'Exemple|place du Marché|chemin des Vignes|"
            + "avenue des Érables|rue du Four|quai des Ormes|boulevard des Modèles|rue des Lavandières|route du Lac")

    static let emplois = mots(
        "Chef d'atelier|Technicien automobile|Peintre automobile|Exploitant transport|Responsable d'équipe|"
            + "Mécanicien poids lourds|Conducteur formateur|Conseiller clientèle")

    private static let debuts = mots(
        "Bel|Mont|Ver|Cha|Gran|Ro|Lan|Mau|Cor|Tar|Del|Fer|Bra|Sau|Vil|Pon|Gau|Hal|Quin|Mar|Tre|Pel|Sa|Ba|Cour|Dar|Fau|"
            + "Ger|Jou|Ker|Le|Mal|Nor|Or|Per|Ram|Sor|Thi|Val|Wa|Bou|Cas|Dur|Esp|Flo|Gri|Hau|Ja|Lou|Mi|Né|Pi|Rou|Sé|Tou|"
            + "Vau|Yver|Al|Bon|Cler|Dom|Éti|Fon|Gal|Her|Lor|Mel|Pra|Ri|Sim")

    private static let fins = mots(
        "neuil|mond|sard|lier|court|telme|bert|vaisier|rade|lorme|rand|sier|bier|val|chet|guet|zon|rel|tin|gny|rac|set|"
            + "dier|mel|not|pin|quet|ret|son|teau|vet|bault|card|doux|fort|gard|laut|mier|nard|part|rault|sac|tier|vel|"
            + "veau|berge|chon|din|fel|gier|let|mont|nel|pel|ron|sin|tel|vin|beau|ceau|dry|geon|lin|mas|ny|paud|roux|"
            + "sat|tard|vier|zac|blin")

    private static let feminins = mots(
        "Lou|Camille|Inès|Jade|Emma|Louise|Alice|Chloé|Léa|Manon|Zoé|Anna|Sarah|Lina|Éva|Nina|Romane|Juliette|Agathe|Maëlys|"
            + "Solène|Odile|Léonie|Clara|Margaux|Élise|Noémie|Salomé|Yasmine|Apolline|Capucine|Ambre|Maïwenn|Anaïs|Faustine|"
            + "Joséphine|Mathilde|Rose|Victoire|Célestine")

    private static let masculins = mots(
        "Noé|Hugo|Malik|Yanis|Sacha|Jules|Gabriel|Léo|Raphaël|Louis|Adam|Arthur|Ethan|Nathan|Tom|Théo|Mathis|Enzo|Axel|Antoine|"
            + "Maxence|Baptiste|Clément|Gabin|Robin|Amine|Rayan|Valentin|Évan|Côme|Ewen|Malo|Titouan|Aurélien|Basile|Célestin|"
            + "Édouard|Félix|Gaspard|Octave")

    private static func mots(_ texte: String) -> [String] { texte.split(separator: "|").map(String.init) }
}
