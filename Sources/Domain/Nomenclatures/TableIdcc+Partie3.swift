extension TableIdcc {
    static let partie3 = """
        5571 -- Convention d'entreprise Fondation d'Auteuil
        5572 -- Convention d'entreprise Kiloutou
        5573 -- Convention d'entreprise UGAP
        5576 -- Convention du groupe AGEFOS PME
        5577 -- Convention d'entreprise Agence Française de Développement
        5578 -- Convention d'entreprise Agence Nationale pour les Chèques Vacances
        5580 -- Convention d'entreprise Radio France
        5583 -- Convention d'entreprise Voies navigables de France
        5584 -- Accords-convention d'entreprise Laboratoire national de métrologie et d'essais
        5585 -- Accords-convention d'entreprise Pioneer
        5586 -- Accords-convention d'entreprise SACEM
        5587 -- Accords-convention d'entreprise Cité de la musique
        5588 -- Accords-convention d'entreprise SACD
        5589 -- Convention d'entreprise ARPEJ
        5590 -- Convention d'entreprise OPCALIM
        5591 -- Convention d'entreprise Louis Vuitton services
        5592 -- Convention d'entreprise UES CAMIF
        5593 -- Accord de référence FNAB
        5594 -- Convention d'entreprise Ortec Services
        5595 -- Convention d'entreprise Sede environnement
        5596 -- Convention d'entreprise Compagnie des Alpes
        5598 -- Convention d'entreprise Eurotunnel
        5599 -- Convention d'entreprise Havas
        5600 -- Accords-convention d'entreprise CGG Services
        5601 -- Accords-convention d'entreprise COSEM
        5602 -- Accords-convention d'entreprise Bureau de recherche géologiques et minières
        5603 -- Accords-convention d'entreprise Synchrotron Soleil
        5604 -- Accords-convention d'entreprise Accor
        5605 -- Convention d'entreprise Blondel aérologistique
        5606 -- Convention d'entreprise ANFH
        5607 -- Convention d'entreprise Danone
        5608 -- Convention d'entreprise Arvalis institut du végétal
        5610 -- Convention d'entreprise Cinémathèque française
        5611 -- Accords-convention d'entreprise ADIE
        5614 -- Convention d'entreprise Institut de l'élevage
        5615 -- Convention d'entreprise Forum des images
        5616 -- Accords-convention d'entreprise CTC
        5617 -- Accords-convention d'entreprise Sodexo Justice Services
        5618 -- Accords-convention d'entreprise ADEF
        5619 -- Convention collective nationale provisoire de la pêche professionnelle maritime
        5620 -- Convention d'entreprise Messageries lyonnaises de presse
        5621 -- Convention d'entreprise Fondation Jean Moulin
        5622 -- Accords-convention d'entreprise CCFD Terre Solidaire
        5623 -- Convention d'entreprise du groupement national interprofessionnel des semences graines et plants
        5624 -- Accords-convention d'entreprise Secours catholique
        5625 -- Convention d'entreprise Médecins du monde
        5627 -- Convention d'entreprise du Groupe Technique des Hippodromes Parisiens
        5628 -- Statut-convention d'entreprise d'ACPPA
        5629 -- Convention d'entreprise d'Unifomation
        5630 -- Accords-convention d'entreprise France active
        5631 -- Convention d'entreprise UNAF
        5632 -- Accords-convention d'entreprise Sodiparc
        5633 -- Accords CFA-BTP (numéro provisoire)
        5634 -- Accords collaborateurs parlementaires de députés (numéro provisoire)
        7001 E- Coopératives et sociétés d'intérêt collectif agricole bétail et viande
        7002 E- Coopératives agricoles de céréales, de meunerie, d'approvisionnement, d'alimentation du bétail et d'oléagineux
        7003 E- Conserveries coopératives et SICA
        7004 E- Coopératives agricoles laitières
        7005 E- Caves coopératives vinicoles et leurs unions
        7006 E- Coopératives agricoles, unions de coopératives agricoles et SICA de fleurs, de fruits et légumes et de pommes de terre (Métropole)
        7007 E- Coopératives agricoles de teillage du lin
        7008 E- Personnel des organismes de contrôle laitier
        7009 A- Entreprises d'accouvage et de sélection avicoles
        7010 E- Personnel des élevages aquacoles
        7011 P- Entreprises paysagistes : personnel d'encadrement
        7012 E- Centres équestres
        7013 E- Établissements d'entraînement de chevaux de courses au trot
        7014 E- Établissements d'entraînement de chevaux de courses au galop
        7015 E- Gardes-chasse et gardes-pêche particuliers
        7016 D- Jardiniers et jardiniers gardiens de propriétés privées
        7017 E- Parcs et jardins zoologiques privés ouverts au public
        7018 E- Entreprises du paysage
        7019 E- Conchyliculture
        7020 -- Convention collective nationale du réseau des centres d'économie rurale
        7021 E- Sélection et reproduction animale
        7023 E- Entreprises agricoles de déshydratation
        7024 E- Production agricole et CUMA
        7025 E- Entreprises de travaux et services agricoles, ruraux et forestiers (ETARF)
        7501 -- Convention collective nationale des caisses régionales du crédit agricole
        7502 -- Convention collective nationale de la Mutualité sociale agricole
        7503 -- Convention collective nationale des distilleries coopératives viticoles et SICA de distillation
        7508 -- Convention collective nationale des Maisons familiales rurales, instituts ruraux et centres
        7509 -- Convention collective nationale des organismes de formation et de promotion agricoles
        7513 -- Convention collective nationale des centres d'initiatives pour valoriser l'agriculture et le milieu rural
        7514 -- Convention collective nationale des organismes de la Confédération paysanne
        7515 -- Convention collective nationale des sociétés d'aménagement foncier et d'établissement rural (SAFER)
        7520 -- Convention collective nationale de l'enseignement agricole privé (CNEAP)
        8112 -- Convention collective régionale de la polyculture Île-de-France non cadres
        8113 -- Convention collective régionale de l'arboriculture maraîchage Île-de-France
        8114 -- Convention collective régionale des champignonnières Île-de-France
        8115 -- Convention collective régionale des hippodromes Île-de-France Cabourg Caen Chantilly Deauville
        8116 -- Convention collective régionale de la polyculture Île-de-France cadres
        8117 -- Convention collective régionale des exploitations polyculture élev CUMA Seine et Marne ETAR Ile de France
        8211 -- Convention collective régionale des exploitations forestières Champagne Ardenne
        8212 -- Convention collective régionale des scieries Champagne Ardenne
        8214 -- Convention collective régionale des ETAR Aube Marne polyculture Marne
        8216 -- Convention collective régionale de la viticulture Champagne
        8221 -- Convention collective régionale des champignonnistes Oise Aisne
        8231 -- Convention collective régionale des exploitations forestières Haute Normandie
        8233 -- Convention collective régionale des ETAR Haute Normandie
        8234 -- Convention collective régionale de l'horticulture et pépiniéristes Haute Normandie
        8241 -- Convention collective régionale des exploitations forestières scieries Centre
        8243 -- Convention collective régionale des champignonnières Centre
        8244 -- Convention collective régionale maraîchère Indre Cher
        8251 -- Convention collective régionale des exploitations forestières scieries Calvados Manche Orne
        8252 -- Convention collective régionale des travaux agricoles Basse Normandie
        8262 -- Convention collective régionale des exploitations agricoles Côte d'or Nièvre Yonne ETAR CUMA Côte d'or
        8311 -- Convention collective régionale des exploitations forestières scieries Nord Pas de Calais
        8313 -- Convention collective régionale des ETAR Nord Pas de Calais
        8412 -- Convention collective régionale des scieries agricoles Alsace Lorraine
        8414 -- Convention collective régionale maraîchère Meurthe et Moselle Meuse Moselle et Vosges
        8415 -- Convention collective régionale des exploitations forestières Lorraine
        8416 -- Convention collective régionale de polyculture Lorraine
        8421 -- Convention collective régionale des exploitations forestières Alsace
        8422 -- Convention collective régionale de polyculture Alsace
        8431 -- Convention collective régionale des exploitations forestières Doubs Jura Haute-Saône Territoire de Belfort
        8432 -- Convention collective régionale des scieries agricoles Franche Comté
        8433 -- Convention collective régionale de l'horticulture Franche Comté
        8434 -- Convention collective régionale des cultures CUMA ETAR Franche Comté
        8435 -- Convention collective régionale des coopératives fruitières Ain Doubs Jura
        8522 -- Convention collective régionale des exploitations forestières scieries Pays de la Loire
        8523 -- Convention collective régionale des exploitations sylvicoles Pays de la Loire
        8525 -- Convention collective régionale des ETAR Pays de la Loire
        8526 -- Convention collective régionale de l'arboriculture fruitière Ouest de la France
        8531 -- Convention collective régionale des exploitations forestières scieries Bretagne
        8532 -- Convention collective régionale des ETAR Bretagne
        8534 -- Convention collective régionale maraîchère Ille et Vilaine Morbihan
        8535 -- Convention collective régionale des CUMA Bretagne Pays de la Loire
        8541 -- Convention collective régionale des exploitations forestières scieries Poitou Charentes
        8542 -- Convention collective régionale des ETAR Vienne Deux Sèvres production agricole Vienne
        8721 -- Convention collective régionale des exploitations forestières scieries Massif Gascogne
        8722 -- Convention collective régionale de gemmage forêt Gascogne
        8723 -- Convention collective régionale de l'entretien forestier Gascogne
        8731 -- Convention collective régionale des exploitations forestières scieries Midi Pyrénées
        8733 -- Convention collective régionale des CUMA Tarn Haute Garonne
        8734 -- Convention collective régionale de l'horticulture Midi Pyrénées
        8741 -- Convention collective régionale des exploitations forestières Limousin
        8821 -- Convention collective régionale des ouvriers forestiers communes ONF Rhône Alpes
        8822 -- Convention collective régionale des exploitations forestières scieries Rhône Alpes
        8825 -- Convention collective régionale de polyculture CUMA Rhône Alpes cadres
        8826 -- Convention collective régionale des exploitations trav agricoles CUMA Savoie Hte Savoie
        8831 -- Convention collective régionale des exploitations forestières scieries Auvergne
        8832 -- Convention collective régionale de polyculture CUMA Haute Loire Lozère
        8912 -- Convention collective régionale des ETAR Languedoc Roussillon
        9011 -- Convention collective départementale des exploitations agricoles Ain
        9021 -- Convention collective départementale des exploitations polyculture Aisne
        9022 -- Convention collective départementale des exploitations forestières Aisne
        9032 -- Convention collective départementale des exploitations agricoles Allier
        9041 -- Convention collective départementale des exploitations agricoles Alpes de Haute Provence
        9051 -- Convention collective départementale des exploitations polyculture Hautes Alpes
        9061 -- Convention collective départementale des exploitations polyculture Alpes Maritimes
        9062 -- Convention collective départementale des exploitations forestières scieries Alpes Maritimes
        9071 -- Convention collective départementale des exploitations agricoles Ardèche
        9081 -- Convention collective départementale des exploitations polyculture Ardennes
        9091 -- Convention collective départementale des exploitations agricoles Ariège
        9101 -- Convention collective départementale des exploitations polyculture Aube
        9111 -- Convention collective départementale des exploitations agricoles zone céréalière Aude
        9112 -- Convention collective départementale des exploitations agricoles zone viticole Aude
        9121 -- Convention collective départementale des exploitations agricoles Aveyron
        9131 -- Convention collective départementale des exploitations agricoles Bouches du Rhône
        9141 -- Convention collective départementale des exploitations polyculture et CUMA Calvados
        9142 -- Convention collective départementale des exploitations horticoles fruits Calvados
        9151 -- Convention collective départementale des exploitations polyculture Cantal
        9161 -- Convention collective départementale des exploitations agricoles Charente
        9171 -- Convention collective départementale des exploitations polyculture Charente Maritime
        9181 -- Convention collective départementale des exploitations polyculture Cher
        9182 -- Convention collective départementale des exploitations pépinières horticulture Cher
        9191 -- Convention collective départementale des exploitations agricoles Corrèze
        9201 -- Convention collective départementale des exploitations agricoles Corse du Sud
        9202 -- Convention collective départementale des exploitations agricoles Haute Corse
        9211 -- Convention collective départementale des exploitations forestières scieries Côte d'or
        9221 -- Convention collective départementale des exploitations polyculture Côtes d'Armor
        9222 -- Convention collective départementale des exploitations pépinières horticulture Côtes d'Armor
        9231 -- Convention collective départementale des exploitations agricoles Creuse
        9232 -- Convention collective départementale des exploitations pépinières sylvicoles Creuse
        9241 -- Convention collective départementale des exploitations agricoles Dordogne
        9261 -- Convention collective départementale des exploitations agricoles Drôme
        9272 -- Convention collective départementale des exploitations polyculture Eure non cadres
        9273 -- Convention collective départementale des exploitations polyculture Eure cadres
        9281 -- Convention collective départementale des exploitations polyculture, élevage et CUMA Eure et Loir
        9283 -- Convention collective départementale des exploitations horticoles fruitières jardinerie Eure et Loire
        9291 -- Convention collective départementale des exploitations polyculture, élevage et maraîchage Finistère
        9292 -- Convention collective départementale des exploitations pépinières horticulture Finistère
        9301 -- Convention collective départementale des exploitations agricoles Gard
        9302 -- Convention collective départementale des exploitations agricoles Gard cadres
        9311 -- Convention collective départementale des exploitations agricoles Haute Garonne
        9321 -- Convention collective départementale des exploitations agricoles Gers
        9331 -- Convention collective départementale des exploitations agricoles Gironde
        9341 -- Convention collective départementale des exploitations agricoles Hérault
        9351 -- Convention collective départementale des exploitations polyculture, élevage et CUMA Ille et Vilaine
        9352 -- Convention collective départementale des exploitations pépinières horticulture Ille et Vilaine
        9361 -- Convention collective départementale des exploitations polyculture, élevage et CUMA Indre
        9362 -- Convention collective départementale des exploitations pépinières horticulture Indre
        9371 -- Convention collective départementale des exploitations polyculture, élevage viticulture Indre et Loire
        9372 -- Convention collective départementale des exploitations pépinières horticulture Indre et Loire
        9374 -- Convention collective départementale des exploitations arboriculture fruitière Indre et Loire
        9383 -- Convention collective départementale des exploitations agricoles CUMA Isère
        9401 -- Convention collective départementale des exploitations agricoles Landes
        9411 -- Convention collective départementale des exploitations agricoles Loir et Cher
        9412 -- Convention collective départementale des ETAR CUMA Loir et Cher
        9413 -- Convention collective départementale des exploitations pépinières horticulture Loir et Cher
        9421 -- Convention collective départementale des exploitations agricoles Loire
        9422 -- Convention collective départementale des CUMA Loire
        9441 -- Convention collective départementale des exploitations agricoles Loire Atlantique
        9442 -- Convention collective départementale des exploitations pépinières horticulture Loire Atlantique
        9444 -- Convention collective départementale des exploitations maraîchères Loire Atlantique
        9451 -- Convention collective départementale des exploitations polyculture élevage Loiret
        9452 -- Convention collective départementale des CUMA Loiret
        9456 -- Convention collective départementale des exploitations cultures spécialisées Loiret
        9461 -- Convention collective départementale des exploitations agricoles Lot
        9471 -- Convention collective départementale des exploitations agricoles Lot et Garonne
        9472 -- Convention collective départementale des exploitations pépinières horticulture Lot et Garonne
        9491 -- Convention collective départementale des exploitations polyculture, élevage Maine et Loire
        9492 -- Convention collective départementale des exploitations pépinières horticulture Maine et Loire
        9493 -- Convention collective départementale des champignonnières Maine et Loire
        9494 -- Convention collective départementale des exploitations maraîchères Maine et Loire
        9497 -- Convention collective départementale des producteurs graines Maine et Loire
        9501 -- Convention collective départementale des exploitations agricoles Manche
        9502 -- Convention collective départementale des exploitations pépinières horticulture Manche
        9521 -- Convention collective départementale des polyculture pépinières horticulture CUMA Haute Marne
        9531 -- Convention collective départementale des exploitations polyculture élevage Mayenne
        9532 -- Convention collective départementale des exploitations pépinières horticulture Mayenne
        9561 -- Convention collective départementale des exploitations polyculture élevage Morbihan
        9562 -- Convention collective départementale des exploitations pépinières horticulture Morbihan
        9581 -- Convention collective départementale des exploitations forestières Nièvre
        9591 -- Convention collective départementale des exploitations polyculture élevage Nord
        9592 -- Convention collective départementale des exploitations pépinières horticulture Nord
        9601 -- Convention collective départementale des exploitations polyculture élevage Oise
        9602 -- Convention collective départementale des exploitations forestières Oise
        9603 -- Convention collective départementale des exploitations pépinières horticulture Oise
        9612 -- Convention collective départementale des exploitations polyculture élevage Orne
        9613 -- Convention collective départementale des exploitations pépinières horticulture Orne
        9621 -- Convention collective départementale des exploitations polyculture élevage Pas de Calais
        9622 -- Convention collective départementale des exploitations pépinières horticulture Pas de Calais
        9631 -- Convention collective départementale des exploitations agricoles Puy de Dôme
        9641 -- Convention collective départementale des exploitations agricoles Pyrénées Atlantiques
        9651 -- Convention collective départementale des exploitations agricoles Hautes Pyrénées
        9661 -- Convention collective départementale des exploitations pépinières horticulture Pyrénées Orientales
        9691 -- Convention collective départementale des exploitations agricoles Rhône
        9711 -- Convention collective départementale des exploitations forestières Saône et Loire
        9712 -- Convention collective départementale des exploitations agricoles Saône et Loire
        9721 -- Convention collective départementale des exploitations polyculture élevage Sarthe
        9722 -- Convention collective départementale des exploitations pépinières horticulture Sarthe
        9723 -- Convention collective départementale des exploitations maraîchères Sarthe
        9725 -- Convention collective départementale des champignonnières Sarthe
        9761 -- Convention collective départementale des exploitations agricoles Seine Maritime
        9762 -- Convention collective départementale des exploitations maraîchères Seine Maritime
        9791 -- Convention collective départementale des exploitations agricoles Deux Sèvres
        9801 -- Convention collective départementale des exploitations forestières Somme
        9802 -- Convention collective départementale des exploitations polyculture élevage et CUMA, ETAR Somme
        9811 -- Convention collective départementale des exploitations agricoles Tarn
        9821 -- Convention collective départementale des exploitations agricoles Tarn et Garonne
        9831 -- Convention collective départementale des exploitations agricoles Var
        9841 -- Convention collective départementale des exploitations agricoles Vaucluse
        9851 -- Convention collective départementale des exploitations polyculture élevage Vendée
        9852 -- Convention collective départementale des exploitations pépinières horticulture Vendée
        9853 -- Convention collective départementale des exploitations maraîchères Vendée
        9862 -- Convention collective départementale des champignonnières Vienne
        9871 -- Convention collective départementale des exploitations agricoles Haute Vienne
        9891 -- Convention collective départementale des exploitations forestières Yonne
        9971 -- Convention collective départementale des exploitations bananières Martinique
        9972 -- Convention collective départementale des exploitations agricoles Guyane
        9998 -- Convention collective en cours de négociation
        9999 -- Aucune convention collective
        """
}
