import Platform

/// « Nouveautés ! » and « Mon guide », as the OPCO's profile words them.
struct NouveautesBloc {
    let nouveautes: Profil.Nouveautes
    /// Whom the company writes to; nil where nobody in particular.
    var contact: Profil.DGA?

    var html: HTML {
        """
        <div class="columns columns--wide-left">
        <section class="card" aria-labelledby="nouveautes">
        <div class="card__head"><h2 id="nouveautes">Nouveautés !</h2></div>
        <div class="card__body prose"><p><strong>\(nouveautes.titre)</strong></p><p>\(nouveautes.texte)</p>
        <ul>\(each: nouveautes.points, { "<li>\($0)</li>" })</ul></div>
        </section>
        <section class="guide" aria-labelledby="guide">
        <h2 id="guide">Mon guide</h2>
        <p>Consulter mon guide d'accompagnement afin de connaître les nouvelles fonctionnalités.</p>
        \(linkButton("CONSULTER", href: PublicPages.guide, icon: .download))
        </section>
        \(contact.map { dga in
            """
            <section class="card" aria-labelledby="contact">
            <div class="card__head"><h2 id="contact">Votre contact</h2></div>
            <div class="card__body prose"><p><strong>\(dga.nom)</strong><br>\
            <a href="mailto:\(dga.courriel)">\(dga.courriel)</a></p></div>
            </section>

            """
        })\
        </div>
        """
    }
}
