import Platform

/// « Mon guide »: how one deposits a contract and follows it, as a document to keep.
enum GuidePDF {
    static func render(opco: String) throws -> [UInt8] {
        var blocks: [PDFBlock] = [
            .text(PDFText("Guide utilisateur M-Gestion OF", PDFStyle(22, .bold)), as: .h1),
            .text(PDFText("Déposer un contrat d'apprentissage et le suivre", PDFStyle(12)), as: .p),
            .space(18),
        ]
        for chapitre in chapitres {
            blocks.append(.kept(.text(PDFText(chapitre.titre, PDFStyle(14, .semibold)), as: .h2)))
            blocks.append(.space(6))
            for paragraphe in chapitre.paragraphes {
                blocks.append(.text(PDFText(paragraphe, PDFStyle(10.5)), as: .p))
                blocks.append(.space(5))
            }
            blocks.append(.space(12))
        }
        return try PDFDocument(
            title: "Guide utilisateur M-Gestion OF", author: opco, createdOn: "2026-11-01", margins: PDFInsets(56),
            footer: PDFText("\(opco) · Guide utilisateur M-Gestion OF", PDFStyle(8)),
            pageNumber: { PDFText("page \($0)/\($1)", PDFStyle(8)) }, band: PDFColor(0x0a6570), blocks: blocks
        ).render()
    }

    private static let chapitres: [(titre: String, paragraphes: [String])] = [
        (
            "Se connecter",
            [
                "Ouvrez M-Gestion OF, saisissez votre adresse email et votre mot de passe, puis cliquez sur « Me connecter ». Les autres applications auxquelles vous avez accès s'ouvrent ensuite sans nouvelle saisie, par « Changer d'application ».",
                "Si vous représentez plusieurs établissements, choisissez en haut de l'écran celui dont vous voulez voir les dossiers : toutes les pages en dépendent.",
            ]
        ),
        (
            "Déposer un contrat",
            [
                "Cliquez sur « CRÉER UN NOUVEAU CONTRAT ». Le formulaire a sept étapes, à remplir dans l'ordre que vous voulez ; chacune dit si elle est complète, commencée ou en erreur.",
                "Recherchez l'entreprise par les 9 premiers chiffres de son SIRET au moins : les champs grisés se remplissent d'eux-mêmes. Un établissement absent du répertoire peut être saisi : il sera vérifié.",
                "La grille de rémunération se calcule d'après la date de naissance de l'apprenti et les dates du contrat ; vous pouvez augmenter chaque taux.",
                "Vos réponses sont enregistrées au fil de la saisie. Si quelqu'un d'autre modifie le même brouillon, les deux réponses vous sont montrées et vous choisissez.",
            ]
        ),
        (
            "Transmettre",
            [
                "L'étape « La Synthèse » rassemble vos réponses et le CERFA reconstitué. Ce qui manque ou doit être corrigé est en rouge, avec un lien vers le champ. Cochez les deux déclarations puis cliquez sur « TRANSMETTRE » : le dossier reçoit son numéro.",
                "Le CERFA signé n'est pas à envoyer : tenez-le à la disposition de l'OPCO.",
            ]
        ),
        (
            "Suivre le dossier",
            [
                "L'OPCO répond sous 20 jours à compter du dossier complet. Une demande de pièces suspend ce délai : déposez-les par « AJOUTER UNE PIÈCE JOINTE ».",
                "Chaque courrier de l'OPCO est annoncé par la cloche et, chaque matin, par un courriel que vous pouvez désactiver dans « Gérer mes notifications ».",
                "Les listes se filtrent, se trient et s'exportent en XLSX ou en CSV. Leur adresse garde vos filtres : vous pouvez la conserver.",
            ]
        ),
    ]
}
