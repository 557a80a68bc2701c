<?php
// A partner's application on phpCAS, under PHP's own server: AGENDA_PORT, CAS_PORT, CAS_AUTORITE.
require_once 'CAS.php';

$ici = 'http://localhost:' . getenv('AGENDA_PORT');
$chemin = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
header('Content-Type: text/html; charset=utf-8');
header('Cache-Control: no-store');
if (!str_starts_with($chemin, '/agenda')) {
    http_response_code(404);
    exit;
}
if ($chemin === '/agenda/adieu') {
    echo '<!doctype html><title>Agenda</title><h1>À bientôt</h1>';
    exit;
}
session_name('agenda');
phpCAS::client(CAS_VERSION_3_0, 'localhost', (int) getenv('CAS_PORT'), '/cas', $ici);
phpCAS::setCasServerCACert(getenv('CAS_AUTORITE'));
// The back channel, from this machine only.
phpCAS::handleLogoutRequests(true, ['localhost', '127.0.0.1']);
if ($chemin === '/agenda/deconnexion') {
    phpCAS::logoutWithRedirectService("$ici/agenda/adieu");
}
phpCAS::forceAuthentication();
$texte = fn ($valeur) => htmlspecialchars(implode(', ', (array) $valeur), ENT_QUOTES);
$attributs = '';
foreach (phpCAS::getAttributes() as $nom => $valeur) {
    $attributs .= "<li data-nom=\"{$texte($nom)}\">{$texte($valeur)}</li>";
}
echo "<!doctype html><html lang=\"fr\"><title>Agenda</title><h1>Agenda</h1><p id=\"personne\">{$texte(phpCAS::getUser())}</p>",
    "<ul>$attributs</ul>";
