extension TableIdcc {
    static let partie2 = """
        1909 E- Organismes de tourisme
        1921 E- Personnel des huissiers de justice
        1922 E- Radiodiffusion
        1923 -- Convention collective départementale de la manutention portuaire de la Guadeloupe
        1930 E- Métiers de la transformation des grains
        1937 P- Audio-vidéo-informatique
        1938 E- Industries de la transformation des volailles
        1942 E- Textiles artificiels et synthétiques et produits assimilés
        1944 E- Exploitation d'hélicoptères
        1945 E- Industrie du vitrail
        1947 E- Négoce de bois d'œuvre et produits dérivés
        1951 E- Cabinets ou entreprises d'expertises en automobile
        1961 -- Convention collective départementale pour les stations-service en Guadeloupe
        1967 -- Convention collective départementale de l'industrie des métaux du Bas-Rhin
        1972 A- Presse magazine et d'information : employés
        1974 R* Navigation intérieure (transport de passagers)
        1978 E- Fleuristes, vente et services des animaux familiers
        1979 E- Hôtels, cafés, restaurants
        1980 -- Convention collective départementale des commissionnaires en douane et agents auxiliaires de la Martinique
        1982 E- Négoce et prestations de services dans les domaines médico-techniques
        1987 E- Pâtes alimentaires sèches et couscous non préparé
        1996 E- Pharmacie d'officine
        2002 E- Blanchisserie, laverie, location de linge, nettoyage à sec, pressing et teinturerie
        2014 R- Agences de presse
        2018 A- Presse magazine et d'information : cadres
        2021 E- Golf
        2025 -- Convention collective régionale du travail des activités minières de Guyane
        2046 V- Centres de lutte contre le cancer
        2060 E- Cafétérias et assimilés (chaînes)
        2064 E- Laboratoires cinématographiques et sous-titrage
        2075 E- Œufs et industries en produits d'œufs (centres de conditionnement, de commercialisation et de transformation)
        2089 E- Industrie des panneaux à base de bois
        2098 E- Prestataires de services dans le domaine du secteur tertiaire
        2101 R- Enseignement privé à distance
        2104 E- Thermalisme
        2111 R- Salariés du particulier employeur
        2120 E- Banque
        2121 E- Édition
        2128 E- Mutualité
        2147 E- Entreprises des services d'eau et d'assainissement
        2148 E- Télécommunications
        2149 E- Activités du déchet
        2150 E- Personnels des sociétés anonymes et fondations d'HLM
        2156 E- Grands magasins et magasins populaires
        2162 P- Professions de la photographie
        2174 R* Navigation intérieure (transport de marchandises : personnel sédentaire)
        2190 E- Missions locales et PAIO
        2198 E- Entreprises de vente à distance
        2205 E- Notariat
        2216 E- Commerce de détail et de gros à prédominance alimentaire
        2219 E- Taxis
        2221 -- Convention collective régionale des mensuels des industries des métaux de l'Isère et des Hautes-Alpes
        2230 E- Qualité de l'air : associations agrées de surveillance
        2247 E- Entreprises de courtage d'assurances et/ou de réassurances
        2250 -- Convention collective régionale de la boulangerie-pâtisserie de la Guyane
        2257 E- Casinos
        2264 E- Hospitalisation privée
        2270 V- Universités et instituts catholiques
        2272 E- Assainissement et maintenance industrielle
        2306 E- Métiers du verre
        2310 P- Spectacles : rapports entre entrepreneurs de spectacles et artistes dramatiques, lyriques, chorégraphiques, marionnettistes, de variétés et musiciens en tournées
        2322 P- Chanson, variétés, jazz, musiques actuelles
        2328 -- Convention collective départementale des ouvriers du bâtiment et des travaux publics de la Guadeloupe et dépendances
        2329 --
        2332 E- Entreprises d'architecture
        2335 E- Personnels des agences générales d'assurances
        2336 E- Organismes gestionnaires de foyers et services pour jeunes travailleurs
        2344 A- Sidérurgie
        2345 -- Convention collective régionale du transport sanitaire en Martinique
        2357 -- Accord professionnel national du 3 mars 1993 relatif aux cadres de direction des sociétés d'assurances
        2360 -- Convention collective régionale des services de l'automobile de la Guyane
        2372 E- Distribution directe
        2378 -- Accords professionnels nationaux concernant le personnel intérimaire des entreprises de travail temporaire
        2389 -- Convention collective régionale des ouvriers du bâtiment et des travaux publics région de La Réunion
        2395 R- Assistants maternels du particulier employeur
        2397 E- Mannequins adultes et mannequins enfants de moins de 16 ans employés par les agences de mannequins
        2405 -- Convention collective départementale des établissements d'hospitalisation privée de la Guadeloupe du 01/04/2003
        2408 A- Enseignement privé : personnels administratifs, personnels d'éducation et documentalistes
        2409 A- Travaux publics (Tome IV : Cadres)
        2410 A- Biscotteries, biscuiteries, chocolateries, confiseries, aliments de l'enfance et de la diététique, préparations pour desserts
        2411 E- Chaînes thématiques
        2412 E- Production de films d'animation
        2420 V- Bâtiment Cadres
        2450 V- Crédit mutuel Centre Est Europe, Sud-Est
        2480 V- Manutention portuaire du port de Fort-de-France
        2493 P- Coiffure et professions connexes
        2494 E- Coopération maritime
        2511 E- Sport
        2526 A- Organisations professionnelles de l'habitat social
        2528 E- Industries de la maroquinerie, articles de voyage, chasse-sellerie, gainerie, bracelets en cuir
        2534 -- Convention collective départementale de l'industrie sucrière et rhumière de la Martinique
        2535 -- Convention collective départementale dans la culture de la canne à sucre en Martinique
        2542 A- Métallurgie : Aisne (industries métallurgiques, mécaniques et connexes)
        2543 E- Cabinets ou entreprises de géomètres-experts, géomètres-topographes, photogrammètres et experts fonciers
        2564 E- Vétérinaires (praticiens salariés)
        2567 E- Glaces : industries des sorbets, crèmes glacées
        2579 A- Métallurgie (Loir-et-Cher)
        2583 E- Sociétés concessionnaires ou exploitantes d'autoroutes ou d'ouvrages routiers
        2594 A- Remontées mécaniques : installateurs
        2596 E- Coiffure et professions connexes
        2603 V- Praticiens-conseils du régime général de sécurité sociale
        2609 E- Bâtiment ETAM
        2614 E- Travaux publics (Tome III : ETAM)
        2622 A- Crédit maritime mutuel
        2631 -- Accord collectif national Branche de la télédiffusion. Salariés employés sous contrat à durée déterminée d'usage
        2636 V- Enseignement, écoles supérieures ingénieurs et cadres (FESIC)
        2642 E- Production audiovisuelle
        2658 E- Guides et accompagnateurs en milieu amazonien
        2666 E- Conseils d'architecture, d'urbanisme et de l'environnement
        2668 -- Convention collective nationale de travail des cadres supérieurs des sociétés de secours minières et de leurs établissements, des unions régionales et des assistants sociaux régionaux
        2683 E- Portage de presse
        2691 E- Enseignement privé indépendant
        2697 E- Personnels des structures associatives cynégétiques
        2701 V- Banque : personnel des banques (Guyane)
        2702 V- Banque : personnel des banques (Martinique)
        2704 V- Banque : personnel des banques (Guadeloupe, Saint-Martin, Saint-Barthélemy)
        2706 E- Administrateurs et mandataires judiciaires
        2707 E- Bâtiment ETAM (Île-de-France hors Seine-et-Marne)
        2717 E- Entreprises techniques au service de la création et de l'événement
        2727 V- Omnipraticiens exerçant dans les centres de santé miniers
        2728 E- Sucreries, sucreries-distilleries et raffineries de sucre
        2754 A- Magasins prestataires de services de cuisine à usage domestique
        2768 -- Convention collective nationale de travail des pharmaciens du régime minier
        2770 E- Edition phonographique
        2785 E- Sociétés de ventes volontaires de meubles aux enchères publiques et des offices de commissaires-priseurs judiciaires
        2793 --
        2796 V- Régime social des indépendants Personnel de direction
        2797 V- Régime social des indépendants Praticiens-conseils
        2798 V- Régime social des indépendants Employés et cadres
        2847 E- Pôle emploi
        2870 -- Convention collective régionale des ouvriers du bâtiment, des travaux publics et des industries et activités connexes de la Guyane
        2931 E- Activités de marchés financiers
        2941 E- Aide, accompagnement, soins et services à domicile (BAD)
        2964 -- Accord collectif départemental relatif au transport de proximité public et privé de produits pétroliers et de liquides inflammables sur le territoire de la Martinique
        2972 E* Personnel sédentaire des entreprises de navigation
        2978 -- Convention collective nationale du personnel salarié des agences de recherches privées
        3013 E- Librairie
        3016 E- Ateliers et chantiers d'insertion
        3017 E* Ports et manutention
        3028 -- Convention collective régionale des transports routiers et activités auxiliaires du transport de la Guadeloupe
        3032 E- Parfumerie, esthétique
        3043 E- Entreprises de propreté et services associés (26 juillet 2011)
        3090 E- Spectacle vivant (entreprises du secteur privé)
        3097 E- Production cinématographique (19 janvier 2012)
        3105 V- Régies de quartier
        3107 E- Bâtiment et travaux publics et activités annexes ETAM (Martinique)
        3109 E- Industries alimentaires diverses
        3123 E- Entreprises d'ambulances Ouvriers, employés et techniciens (Guyane)
        3127 E- Entreprises de services à la personne
        3128 -- Convention collective régionale des employés, techniciens et agents de maîtrise du bâtiment, des travaux publics et des industries et activités connexes de la Guyane
        3144 E- Bâtiment et travaux publics ETAM (Guadeloupe)
        3151 P- Industries de la fabrication de la chaux
        3160 V- Associations de gestion et de comptabilité
        3168 E- Professions de la photographie
        3201 R- Éditeurs de la presse magazine Cadres (28 novembre 2013)
        3202 R- Éditeurs de la presse magazine Employés (28 novembre 2013)
        3203 V- Pêche de loisir et protection du milieu aquatique : structures associatives
        3204 -- Convention collective régionale des ingénieurs et cadres du bâtiment, des travaux publics et des industries et activités connexes de la Guyane
        3205 E- Coopératives de consommateurs
        3206 -- Convention collective départementale du personnel des cabinets médicaux de Martinique
        3207 -- Convention collective régionale des transports sanitaires de Guadeloupe
        3209 -- Convention collective départementale des industries mécaniques, microtechniques et connexes du département du Doubs
        3210 E- Banque populaire
        3211 R- Etablissements privés
        3212 E- Travaux publics (Tome IV : Cadres)
        3213 E- Collaborateurs salariés des entreprises d'économistes de la construction et des métreurs-vérificateurs
        3216 E- Matériaux de construction (négoce)
        3217 E* Branche ferroviaire
        3218 V- Enseignement privé non lucratif (EPNL)
        3219 E- Branche des salariés en portage salarial
        3220 E- Personnel des offices publics de l'habitat
        3221 E- Agences de presse (employés, techniciens et cadres)
        3222 E- Menuiseries, charpentes et constructions industrialisées et portes planes
        3223 E* Entreprises de transport et services maritimes (personnels navigants officiers)
        3224 E- Distribution et commerce de gros des papiers-cartons
        3225 E- Éditeurs de la presse magazine Employés et cadres (30 octobre 2017)
        3227 E- Industries de la fabrication de la chaux
        3228 E* Groupement des armateurs de services de passages d'eau (personnel navigant)
        3229 E- Navigation intérieure
        3230 E- Presse d'information spécialisée (employés, techniciens, agents de maîtrise et cadres)
        3231 -- Convention collective départementale des industries métallurgiques, mécaniques, similaires et connexes du Jura
        3232 V- Organismes du régime général de sécurité sociale agents de direction (18 septembre 2018)
        3233 E- Ciment : industrie de la fabrication des ciments
        3235 -- Convention collective de la parfumerie sélective
        3236 E- Industrie et services nautiques
        3237 E- Commerce de détail alimentaire spécialisé
        3238 E- Production et transformation des papiers et cartons
        3239 E- Particuliers employeurs et emploi à domicile
        3241 E- Télédiffusion
        3242 V- Presse quotidienne et hebdomadaire en régions
        3243 E- Quincaillerie, fournitures industrielles, fers, métaux et équipement de la maison (commerces)
        3244 E- Professions réglementées auprès des juridictions
        3245 E- Opérateurs de voyages et guides
        3248 E- Métallurgie
        3250 V- Commissaires de justice et sociétés de ventes volontaires
        3251 V- Bijouterie, joaillerie, orfèvrerie, horlogerie (BJOH)
        5001 -- Statut des industries électriques et gazières
        5002 -- Statut du Mineur
        5003 -- Statut de la Fonction publique d'État
        5005 -- Statut des Caisses d'épargne
        5008 -- Statut de la Banque de France
        5010 -- Statut des Chambres des métiers & de l'artisanat
        5011 -- Statut de l'Aéroport de Paris
        5012 -- Statut des chemins de fer
        5014 -- Statut de la RATP
        5015 -- Statut du CNRS
        5017 -- Statut de l'Église ou convention diocésaine
        5018 -- Statut des Chambres de commerce et d'industrie
        5019 -- Statut des Chambres d'agriculture
        5021 -- Statut de la Fonction publique territoriale
        5022 -- Statut de la Fonction publique hospitalière
        5023 -- Statut Vivea
        5024 -- Statut des chefs d'établissement de l'enseignement catholique
        5025 -- Statut des personnels des organismes de développement économique
        5100 -- Statut divers ou non précisé
        5200 -- Grille d'usage Mars PF (Non conventionnelle)
        5201 -- Recommandations ANIL ADIL (Non conventionnelles)
        5203 -- Ancienne convention collective nationale des peintres en lettres et publicité peinte (dénoncée, mais pouvant servir de grille d'usage d'établissements réputés sans convention)
        5204 -- Grille d'usage MSF logistique (Non conventionnelle)
        5205 -- Convention d'entreprise CSE Air France exploitation hub
        5501 -- Convention d'entreprise indépendante ou texte assimilé non précisé
        5502 -- Convention d'entreprise Croix Rouge
        5503 -- Convention d'entreprise SEITA (LOGISTA France)
        5505 -- Convention d'entreprise CEA
        5506 -- Convention d'entreprise Crédit agricole SA
        5507 -- Convention collective nationale des administratifs du football (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5509 -- Convention d'entreprise PMU
        5513 -- Convention d'entreprise IFREMER
        5514 -- Convention d'entreprise Crédit Foncier
        5516 -- Convention d'entreprise La Poste - France Télécom
        5519 -- Convention collective nationale des salariés administratifs des sociétés de secours minières (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5521 -* Convention collective nationale du personnel navigant d'exécution du transport maritime
        5522 -- Convention d'entreprise Établissement français du sang
        5524 -- Convention d'entreprise France terre d'asile
        5526 -- Charte du football professionnel (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5530 -- Convention d'entreprise Adoma (ex Sonacotra)
        5531 -- Convention d'entreprise Syngenta
        5532 -- Convention d'entreprise INRS
        5533 -- Convention du comité d'entreprise SNCF
        5537 -- Convention collective nationale des dentistes des sociétés de secours minières (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5538 -- Convention collective nationale des médecins spécialiste des sociétés de secours minières (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5539 -- Convention d'entreprise AFPA
        5541 -- Convention collective nationale du rugby professionnel (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5542 -- Convention collective nationale du basket ball professionnel (n'est pas considérée à l'heure actuelle comme une convention de branche)
        5545 -- Convention d'entreprise des restaurants PTT
        5546 -- Convention d'entreprise CNES
        5547 -- Convention d'entreprise Club Méditerranée
        5548 -- Convention du comité d'entreprise RATP
        5549 -- Convention d'entreprise IRSN
        5551 -- Convention d'entreprise Institut Pasteur
        5552 -- Convention d'entreprise Société d'agences et de diffusion
        5553 -- Convention d'entreprise CCAS
        5554 -* Convention collective nationale des officiers du Remorquage maritime
        5555 -* Convention collective nationale des navigants d'exécution du Remorquage maritime
        5556 -*
        5557 -*
        5558 -- Accords-convention d'entreprise basés sur l'Accord national Multiservice immobilier et facilties management
        5559 -- Convention d'entreprise Alliance emploi
        5562 -- Convention d'entreprise Talc de Luzenac
        5563 -- Convention d'entreprise Réunion des musées nationaux
        5564 -- Convention d'entreprise APEC
        5566 -- Convention d'entreprise Société Protectrice des Animaux
        5568 -- Convention d'entreprise CIRAD
        5569 -- Convention d'entreprise Comédie française
        5570 -- Convention d'entreprise Opéra de Paris
        """
}
