/// Five working days after the start of the contract to deposit it. Late is flagged, never blocked.
package struct DelaiDeDepot: Sendable, Equatable {
    package static let joursOuvrables = 5

    /// Last day to deposit in time.
    package let limite: Jour

    package init(debut: Jour) { limite = JoursOuvrables.ajouter(Self.joursOuvrables, apres: debut) }

    package func enRetard(le depot: Jour) -> Bool { depot > limite }

    /// Working days past the limit, 0 in time.
    package func joursDeRetard(le depot: Jour) -> Int { JoursOuvrables.compter(apres: limite, jusque: depot) }
}

/// Twenty calendar days to decide from the complete file; a request for pieces stops the clock.
package struct DelaiInstruction: Sendable, Equatable {
    package static let duree = 20

    /// From the day of the request to the day the pieces came, both stopped; still open without an end.
    package struct Suspension: Sendable, Equatable {
        package let du: Jour
        package let au: Jour?

        package init(du: Jour, au: Jour? = nil) {
            self.du = du
            self.au = au
        }
    }

    /// Day 0: the file is complete.
    package let complet: Jour
    package let suspensions: [Suspension]

    package init(complet: Jour, suspensions: [Suspension] = []) {
        self.complet = complet
        self.suspensions = suspensions.sorted { $0.du < $1.du }
    }

    package var estSuspendu: Bool { suspensions.contains { $0.au == nil } }

    /// Day n of 20: days after the complete file on which the clock ran.
    package func joursEcoules(au jour: Jour) -> Int {
        guard jour > complet else { return 0 }
        return complet.jours(jusque: jour) - joursSuspendus(au: jour)
    }

    /// Days left, negative when the delay has passed.
    package func joursRestants(au jour: Jour) -> Int { Self.duree - joursEcoules(au: jour) }

    package func depasse(au jour: Jour) -> Bool { joursRestants(au: jour) < 0 }

    /// Last day to decide, nil while the clock is stopped.
    package var echeance: Jour? {
        guard !estSuspendu else { return nil }
        var jour = complet.ajoutant(jours: Self.duree)
        while joursEcoules(au: jour) < Self.duree {
            jour = jour.ajoutant(jours: Self.duree - joursEcoules(au: jour))
        }
        return jour
    }

    /// Days of (complete, day] that a suspension covers; overlapping suspensions count once.
    private func joursSuspendus(au jour: Jour) -> Int {
        var total = 0
        var dernier = complet
        for suspension in suspensions {
            let debut = max(suspension.du, dernier.ajoutant(jours: 1))
            let fin = min(suspension.au ?? jour, jour)
            guard debut <= fin else { continue }
            total += debut.jours(jusque: fin) + 1
            dernier = fin
        }
        return total
    }
}
