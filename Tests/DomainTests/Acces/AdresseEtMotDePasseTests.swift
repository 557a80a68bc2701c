import Domain
import Testing

@Suite("Adresses nominatives")
struct AdresseDePersonneTests {
    @Test(
        "Celles d'une personne",
        arguments: [
            "jean.durand@cfa.example", "j.durand@cfa.example", "jdurand@cfa.example", "marchand@cfa.example",
            "jean.lecompte@cfa.example", "jean-claude.formateur@cfa.example", "Éloïse.Info-Durand@cfa.example",
            "paul.durand2@cfa.example", "p.servicelle@cfa.example", "garance@cfa.example", "contactinni@cfa.example",
        ])
    func nominatives(courriel: String) {
        #expect(AdresseDePersonne.lire(courriel) != .generique("info"))
        if case .generique(let mot) = AdresseDePersonne.lire(courriel) { Issue.record("\(courriel) : \(mot)") }
    }

    @Test(
        "Celles d'un service, refusées avec le mot qui le dit",
        arguments: [
            ("contact@cfa.example", "contact"), ("CONTACT@cfa.example", "contact"), ("info@cfa.example", "info"),
            ("rh@cfa.example", "rh"), ("Direction@cfa.example", "direction"),
            ("comptabilité@cfa.example", "comptabilite"),
            ("contact+jean@cfa.example", "contact"), ("contact2@cfa.example", "contact2"),
            ("contact-paris@cfa.example", "contact"),
            ("paris.cfa@cfa.example", "cfa"), ("service.rh@cfa.example", "rh"), ("no-reply@cfa.example", "no-reply"),
            ("secretariat_lyon@cfa.example", "secretariat"), ("webmaster@cfa.example", "webmaster"),
        ])
    func generiques(courriel: String, mot: String) {
        #expect(AdresseDePersonne.lire(courriel) == .generique(mot))
    }

    @Test(
        "Celles qui ne disent rien, laissées à qui examine",
        arguments: [
            "jl@cfa.example", "x@cfa.example", "lesacacias75@cfa.example", "pro@cfa.example", "12345@cfa.example",
            "jean.info.durand@cfa.example",
        ])
    func incertaines(courriel: String) { #expect(AdresseDePersonne.lire(courriel) == .incertaine) }
}

@Suite("Domaines mal écrits")
struct DomaineProbableTests {
    @Test(
        "Reconnus",
        arguments: [
            ("gmial.com", "gmail.com"), ("gmail.con", "gmail.com"), ("gmil.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("orange.rf", "orange.fr"), ("ornage.fr", "orange.fr"), ("wanado.fr", "wanadoo.fr"),
            ("hotmial.fr", "hotmail.fr"),
            ("laposte.ne", "laposte.net"), ("outlok.com", "outlook.com"), ("GMIAL.COM", "gmail.com"),
            ("free.f", "free.fr"),
        ])
    func reconnus(tape: String, voulu: String) { #expect(DomaineProbable.de(tape) == voulu) }

    @Test(
        "Laissés tels quels",
        arguments: [
            "gmail.com", "orange.fr", "cfa-erables.example", "mail.com", "afr.fr", "opco.example", "",
            "gmail.com.example",
            "garage.fr", "email.fr",
        ])
    func justes(domaine: String) { #expect(DomaineProbable.de(domaine) == nil) }
}

@Suite("Mots de passe que l'on devine")
struct FormesDeMotDePasseTests {
    @Test(
        "Le mot sous ses ornements",
        arguments: [
            ("Password1", "password"), ("P@ssw0rd2026", "password"), ("!Soleil75!", "soleil"), ("Été2026!", "ete"),
            ("M4rs3ille13", "marseille"),
        ])
    func formes(motDePasse: String, mot: String) { #expect(FormesDeMotDePasse.formes(motDePasse).contains(mot)) }

    @Test("Un long ornement n'en est plus un")
    func ornementLong() { #expect(!FormesDeMotDePasse.formes("Soleil-48201973").contains("soleil")) }

    @Test("Des suites", arguments: ["Aaaaaaaa", "abcdefgh", "87654321", "Azertyuiop", "poiuytreza", "11111111"])
    func suites(motDePasse: String) { #expect(FormesDeMotDePasse.estUneSuite(motDePasse)) }

    @Test("Pas des suites", arguments: ["Tramway-Ocre-71", "Demo2026!", "abcdefgz"])
    func pasDesSuites(motDePasse: String) { #expect(!FormesDeMotDePasse.estUneSuite(motDePasse)) }

    @Test(
        "Ce qui reprend une adresse",
        arguments: [
            ("Durand2031", true), ("xxDURANDxx9", true), ("D-u-r-a-n-d-5", true), ("Erables-77", true),
            ("Example-77", false),
            ("Tramway-Ocre-71", false),
        ])
    func adresse(motDePasse: String, reprend: Bool) {
        #expect(FormesDeMotDePasse.contient(motDePasse, un: ["paul.durand@cfa-erables.example"]) == reprend)
    }

    @Test("La règle de chaque portail dit ce qui manque")
    func manques() {
        #expect(
            RegleDeMotDePasse.espaceDeConnexion.manques("abc") == ["8 caractères minimum", "1 majuscule", "1 chiffre"])
        #expect(RegleDeMotDePasse.espaceDeConnexion.manques("Abcdefg1").isEmpty)
        #expect(RegleDeMotDePasse.cmi.manques("Abcdefg1") == ["1 caractère spécial"])
    }
}
