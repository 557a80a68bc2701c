/// Who publishes the site, as the legal pages name it: the profile of the OPCO.
package struct Editeur: Sendable {
    package var nom = "OPCO Mobilités"
    package var adresse = "1 place des Essais, 75000 PARIS"
    package var courriel = "aide@opco.example"
    package var telephone: String?
    package var horaires = "du lundi au vendredi, de 9 h à 12 h 30 et de 13 h 30 à 17 h"
    /// Regional delegations: name, generic mailbox.
    package var delegations: [(nom: String, courriel: String)] = []
    package var directeurDePublication = "le représentant légal de l'OPCO"
    package var hebergeur = "assuré par l'OPCO"
    package var delegueALaProtection = "dpo@opco.example"

    package init() {}
}
