extension TableIdcc {
    static let partie1 = """
        0003 -* Convention collective nationale des ouvriers de la navigation intérieure de marchandises
        0014 V- Production cinématographique
        0016 E* Transports routiers et activités auxiliaires du transport
        0018 E- Industrie textile
        0023 P- Personnel sédentaire des entreprises de navigation
        0029 V- Hospitalisation privée : établissements privés d'hospitalisation, de soins, de cure et de garde à but non lucratif (FEHAP)
        0043 E- Entreprises de commission, de courtage et de commerce intracommunautaire et d'importation-exportation de France métropolitaine (CCNIE)
        0044 E- Industries chimiques et connexes
        0045 E- Caoutchouc
        0054 A- Métallurgie : Région parisienne (industries métallurgiques, mécaniques et connexes)
        0083 --
        0086 E- Entreprises de la publicité et assimilées
        0087 E- Carrières : industries de carrières et de matériaux (UNICEM) (ouvriers, ETAM et cadres)
        0112 E- Industrie laitière
        0135 E- Carrières : industries de carrières et de matériaux (UNICEM) (ouvriers, ETAM et cadres)
        0158 E- Travail mécanique du bois, des scieries, du négoce et de l'importation des bois
        0172 V- Industrie du bois de pin maritime en forêt de Gascogne
        0176 E- Industrie pharmaceutique
        0179 V- Coopératives de consommation : personnel
        0184 E- Imprimeries de labeur et industries graphiques
        0200 E- Exploitations frigorifiques
        0207 E- Industrie des cuirs et peaux
        0211 E- Carrières : industries de carrières et de matériaux (UNICEM) (ouvriers, ETAM et cadres)
        0214 -- Convention collective régionale des ouvriers des entreprises de presse de la région parisienne
        0218 V- Organismes de sécurité sociale (8 février 1957)
        0240 --
        0247 E- Industries de l'habillement
        0255 P- Bâtiment ETAM
        0275 E- Transport aérien (personnel au sol)
        0292 E- Plasturgie
        0294 V- Production cinématographique
        0303 E- Couture parisienne
        0306 -- Convention collective régionale des cadres techniques de la presse quotidienne parisienne
        0349 R- Agences de voyages et d'excursions de la région parisienne : guides-interprètes
        0354 E- Ganterie de peau
        0363 R- Ciment : industrie de la fabrication des ciments
        0379 -- Convention collective départementale du travail des commerces de la Martinique
        0388 V- Production cinématographique
        0390 R- Enseignement privé : maîtres de l'enseignement primaire, professeurs de l'enseignement secondaire, personnels des services administratifs et économiques, psychologues
        0394 -- Convention collective régionale des employés de la presse quotidienne parisienne
        0398 R- Matériaux : négoce des matériaux de construction (cadres, ETAM et ouvriers)
        0403 P-
        0405 V- Organisations syndicales des salariés : La CFDT ; La CGT-FO ; La CFTC ; La CFE-CGC,
        0412 R* Agences de voyages et de tourisme : personnels, guides accompagnateurs et accompagnateurs
        0413 V- Handicapés : établissements et services pour les personnes inadaptées et handicapées
        0418 -- Convention collective nationale de la chemiserie sur mesure (annexée à la convention collective nationale de la couture parisienne 0303)
        0435 V- Production cinématographique
        0438 -- Convention collective nationale de travail des échelons intermédiaires des services extérieurs de production des sociétés d'assurances
        0440 -- Convention collective départementale des sucreries et sucreries-distilleries de la Réunion
        0450 D- Jouets : entreprises de commerce de gros de jouets, bimboloterie, bazars
        0454 E- Remontées mécaniques et domaines skiables
        0468 E- Commerce succursaliste de la chaussure
        0478 V- Sociétés financières
        0489 E- Industries du cartonnage
        0493 E- Vins, cidres, jus de fruits, sirops, spiritueux et liqueurs de France
        0500 E- Commerces de gros de l'habillement, de la mercerie, de la chaussure et du jouet
        0504 A- Industries alimentaires diverses
        0509 -- Convention collective régionale des cadres administratifs de la presse quotidienne parisienne
        0533 R- Matériaux : négoce des matériaux de construction (cadres, ETAM et ouvriers)
        0538 E* Manutention ferroviaire et travaux connexes
        0562 P- Aides familiales rurales et personnel de l'aide à domicile en milieu rural (ADMR)
        0567 E- Bijouterie, joaillerie, orfèvrerie et activités qui s'y rattachent
        0573 E- Commerces de gros
        0598 R- Presse quotidienne régionale et départementale : ouvriers et employés
        0614 E- Industries de la sérigraphie et des procédés d'impression numérique connexes
        0627 -- Convention collective départementale des employés, techniciens et agents de maîtrise du bâtiment et des travaux publics de La Réunion
        0635 R- Négoce en fournitures dentaires
        0637 E- Industries et commerce de la récupération
        0650 A- Métallurgie : ingénieurs et cadres
        0652 R- Matériaux : négoce des matériaux de construction (cadres, ETAM et ouvriers)
        0653 -- Convention collective nationale de travail des producteurs salariés de base des services extérieurs de production des sociétés d'assurances
        0669 E- Industries de fabrication mécanique du verre
        0673 R- Fourrure
        0675 E- Maisons à succursales de vente au détail d'habillement
        0693 R- Presse quotidienne régionale et départementale : ouvriers et employés
        0698 R- Presse quotidienne régionale et départementale : ouvriers et employés
        0700 R- Production des papiers, cartons et celluloses (Ingénieurs et cadres)
        0706 E- Personnel de la reprographie
        0707 R- Transformation des papiers-cartons et de la pellicule cellulosique (ingénieurs et cadres)
        0715 E- Instruments à écrire et industries connexes
        0716 E- Cinéma : distribution de films (employés et ouvriers, cadres et agents de maîtrise)
        0731 P- Quincaillerie : commerces de quincaillerie, fournitures industrielles, fers-métaux et équipements de la maison
        0733 E- Détaillants en chaussures
        0735 R- Machines à coudre : commerce
        0749 -- Convention collective départementale des ouvriers du bâtiment et des travaux publics de la Martinique
        0759 E- Pompes funèbres
        0766 A- Presse périodique : employés
        0771 -- Convention collective départementale des ingénieurs assimilés et cadres du bâtiment et des travaux publics de La Réunion
        0779 E* Voies ferrées d'intérêt local
        0780 -- Convention collective régionale des tailleurs sur mesure de la région parisienne (annexée à la convention collective nationale de la couture parisienne 0303)
        0781 R- Presse quotidienne régionale et départementale : cadres
        0783 -- Convention collective nationale des centres d'hébergement et de réadaptation sociale et dans les services d'accueil, d'orientation et d'insertion pour adultes (CHRS, SOP )
        0787 E- Personnel des cabinets d'experts-comptables et de commissaires aux comptes
        0802 R- Distribution et commerces de gros des papiers et cartons (OETAM)
        0804 -- Accord national interprofessionnel des voyageurs, représentants, placiers (VRP)
        0832 R- Ciment : industrie de la fabrication des ciments
        0833 R- Ciment : industrie de la fabrication des ciments
        0843 E- Boulangerie-pâtisserie (entreprises artisanales)
        0892 E- Cinéma : distribution de films (employés et ouvriers, cadres et agents de maîtrise)
        0897 E- Services de santé au travail interentreprises
        0901 -- Convention collective départementale des ouvriers de la boulangerie de la Martinique
        0915 E- Entreprises d'expertises en matière d'évaluations industrielles et commerciales
        0919 -- Convention collective départementale du personnel des garages de la Martinique (Automobile, commerce, réparation)
        0925 R- Distribution et commerce de gros des papiers et cartons (ingénieurs et cadres)
        0951 P- Théâtre : entreprises de spectacles vivants (théâtres privés)
        0953 E- Charcuterie de détail
        0959 E- Laboratoires de biologie médicale extrahospitaliers
        0972 D- Parfumerie, esthétique
        0992 E- Boucherie, boucherie-charcuterie, boucherie hippophagique, triperie, commerces de volailles et gibiers
        0993 E- Prothésistes dentaires et personnels des laboratoires de prothèses dentaires
        0998 E- Thermique : équipements thermiques (OETAM, cadres, ingénieurs et assimilés)
        1000 E- Avocats : personnel des cabinets
        1001 V- Handicapés : établissements et services pour les personnes inadaptées et handicapées
        1014 A- Sociétés d'économie mixte d'autoroutes
        1016 E- Edition de musique
        1018 R- Presse quotidienne régionale et départementale : cadres
        1031 -- Convention collective nationale de la fédération nationale des associations familiales rurales (FNAFR)
        1043 E- Gardiens, concierges et employés d'immeubles
        1044 E- Horlogerie : commerce de gros, pièces détachées, accessoires et outillage
        1049 -- Convention collective départementale du bâtiment, des travaux publics et de toutes professions concourant à l'acte de bâtir ou d'aménager de Saint Pierre-et-Miquelon
        1050 -- Convention collective départementale du commerce et des services commerciaux de Saint-Pierre-et-Miquelon
        1057 -- Convention collective départementale des consignataires de navire et manutentionnaires de la Martinique
        1060 -- Convention collective départementale de la métallurgie de la Martinique
        1069 -- Convention collective départementale de la répartition et des dépôts pharmaceutiques de la Martinique
        1072 -- Convention collective locale du travail règlementant le travail de manutention dans le port de Saint-Pierre
        1077 E- Produits du sol, engrais et produits connexes : négoce et industrie
        1083 R- Presse quotidienne régionale et départementale : ouvriers et employés
        1090 E* Services de l'automobile (Commerce et réparation de l'automobile, du cycle et du motocycle, activités connexes, contrôle technique automobile, formation des conducteurs)
        1119 A- Industries de la fabrication de la chaux
        1140 -- Convention collective départementale des hôtels cafés restaurants de Saint-Pierre-et-Miquelon(HCR)
        1147 E- Personnel des cabinets médicaux
        1170 E- Industries des tuiles et briques
        1177 A- Industries de la fabrication de la chaux
        1178 A- Industries de la fabrication de la chaux
        1182 E* Ports de plaisance
        1194 E- Musique graphique
        1203 -- Convention collective départementale du commerce et des services de la Guadeloupe
        1211 A- Enseignement privé : maîtres de l'enseignement primaire, professeurs de l'enseignement secondaire, personnels des services administratifs et économiques, psychologues
        1225 -- Convention collective départementale du commerce de la Réunion
        1232 -- Convention collective départementale des hôtels de la Guadeloupe
        1237 V- Centres de gestion agréés
        1247 -- Convention collective départementale auto moto de la Réunion
        1256 E- Thermique : équipements thermiques (OETAM, cadres, ingénieurs et assimilés)
        1257 -- Convention collective départementale des employés, agents de maîtrise et cadres de la pharmacie d'officine de la Réunion
        1258 P- Organismes d'aide ou de maintien à domicile
        1261 E- Acteurs du lien social et familial (centres sociaux et socioculturels, associations d'accueil de jeunes enfants, associations de développement social local)
        1266 E- Restauration de collectivités
        1267 E- Pâtisserie
        1278 E- Habitat : personnels PACT et ARIM (centres pour la protection, l'amélioration et la conservation de l'habitat et associations pour la restauration immobilière)
        1281 R- Presse périodique régionale
        1282 P- Commissaires-priseurs : études et organismes professionnels
        1285 E- Entreprises artistiques et culturelles
        1286 E- Confiserie, chocolaterie, biscuiterie (détaillants et détaillants-fabricants)
        1307 E- Exploitation cinématographique
        1311 E- Restauration ferroviaire
        1314 A- Organisations syndicales des salariés : Fédération des travailleurs des commerces et industries de l'alimentation CGT-FO, 198, avenue du Maine, 75630 PARIS CEDEX 14.
        1316 E- Tourisme social et familial
        1325 A-
        1326 R- Enseignement privé : maîtres de l'enseignement primaire, professeurs de l'enseignement secondaire, personnels des services administratifs et économiques, psychologues
        1334 R- Enseignement privé : maîtres de l'enseignement primaire, professeurs de l'enseignement secondaire, personnels des services administratifs et économiques, psychologues
        1336 A- Enseignement privé : maîtres de l'enseignement primaire, professeurs de l'enseignement secondaire, personnels des services administratifs et économiques, psychologues
        1341 -- Convention collective départementale des industries agroalimentaires de la Réunion
        1351 E- Entreprises de prévention et de sécurité
        1370 A- Hôtels de tourisme trois, quatre et quatre étoiles de luxe (région parisienne)
        1383 P- Quincaillerie : commerces de quincaillerie, fournitures industrielles, fers-métaux et équipements de la maison
        1388 E- Industrie du pétrole
        1391 E- Manutention et nettoyage sur les aéroports (région parisienne)
        1396 E- Industries de produits alimentaires élaborés
        1404 E- Entreprises de la maintenance, distribution et location de matériels agricoles, de travaux publics, de bâtiment, de manutention, de motoculture de plaisance et activités connexes, dite SDLM
        1405 E- Expédition et exportation de fruits et légumes
        1408 E- Négoce et distribution de combustibles solides, liquides, gazeux et produits pétroliers
        1411 E- Ameublement (fabrication)
        1412 E- Installation, entretien, réparation et dépannage de matériel aéraulique, thermique et frigorifique
        1413 -- Accord national professionnel relatif aux salariés permanents des entreprises de travail temporaire
        1420 --
        1423 A- Navigation de plaisance
        1424 E* Réseaux de transports publics urbains de voyageurs
        1431 E- Optique-lunetterie de détail
        1436 P- Sucreries, sucreries-distilleries et raffineries de sucre
        1446 R- Enseignement technique privé hors contrat : personnels enseignants, chefs de travaux
        1465 E- Peintres en lettres graphistes-décorateurs en signalisation, enseignes, publicité peinte
        1468 -- Convention collective nationale de branche du Crédit mutuel
        1480 E- Journalistes
        1483 E- Commerce de détail de l'habillement et des articles textiles
        1486 E- Bureaux d'études techniques, cabinets d'ingénieurs-conseils et sociétés de conseils
        1487 E- Horlogerie-bijouterie (commerce de détail)
        1492 R- Production des papiers-cartons et celluloses (OEDTAM)
        1495 R- Transformation des papiers-cartons et industries connexes (OEDTAM)
        1499 E- Miroiterie (transformation et négoce du verre)
        1501 E- Restauration rapide
        1504 E- Poissonnerie (commerce de détail, demi-gros et gros)
        1505 E- Commerce de détail alimentaire non spécialisé
        1511 D- Crédit immobilier
        1512 E- Promotion immobilière
        1513 E- Activités de production des eaux embouteillées, de boissons rafraîchissantes sans alcool et de bière
        1516 E- Organismes de formation
        1517 E- Commerces de détail non alimentaires (antiquités, brocante, galeries d'art [œuvres d'art], arts de la table, coutellerie, droguerie, équipement du foyer, bazars, commerces ménagers, modélisme, jeux, jouets, périnatalité et maroquinerie)
        1518 E- Animation
        1527 E- Immobilier : administrateurs de biens, sociétés immobilières, agents immobiliers
        1534 E- Entreprises de l'industrie et des commerces en gros des viandes
        1536 E* Distributeurs conseils hors domicile (bières, eaux minérales et de table, boissons gazeuses ou non gazeuses, boissons aux jus de fruits, sirops, jus de fruits, boissons lactées et gaz carbonique)
        1539 E- Commerces de détail de papeterie, fournitures de bureau, bureautique et informatique [librairie]
        1543 E- Boyauderie
        1555 E- Fabrication et commerce des produits à usage pharmaceutique, parapharmaceutique et vétérinaire
        1557 E- Commerce des articles de sport et équipements de loisirs
        1558 E- Industries céramiques de France
        1561 E- Cordonnerie multiservice
        1563 R- Presse périodique régionale
        1565 -- Convention collective départementale des services de soins infirmiers à domicile pour personnes âgées de la Guadeloupe
        1578 -- Convention collective départementale de la métallurgie de la Loire et de l'arrondissement d'Yssingeaux
        1580 E- Industrie de la chaussure et des articles chaussants
        1586 E- Industries charcutières (salaisons, charcuteries, conserves de viandes)
        1588 V- Personnel des sociétés coopératives d'HLM
        1589 E- Mareyeurs-expéditeurs
        1591 V- Charbon : importation charbonnière (cadres, ETAM, ouvriers)
        1596 E- Bâtiment Ouvriers (Entreprises occupant jusqu'à 10 salariés)
        1597 E- Bâtiment Ouvriers (Entreprises occupant plus de 10 salariés)
        1601 P- Bourse
        1605 E- Entreprises de désinfection, désinsectisation et dératisation (3D)
        1606 E- Bricolage (vente au détail en libre-service)
        1607 E- Industries des jeux, jouets, articles de fêtes et ornements de Noël, articles de puériculture et voitures d'enfants, modélisme et industries connexes
        1611 E- Entreprises de logistique de communication écrite directe
        1612 V- Travail aérien (personnel navigant des essais et réceptions)
        1618 E- Camping (industries)
        1619 E- Cabinets dentaires
        1621 E- Répartition pharmaceutique
        1622 V- Charbon : importation charbonnière (cadres, ETAM, ouvriers)
        1624 R- Commerce de gros de la confiserie, chocolaterie, biscuiterie et alimentation fine et des négociants-distributeurs de levure
        1626 -- Convention collective départementale des industries métallurgiques, mécaniques, électriques, électro-céramiques et connexes des Hautes-Pyrénées
        1631 E- Hôtellerie de plein air
        1635 A- Métallurgie : Gironde et Landes
        1659 E- Lin : rouissage et teillage du lin
        1671 E- Maisons d'étudiants
        1672 E- Sociétés d'assurances
        1679 E- Inspection d'assurance
        1686 E- Commerces et services de l'audiovisuel, de l'électronique et de l'équipement ménager
        1689 D- Fabriques d'articles de papeterie et de bureau : ouvriers, employés, agents de maîtrise, cadres
        1700 -- Convention collective départementale des sucreries, sucreries-distilleries et distilleries de la Guadeloupe
        1702 E- Travaux publics (Tome II : Ouvriers)
        1710 R* Agences de voyages et de tourisme : personnels, guides accompagnateurs et accompagnateurs
        1726 P- Métreurs vérificateurs, économistes de la construction (cabinets)
        1734 E- Artistes-interprètes (engagés pour des émissions de télévision)
        1740 E- Bâtiment de la région parisienne : ouvriers, employés, techniciens et agents de maîtrise, ingénieurs, assimilés et cadres
        1747 E- Activités industrielles de boulangerie et pâtisserie
        1760 E- Jardineries et graineteries
        1761 R- Commerce de gros des tissus, tapis et linge de maison
        1763 P- Manutention portuaire
        1788 A- Enseignement privé : maîtres de l'enseignement primaire, professeurs de l'enseignement secondaire, personnels des services administratifs et économiques, psychologues
        1790 E- Espaces de loisirs, d'attractions et culturels (CCNELAC)
        1794 E- Institutions de retraite complémentaire (personnel)
        1800 E- Céramique d'art
        1801 E- Sociétés d'assistance
        1810 A- Entreprises de propreté (1er juillet 1994)
        1813 -- Convention collective locale de travail des industries de la transformation des métaux de la région de Maubeuge
        1816 E- Charbon : importation charbonnière (cadres, ETAM, ouvriers)
        1821 E- Fabrication du verre à la main semi-automatique et mixte
        1841 A- Bâtiment de la région parisienne : ouvriers, employés, techniciens et agents de maîtrise, ingénieurs, assimilés et cadres
        1843 E- Bâtiment de la région parisienne : ouvriers, employés, techniciens et agents de maîtrise, ingénieurs, assimilés et cadres
        1850 E- Avocats : cabinets d'avocats et avocats salariés
        1871 R- Presse d'information spécialisée (employés)
        1874 R- Presse d'information spécialisée (cadres, techniciens et agents de maîtrise)
        1875 E- Vétérinaires : personnel salarié des cabinets et cliniques vétérinaires
        1880 E- Négoce de l'ameublement
        1895 R- Presse quotidienne régionale et départementale : cadres
        1903 R- Agences de presse
        """
}
