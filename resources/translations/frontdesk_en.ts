<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de">
<context>
    <name>AgencyColumn</name>
    <message>
        <source>Weitere</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Erdgeschoss</source>
        <translation>Ground floor</translation>
    </message>
    <message>
        <source>%s. Etage</source>
        <translation>Floor %s</translation>
    </message>
    <message>
        <source>%s weitere</source>
        <translation>%s more</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>To the top</translation>
    </message>
</context>
<context>
    <name>AsideList</name>
    <message>
        <source>Geparkt</source>
        <translation>Parked</translation>
    </message>
</context>
<context>
    <name>AsideRow</name>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>%s zurückholen</source>
        <translation>Bring back %s</translation>
    </message>
</context>
<context>
    <name>BundleRow</name>
    <message>
        <source>Annehmen</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>%s annehmen</source>
        <translation>Accept %s</translation>
    </message>
    <message>
        <source>%s einzeln prüfen</source>
        <translation>Check %s one by one</translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>Wird geladen</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Eingänge des Stapels</source>
        <translation>Receipts of the bundle</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Code oder Nummer</source>
        <translation>Code or number</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Ist da</source>
        <translation>Is here</translation>
    </message>
    <message>
        <source>Beanstanden</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>Nur Geprüfte speichern</source>
        <translation>Save checked only</translation>
    </message>
    <message>
        <source>Rest annehmen</source>
        <translation>Accept the rest</translation>
    </message>
    <message>
        <source>Alles ist geprüft.</source>
        <translation>Everything is checked.</translation>
    </message>
    <message>
        <source>Code scannen oder Nummer eingeben</source>
        <translation>Scan a code or type a number</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Stapel %s prüfen</source>
        <translation>Check bundle %s</translation>
    </message>
    <message>
        <source>Noch ist nichts geprüft.</source>
        <translation>Nothing is checked yet.</translation>
    </message>
    <message>
        <source>Das ist ein anderer Stapel. Esc führt zurück.</source>
        <translation>That is another bundle. Esc leads back.</translation>
    </message>
    <message>
        <source>%s ist da.</source>
        <translation>%s is here.</translation>
    </message>
    <message>
        <source>Die letzte Markierung ist zurückgenommen.</source>
        <translation>The last mark is taken back.</translation>
    </message>
    <message>
        <source>Hier ist nichts zurückzunehmen.</source>
        <translation>There is nothing to take back here.</translation>
    </message>
</context>
<context>
    <name>ClientView</name>
    <message>
        <source>Weiterleiten</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Parken</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>Nicht da</source>
        <translation>No show</translation>
    </message>
    <message>
        <source>Erneut rufen</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Fertig, Nächste</source>
        <translation>Done, next</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Ist da</source>
        <translation>Is here</translation>
    </message>
</context>
<context>
    <name>DeskController</name>
    <message>
        <source>Jetzt verbinden</source>
        <translation>Connect now</translation>
    </message>
    <message>
        <source>Diese Person wartet nicht mehr. Bitte neu auswählen.</source>
        <translation>This client is no longer waiting. Please choose again.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Der Platz wurde an einem anderen Fenster geschlossen.</source>
        <translation>The desk was closed in another window.</translation>
    </message>
    <message>
        <source>Diese Person ist nicht mehr am Platz.</source>
        <translation>This client is no longer at the desk.</translation>
    </message>
</context>
<context>
    <name>DeskStrip</name>
    <message>
        <source>wird geöffnet</source>
        <translation>opening</translation>
    </message>
    <message>
        <source>Unterlagen</source>
        <translation>Papers</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Arbeitsplatz</source>
        <translation>Desk</translation>
    </message>
</context>
<context>
    <name>EmptyView</name>
    <message>
        <source>Niemand am Platz</source>
        <translation>Nobody at the desk</translation>
    </message>
    <message>
        <source>Als Nächstes</source>
        <translation>Up next</translation>
    </message>
    <message>
        <source>Warum? F1</source>
        <translation>Why? F1</translation>
    </message>
    <message>
        <source>Niemand wartet. F9 ist wieder aktiv, sobald ein Ticket kommt.</source>
        <translation>Nobody is waiting. F9 is active again as soon as a ticket comes.</translation>
    </message>
    <message>
        <source>Aufrufen</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Auswählen</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Platz</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Offen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Break</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Person am Platz</source>
        <translation>Client at the desk</translation>
    </message>
    <message>
        <source>ruft auf; mit jemandem am Platz: fertig und nächste Person</source>
        <translation>calls; with a client at the desk: done, and the next one</translation>
    </message>
    <message>
        <source>die Person ist da</source>
        <translation>the client is here</translation>
    </message>
    <message>
        <source>leitet weiter</source>
        <translation>sends on</translation>
    </message>
    <message>
        <source>parkt</source>
        <translation>sets aside</translation>
    </message>
    <message>
        <source>nicht da</source>
        <translation>not here</translation>
    </message>
    <message>
        <source>ruft erneut auf</source>
        <translation>calls again</translation>
    </message>
    <message>
        <source>fertig, niemand wird aufgerufen</source>
        <translation>done, nobody is called</translation>
    </message>
    <message>
        <source>nimmt den letzten Schritt zurück</source>
        <translation>takes back the last step</translation>
    </message>
    <message>
        <source>Platz frei</source>
        <translation>Desk free</translation>
    </message>
    <message>
        <source>sagt, warum diese Person die Nächste ist</source>
        <translation>says why this client is next</translation>
    </message>
    <message>
        <source>wählt jemanden aus der Warteliste</source>
        <translation>picks somebody from the waiting list</translation>
    </message>
    <message>
        <source>schließt den Platz</source>
        <translation>closes the desk</translation>
    </message>
    <message>
        <source>Unterlagen vom Empfang</source>
        <translation>Papers from reception</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Stapel: nimmt ihn an; Eingang: öffnet seinen Stapel</source>
        <translation>bundle: accepts it; receipt: opens its bundle</translation>
    </message>
    <message>
        <source>nimmt den ersten Stapel ganz an</source>
        <translation>accepts the whole first bundle</translation>
    </message>
    <message>
        <source>prüft ihn einzeln</source>
        <translation>checks it one by one</translation>
    </message>
    <message>
        <source>Stapel prüfen</source>
        <translation>Checking a bundle</translation>
    </message>
    <message>
        <source>der Eingang ist da; auch als Nummer und Enter</source>
        <translation>the receipt is here; or type its number and Enter</translation>
    </message>
    <message>
        <source>geht durch die Eingänge</source>
        <translation>goes through the receipts</translation>
    </message>
    <message>
        <source>der Eingang ist da, oder doch offen</source>
        <translation>the receipt is here, or open after all</translation>
    </message>
    <message>
        <source>beanstandet ihn; Enter nach dem Grund</source>
        <translation>disputes it; Enter after the reason</translation>
    </message>
    <message>
        <source>nimmt die letzte Markierung zurück</source>
        <translation>takes back the last mark</translation>
    </message>
    <message>
        <source>speichert nur, was geprüft ist</source>
        <translation>saves only what is checked</translation>
    </message>
    <message>
        <source>nimmt alles an, was nicht beanstandet ist</source>
        <translation>accepts everything that is not disputed</translation>
    </message>
    <message>
        <source>führt zurück; Markierungen bleiben</source>
        <translation>leads back; marks stay</translation>
    </message>
    <message>
        <source>Tasten</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Zurück zum Ticket</source>
        <translation>Back to the ticket</translation>
    </message>
    <message>
        <source>Ticket ausgeben</source>
        <translation>Issue a ticket</translation>
    </message>
    <message>
        <source>Kürzel, Name oder Stichwort</source>
        <translation>Code, name or keyword</translation>
    </message>
    <message>
        <source>sucht; ein Treffer ist gewählt</source>
        <translation>searches; a single match is chosen</translation>
    </message>
    <message>
        <source>gibt das gewählte Ticket aus und druckt es</source>
        <translation>issues the chosen ticket and prints it</translation>
    </message>
    <message>
        <source>gibt auch außerhalb der Öffnungszeit aus</source>
        <translation>issues outside opening hours too</translation>
    </message>
    <message>
        <source>geht durch Treffer oder Kacheln</source>
        <translation>goes through matches or tiles</translation>
    </message>
    <message>
        <source>leert das Suchfeld, dann die Auswahl</source>
        <translation>clears the search field, then the choice</translation>
    </message>
    <message>
        <source>springt ins Suchfeld</source>
        <translation>jumps to the search field</translation>
    </message>
    <message>
        <source>Sprache und Vorrang</source>
        <translation>Language and priority</translation>
    </message>
    <message>
        <source>wählt die Sprache auf dem Ticket</source>
        <translation>chooses the language on the ticket</translation>
    </message>
    <message>
        <source>Leichte Sprache</source>
        <translation>Easy German</translation>
    </message>
    <message>
        <source>zeigt weitere Sprachen</source>
        <translation>shows more languages</translation>
    </message>
    <message>
        <source>Vorrang an oder aus</source>
        <translation>priority on or off</translation>
    </message>
    <message>
        <source>Zuletzt ausgegeben</source>
        <translation>Issued last</translation>
    </message>
    <message>
        <source>druckt das neueste Ticket noch einmal</source>
        <translation>prints the newest ticket once more</translation>
    </message>
    <message>
        <source>nimmt das neueste Ticket zurück</source>
        <translation>takes back the newest ticket</translation>
    </message>
    <message>
        <source>Drucker und Bons</source>
        <translation>Printer and slips</translation>
    </message>
    <message>
        <source>beantwortet die erste Frage rechts mit Ja</source>
        <translation>answers the first question on the right with yes</translation>
    </message>
    <message>
        <source>beantwortet sie mit Nein</source>
        <translation>answers it with no</translation>
    </message>
    <message>
        <source>druckt auf dem zweiten Drucker oder wieder hier</source>
        <translation>prints on the second printer, or here again</translation>
    </message>
    <message>
        <source>Tasten</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Esc führt zurück</source>
        <translation>Esc leads back</translation>
    </message>
</context>
<context>
    <name>KeyHint</name>
    <message>
        <source>Taste %s</source>
        <translation>Key %s</translation>
    </message>
</context>
<context>
    <name>LanguagePart</name>
    <message>
        <source>Sprache auf dem Ticket</source>
        <translation>Language on the ticket</translation>
    </message>
    <message>
        <source>+ Ziffer</source>
        <translation>+ digit</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Weitere …</source>
        <translation>More …</translation>
    </message>
    <message>
        <source>Weitere Sprachen</source>
        <translation>More languages</translation>
    </message>
    <message>
        <source>Zurück zu den ersten Sprachen</source>
        <translation>Back to the first languages</translation>
    </message>
</context>
<context>
    <name>LiveMark</name>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
</context>
<context>
    <name>ModeRail</name>
    <message>
        <source>pausiert</source>
        <translation>paused</translation>
    </message>
</context>
<context>
    <name>NeedPart</name>
    <message>
        <source>Vorrang</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Mobilität eingeschränkt</source>
        <translation>Limited mobility</translation>
    </message>
    <message>
        <source>Mit kleinem Kind</source>
        <translation>With a small child</translation>
    </message>
    <message>
        <source>Frist läuft heute ab</source>
        <translation>Deadline is today</translation>
    </message>
    <message>
        <source>Der Grund steht nicht auf dem Ticket.</source>
        <translation>The reason is not on the ticket.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Hinweis schließen</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>PaperStrip</name>
    <message>
        <source>Papier des virtuellen Druckers</source>
        <translation>Paper of the virtual printer</translation>
    </message>
    <message>
        <source>Bon</source>
        <translation>Slip</translation>
    </message>
</context>
<context>
    <name>PaperWindow</name>
    <message>
        <source>Virtueller Drucker</source>
        <translation>Virtual printer</translation>
    </message>
</context>
<context>
    <name>PapersSection</name>
    <message numerus="yes">
        <source>%n weitere</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%s prüft einzeln</source>
        <translation>%s checks singly</translation>
    </message>
    <message>
        <source>Unterlagen vom Empfang</source>
        <translation>Papers from reception</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>nicht erreichbar</source>
        <translation>unreachable</translation>
    </message>
    <message>
        <source>nicht verbunden</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>wird geöffnet …</source>
        <translation>opening …</translation>
    </message>
    <message>
        <source>verbunden</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>getrennt seit %s</source>
        <translation>cut off since %s</translation>
    </message>
    <message>
        <source>%s · Arbeitsplatz</source>
        <translation>%s · Desk</translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message>
        <source>Ticket drucken</source>
        <translation>Print ticket</translation>
    </message>
    <message>
        <source>Noch kein Anliegen gewählt</source>
        <translation>No service chosen yet</translation>
    </message>
    <message>
        <source>Erdgeschoss</source>
        <translation>Ground floor</translation>
    </message>
    <message>
        <source>%s. Etage</source>
        <translation>Floor %s</translation>
    </message>
    <message>
        <source>%s (%s noch ungeprüft)</source>
        <translation>%s (%s not checked yet)</translation>
    </message>
    <message>
        <source> und </source>
        <translation> and </translation>
    </message>
    <message>
        <source>Wartezeit zurzeit unbekannt</source>
        <translation>Waiting time unknown at present</translation>
    </message>
    <message>
        <source>mit Vorrang</source>
        <translation>with priority</translation>
    </message>
    <message>
        <source> · kein Platz offen</source>
        <translation> · no desk open</translation>
    </message>
    <message>
        <source> davor · </source>
        <translation> ahead · </translation>
    </message>
    <message>
        <source>kein Platz offen</source>
        <translation>no desk open</translation>
    </message>
    <message>
        <source>ca. %s Min</source>
        <translation>about %s min</translation>
    </message>
    <message>
        <source> Wartezeit</source>
        <translation> wait</translation>
    </message>
    <message>
        <source>Wird ausgegeben …</source>
        <translation>Issuing …</translation>
    </message>
    <message>
        <source>Trotzdem ausgeben</source>
        <translation>Issue anyway</translation>
    </message>
    <message>
        <source>Ticket ausgeben</source>
        <translation>Issue a ticket</translation>
    </message>
    <message>
        <source>auf %s · %s</source>
        <translation>on %s · %s</translation>
    </message>
    <message>
        <source>Zuerst ein Anliegen wählen</source>
        <translation>Choose a service first</translation>
    </message>
</context>
<context>
    <name>PrinterWindow</name>
    <message>
        <source>Virtueller Drucker</source>
        <translation>Virtual printer</translation>
    </message>
    <message>
        <source>Noch nichts gedruckt. Der erste Bon erscheint hier.</source>
        <translation>Nothing printed yet. The first slip appears here.</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>wartet</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>warten</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>längste</source>
        <translation>longest</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>erwartet</source>
        <translation>expected</translation>
    </message>
    <message>
        <source>kein Platz offen</source>
        <translation>no desk open</translation>
    </message>
    <message>
        <source>0 offen</source>
        <translation>0 open</translation>
    </message>
    <message>
        <source>%s von %s offen</source>
        <translation>%s of %s open</translation>
    </message>
    <message>
        <source>%s/%s offen</source>
        <translation>%s/%s open</translation>
    </message>
    <message>
        <source>über der Zielzeit</source>
        <translation>over target</translation>
    </message>
</context>
<context>
    <name>QueuesPart</name>
    <message>
        <source>Stand %s, nicht aktuell</source>
        <translation>As of %s, not current</translation>
    </message>
    <message>
        <source>Wartende</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Warteschlangen</source>
        <translation>Queues</translation>
    </message>
</context>
<context>
    <name>RecentPart</name>
    <message>
        <source>Heute noch kein Ticket. Kürzel tippen und Enter gibt das erste aus.</source>
        <translation>No ticket yet today. Type a code, and Enter issues the first.</translation>
    </message>
    <message>
        <source>nimmt zurück</source>
        <translation>takes back</translation>
    </message>
    <message>
        <source>nicht gedruckt</source>
        <translation>not printed</translation>
    </message>
    <message>
        <source>noch nicht gedruckt</source>
        <translation>not printed yet</translation>
    </message>
    <message>
        <source>Bon ungewiss</source>
        <translation>slip uncertain</translation>
    </message>
    <message>
        <source>Vorrang</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Zurücknehmen geht nicht mehr: %s</source>
        <translation>Can no longer be taken back: %s</translation>
    </message>
    <message>
        <source>Zuletzt ausgegeben</source>
        <translation>Issued last</translation>
    </message>
</context>
<context>
    <name>ReceptionController</name>
    <message>
        <source>Ticket %s ausgegeben</source>
        <translation>Ticket %s issued</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
</context>
<context>
    <name>ReceptionWindow</name>
    <message>
        <source>Empfang</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Hilfe</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Drucker startet</source>
        <translation>Printer is starting</translation>
    </message>
    <message>
        <source>Datenbank wird geöffnet</source>
        <translation>Opening the database</translation>
    </message>
    <message>
        <source>Geschäftstag</source>
        <translation>Business day</translation>
    </message>
</context>
<context>
    <name>ServiceTile</name>
    <message>
        <source>1 wartet</source>
        <translation>1 waiting</translation>
    </message>
    <message>
        <source>%s warten</source>
        <translation>%s waiting</translation>
    </message>
</context>
<context>
    <name>StaleCount</name>
    <message>
        <source>%s, nicht aktuell</source>
        <translation>%s, not current</translation>
    </message>
    <message>
        <source>%s warten</source>
        <translation>%s waiting</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Die Datenbank wird geöffnet.</source>
        <translation>The database is being opened.</translation>
    </message>
    <message>
        <source>Zimmer suchen</source>
        <translation>Search rooms</translation>
    </message>
    <message>
        <source>Zimmer</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>kein Treffer</source>
        <translation>no match</translation>
    </message>
    <message>
        <source>Platz öffnen</source>
        <translation>Open desk</translation>
    </message>
    <message>
        <source>Zimmer tippen, dann Enter</source>
        <translation>Type the room, then Enter</translation>
    </message>
    <message>
        <source>Tasten: %s</source>
        <translation>Keys: %s</translation>
    </message>
    <message>
        <source>Anliegen, die dieser Platz annimmt</source>
        <translation>Services that this desk takes</translation>
    </message>
    <message>
        <source>Dieses Zimmer gibt es nicht. Bitte ein anderes tippen.</source>
        <translation>There is no such room. Please type another.</translation>
    </message>
    <message>
        <source>Bitte mindestens ein Anliegen wählen.</source>
        <translation>Please choose at least one service.</translation>
    </message>
</context>
<context>
    <name>SwitchPanel</name>
    <message>
        <source>Bons: {0} · wartet im Speicher: {1} Byte · Beanstandungen: {2}</source>
        <translation>Slips: {0} · waiting in memory: {1} bytes · alarms: {2}</translation>
    </message>
    <message>
        <source>Virtueller Drucker</source>
        <translation>Virtual printer</translation>
    </message>
    <message>
        <source>Adresse für die Einstellungen</source>
        <translation>Address for the settings</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>voll</source>
        <translation>full</translation>
    </message>
    <message>
        <source>fast leer</source>
        <translation>low</translation>
    </message>
    <message>
        <source>leer</source>
        <translation>out</translation>
    </message>
    <message>
        <source>Deckel offen</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>Schneidwerk klemmt</source>
        <translation>Cutter jammed</translation>
    </message>
    <message>
        <source>Druckkopf zu heiß</source>
        <translation>Print head too hot</translation>
    </message>
    <message>
        <source>Auf „Offline“ geschaltet</source>
        <translation>Switched off line</translation>
    </message>
    <message>
        <source>Hängt</source>
        <translation>Hangs</translation>
    </message>
    <message>
        <source>nimmt Verbindungen an und tut nichts</source>
        <translation>takes connections and does nothing</translation>
    </message>
    <message>
        <source>Strom</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>ohne Strom geht der Auftrag verloren</source>
        <translation>without power the job is lost</translation>
    </message>
    <message>
        <source>Verbindung trennen nach so vielen Byte</source>
        <translation>Drop the connection after so many bytes</translation>
    </message>
    <message>
        <source>Nächste trennen</source>
        <translation>Drop the next one</translation>
    </message>
    <message>
        <source>Doch nicht trennen</source>
        <translation>Do not drop it</translation>
    </message>
    <message>
        <source>ohne Strom</source>
        <translation>no power</translation>
    </message>
    <message>
        <source>hängt</source>
        <translation>hangs</translation>
    </message>
    <message>
        <source>druckt nicht</source>
        <translation>not printing</translation>
    </message>
    <message>
        <source>Papier fast leer</source>
        <translation>paper low</translation>
    </message>
    <message>
        <source>bereit</source>
        <translation>ready</translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Anliegen suchen</source>
        <translation>Search services</translation>
    </message>
    <message>
        <source>Dienst suchen, z. B. ‚wba‘</source>
        <translation>Search a service, e.g. ‘wba’</translation>
    </message>
    <message>
        <source>Ticket ausgeben</source>
        <translation>Issue a ticket</translation>
    </message>
    <message>
        <source>Kürzel tippen, dann Enter</source>
        <translation>Type the code, then Enter</translation>
    </message>
    <message>
        <source>Übersicht</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>1 Störung</source>
        <translation>1 problem</translation>
    </message>
    <message>
        <source>%s Störungen</source>
        <translation>%s problems</translation>
    </message>
    <message>
        <source>Kein Treffer</source>
        <translation>No match</translation>
    </message>
    <message>
        <source>1 Treffer</source>
        <translation>1 match</translation>
    </message>
    <message>
        <source>%s Treffer</source>
        <translation>%s matches</translation>
    </message>
</context>
<context>
    <name>TicketRow</name>
    <message>
        <source>Noch einmal drucken</source>
        <translation>Print once more</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>%s noch einmal drucken</source>
        <translation>Print %s once more</translation>
    </message>
    <message>
        <source>%s zurücknehmen</source>
        <translation>Take back %s</translation>
    </message>
</context>
<context>
    <name>TransferChooser</name>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Anliegen suchen</source>
        <translation>Search services</translation>
    </message>
    <message>
        <source>Anliegen</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>kein Treffer</source>
        <translation>no match</translation>
    </message>
    <message>
        <source>%s weiterleiten an</source>
        <translation>Transfer %s to</translation>
    </message>
    <message>
        <source>Enter leitet weiter.</source>
        <translation>Enter transfers.</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Geht weiter:</source>
        <translation>Goes on:</translation>
    </message>
    <message>
        <source>Pausiert:</source>
        <translation>Paused:</translation>
    </message>
</context>
<context>
    <name>TroublePart</name>
    <message>
        <source>Sie können weiterarbeiten</source>
        <translation>You can go on working</translation>
    </message>
    <message>
        <source>%s weitere</source>
        <translation>%s more</translation>
    </message>
    <message>
        <source>Ein Hinweis</source>
        <translation>One notice</translation>
    </message>
    <message>
        <source>%s Hinweise</source>
        <translation>%s notices</translation>
    </message>
    <message>
        <source>Eine Störung</source>
        <translation>One problem</translation>
    </message>
    <message>
        <source>Zwei Störungen</source>
        <translation>Two problems</translation>
    </message>
    <message>
        <source>Drei Störungen</source>
        <translation>Three problems</translation>
    </message>
    <message>
        <source>%s Störungen</source>
        <translation>%s problems</translation>
    </message>
    <message>
        <source>Störung</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Niemand wartet.</source>
        <translation>Nobody is waiting.</translation>
    </message>
    <message>
        <source>Warteliste</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>Enter ruft auf, Esc zurück</source>
        <translation>Enter calls, Esc goes back</translation>
    </message>
    <message numerus="yes">
        <source>%n weitere</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Weniger</source>
        <translation>Fewer</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>über dem Ziel</source>
        <translation>over target</translation>
    </message>
    <message>
        <source>wartet %s</source>
        <translation>waiting %s</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Platz</source>
        <translation>Desk</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Leichte Sprache</source>
        <translation>Easy German</translation>
    </message>
    <message>
        <source>Englisch</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Arabisch</source>
        <translation>Arabic</translation>
    </message>
    <message>
        <source>Farsi</source>
        <translation>Farsi</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Ukrainisch</source>
        <translation>Ukrainian</translation>
    </message>
    <message>
        <source>Russisch</source>
        <translation>Russian</translation>
    </message>
    <message>
        <source>Türkisch</source>
        <translation>Turkish</translation>
    </message>
    <message>
        <source>Rumänisch</source>
        <translation>Romanian</translation>
    </message>
    <message>
        <source>Bulgarisch</source>
        <translation>Bulgarian</translation>
    </message>
    <message>
        <source>Tigrinya</source>
        <translation>Tigrinya</translation>
    </message>
    <message>
        <source>Amharisch</source>
        <translation>Amharic</translation>
    </message>
    <message>
        <source>Sorani</source>
        <translation>Sorani</translation>
    </message>
    <message>
        <source>Kurmandschi</source>
        <translation>Kurmanji</translation>
    </message>
    <message>
        <source>Paschtu</source>
        <translation>Pashto</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>Somali</translation>
    </message>
    <message>
        <source>Albanisch</source>
        <translation>Albanian</translation>
    </message>
    <message>
        <source>Serbisch</source>
        <translation>Serbian</translation>
    </message>
    <message>
        <source>Bosnisch</source>
        <translation>Bosnian</translation>
    </message>
    <message>
        <source>Kroatisch</source>
        <translation>Croatian</translation>
    </message>
    <message>
        <source>Mazedonisch</source>
        <translation>Macedonian</translation>
    </message>
    <message>
        <source>Polnisch</source>
        <translation>Polish</translation>
    </message>
    <message>
        <source>Ungarisch</source>
        <translation>Hungarian</translation>
    </message>
    <message>
        <source>Griechisch</source>
        <translation>Greek</translation>
    </message>
    <message>
        <source>Italienisch</source>
        <translation>Italian</translation>
    </message>
    <message>
        <source>Portugiesisch</source>
        <translation>Portuguese</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Französisch</source>
        <translation>French</translation>
    </message>
    <message>
        <source>Spanisch</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>Vietnamesisch</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>Chinesisch</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>%s Min</source>
        <translation>%s min</translation>
    </message>
    <message>
        <source>Vorrang</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Stand %s</source>
        <translation>As of %s</translation>
    </message>
    <message>
        <source>%s× nicht da</source>
        <translation>no show %s×</translation>
    </message>
    <message>
        <source>geparkt bis %s</source>
        <translation>parked until %s</translation>
    </message>
    <message>
        <source>Im Gespräch seit %s</source>
        <translation>Being served since %s</translation>
    </message>
    <message>
        <source>Aufgerufen %s</source>
        <translation>Called %s</translation>
    </message>
    <message>
        <source>wartete %s</source>
        <translation>waited %s</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Niemand am Platz</source>
        <translation>Nobody at the desk</translation>
    </message>
    <message>
        <source>1 Unterlage</source>
        <translation>1 paper</translation>
    </message>
    <message>
        <source>%s Unterlagen</source>
        <translation>%s papers</translation>
    </message>
    <message>
        <source>1 Eingang</source>
        <translation>1 receipt</translation>
    </message>
    <message>
        <source>%s Eingänge</source>
        <translation>%s receipts</translation>
    </message>
    <message>
        <source>1 Seite</source>
        <translation>1 page</translation>
    </message>
    <message>
        <source>%s Seiten</source>
        <translation>%s pages</translation>
    </message>
    <message>
        <source>Eingang %s</source>
        <translation>Receipt %s</translation>
    </message>
    <message>
        <source>Stapel %s</source>
        <translation>Bundle %s</translation>
    </message>
    <message>
        <source>Frist %s</source>
        <translation>Due %s</translation>
    </message>
    <message>
        <source>übergeben in Stapel %s</source>
        <translation>handed over in bundle %s</translation>
    </message>
    <message>
        <source>gepackt in Stapel %s</source>
        <translation>packed in bundle %s</translation>
    </message>
    <message>
        <source>angenommen %s</source>
        <translation>accepted %s</translation>
    </message>
    <message>
        <source>beanstandet: %s</source>
        <translation>disputed: %s</translation>
    </message>
    <message>
        <source>weitergeleitet %s</source>
        <translation>sent on %s</translation>
    </message>
    <message>
        <source>zurückgenommen %s</source>
        <translation>withdrawn %s</translation>
    </message>
    <message>
        <source>liegt am Empfang</source>
        <translation>lies at reception</translation>
    </message>
    <message>
        <source>Überfällig</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>seit %s</source>
        <translation>since %s</translation>
    </message>
    <message>
        <source>%s beanstandet</source>
        <translation>%s disputed</translation>
    </message>
    <message>
        <source>Gepackt, noch am Empfang: %s</source>
        <translation>Packed, still at reception: %s</translation>
    </message>
    <message>
        <source>%s Stapel überfällig</source>
        <translation>%s bundles overdue</translation>
    </message>
    <message>
        <source>%s überfällig</source>
        <translation>%s overdue</translation>
    </message>
    <message>
        <source>%s ist da: %s.</source>
        <translation>%s is here: %s.</translation>
    </message>
    <message>
        <source>%s ist angenommen.</source>
        <translation>%s is accepted.</translation>
    </message>
    <message>
        <source>%s ist geprüft. Was beanstandet ist, sieht der Empfang sofort.</source>
        <translation>%s is checked. Reception sees at once what is disputed.</translation>
    </message>
    <message>
        <source>%s: gespeichert, der Rest ist offen. Der Empfang sieht die Beanstandung.</source>
        <translation>%s: saved, the rest is open. Reception sees the dispute.</translation>
    </message>
    <message>
        <source>%s: gespeichert, der Rest ist offen.</source>
        <translation>%s: saved, the rest is open.</translation>
    </message>
    <message>
        <source>Eine Annahme lässt sich nicht zurücknehmen; stimmt sie nicht, hilft der Empfang. Noch einmal Strg+Z nimmt den Schritt davor zurück.</source>
        <translation>An acceptance cannot be taken back; if it is wrong, reception helps. Ctrl+Z once more takes back the step before.</translation>
    </message>
    <message>
        <source>Stapel %s ist inzwischen an einem anderen Platz geprüft.</source>
        <translation>Bundle %s has been checked at another desk meanwhile.</translation>
    </message>
    <message>
        <source>Der Code kam ohne Enter an und gilt nicht. Bitte noch einmal scannen.</source>
        <translation>The code came without Enter and does not count. Scan it again.</translation>
    </message>
    <message>
        <source>Das ist zu lang für einen Code. Bitte noch einmal scannen.</source>
        <translation>That is too long for a code. Scan it again.</translation>
    </message>
    <message>
        <source>Der Code ist falsch gelesen: die Prüfziffer stimmt nicht. Bitte noch einmal scannen.</source>
        <translation>The code was misread: its check digits are wrong. Scan it again.</translation>
    </message>
    <message>
        <source>Der Code gehört zu einem anderen Haus.</source>
        <translation>The code belongs to another house.</translation>
    </message>
    <message>
        <source>Das ist kein Code eines Stapels oder Eingangs.</source>
        <translation>That is no code of a bundle or receipt.</translation>
    </message>
    <message>
        <source>%s ist für %s.</source>
        <translation>%s is for %s.</translation>
    </message>
    <message>
        <source>%s ist noch nicht übergeben. Bitte am Empfang nachfragen.</source>
        <translation>%s is not handed over yet. Ask reception.</translation>
    </message>
    <message>
        <source>noch %s von %s Eingängen</source>
        <translation>%s of %s receipts left</translation>
    </message>
    <message>
        <source>%s ist schon geprüft, %s.</source>
        <translation>%s is checked already, %s.</translation>
    </message>
    <message>
        <source>Zu „%s“ gibt es in diesem Haus nichts.</source>
        <translation>There is nothing for “%s” in this house.</translation>
    </message>
    <message>
        <source>%s offen · %s da · %s beanstandet</source>
        <translation>%s open · %s here · %s disputed</translation>
    </message>
    <message>
        <source>„%s“ ist nicht offen in Stapel %s.</source>
        <translation>“%s” is not open in bundle %s.</translation>
    </message>
    <message>
        <source>Grund: was ist mit Eingang %s?</source>
        <translation>Reason: what about receipt %s?</translation>
    </message>
    <message>
        <source>Eine Beanstandung braucht einen Grund in wenigen Worten.</source>
        <translation>A dispute needs a reason in a few words.</translation>
    </message>
    <message>
        <source>Das ist ein Code und kein Grund. Esc lässt die Beanstandung.</source>
        <translation>That is a code and no reason. Esc drops the dispute.</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>da</source>
        <translation>here</translation>
    </message>
    <message>
        <source>fehlt</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>wartet %s</source>
        <translation>waiting %s</translation>
    </message>
    <message>
        <source>%s warten</source>
        <translation>%s waiting</translation>
    </message>
    <message>
        <source>%s für %s</source>
        <translation>%s for %s</translation>
    </message>
    <message>
        <source>Pause seit %s</source>
        <translation>on a break since %s</translation>
    </message>
    <message>
        <source>offen seit %s</source>
        <translation>open since %s</translation>
    </message>
    <message>
        <source>Es ist niemand am Platz.</source>
        <translation>Nobody is at the desk.</translation>
    </message>
    <message>
        <source>Die Person ist schon da.</source>
        <translation>The client is here already.</translation>
    </message>
    <message>
        <source>Am Platz ist noch jemand. F10 beendet den Besuch.</source>
        <translation>Somebody is still at the desk. F10 finishes the visit.</translation>
    </message>
    <message>
        <source>%s war nicht da (%s×).</source>
        <translation>%s did not come (%s×).</translation>
    </message>
    <message>
        <source>Der Platz macht Pause. Zum Aufrufen „Offen“ wählen.</source>
        <translation>The desk is on a break. Choose “Open” to call.</translation>
    </message>
    <message>
        <source>Niemand wartet. F9 ist wieder aktiv, sobald ein Ticket kommt.</source>
        <translation>Nobody is waiting. F9 is active again as soon as a ticket comes.</translation>
    </message>
    <message>
        <source>Die Datenbank wird geöffnet.</source>
        <translation>The database is being opened.</translation>
    </message>
    <message>
        <source>Die Datenbank ist nicht erreichbar. Es geht weiter, sobald sie antwortet.</source>
        <translation>The database cannot be reached. Work goes on as soon as it answers.</translation>
    </message>
    <message>
        <source>%s aufgerufen</source>
        <translation>%s called</translation>
    </message>
    <message>
        <source>%s ist fertig.</source>
        <translation>%s is done.</translation>
    </message>
    <message>
        <source>%s ist geparkt bis %s.</source>
        <translation>%s is parked until %s.</translation>
    </message>
    <message>
        <source>%s wartet jetzt für „%s“.</source>
        <translation>%s now waits for “%s”.</translation>
    </message>
    <message>
        <source>%s wurde erneut aufgerufen.</source>
        <translation>%s was called again.</translation>
    </message>
    <message>
        <source>%s wartet wieder.</source>
        <translation>%s is waiting again.</translation>
    </message>
    <message>
        <source>Niemand wartet.</source>
        <translation>Nobody is waiting.</translation>
    </message>
    <message>
        <source>%s ist fertig. Niemand wartet.</source>
        <translation>%s is done. Nobody is waiting.</translation>
    </message>
    <message>
        <source>%s war %s× nicht da; das Ticket ist beendet.</source>
        <translation>%s did not come %s×; the ticket is ended.</translation>
    </message>
    <message>
        <source>„Fertig“ zurückgenommen</source>
        <translation>“Done” taken back</translation>
    </message>
    <message>
        <source>Aufruf zurückgenommen</source>
        <translation>Call taken back</translation>
    </message>
    <message>
        <source>Erneuter Aufruf zurückgenommen</source>
        <translation>Repeated call taken back</translation>
    </message>
    <message>
        <source>„Ist da“ zurückgenommen</source>
        <translation>“Is here” taken back</translation>
    </message>
    <message>
        <source>„Nicht da“ zurückgenommen</source>
        <translation>“No show” taken back</translation>
    </message>
    <message>
        <source>Parken zurückgenommen</source>
        <translation>Parking taken back</translation>
    </message>
    <message>
        <source>Weiterleiten zurückgenommen</source>
        <translation>Transfer taken back</translation>
    </message>
    <message>
        <source>Zurückholen zurückgenommen</source>
        <translation>Bringing back taken back</translation>
    </message>
    <message>
        <source>Zurückgenommen</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>%s ist wieder geparkt.</source>
        <translation>%s is parked again.</translation>
    </message>
    <message>
        <source>%s gilt wieder als nicht da.</source>
        <translation>%s counts as a no-show again.</translation>
    </message>
    <message>
        <source>%s ist wieder am Platz.</source>
        <translation>%s is back at the desk.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Unerwarteter Fehler (Kennung %s). Bitte der IT melden.</source>
        <translation>Unexpected error (id %s). Please tell IT.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Strg</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Umschalt</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leertaste</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Entf</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Rücktaste</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Bild auf</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>Bild ab</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Pos1</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>reception</name>
    <message>
        <source>Kein Drucker eingerichtet</source>
        <translation>No printer set up</translation>
    </message>
    <message>
        <source>bereit</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>druckt</source>
        <translation>printing</translation>
    </message>
    <message>
        <source>%s · Bons aus %s</source>
        <translation>%s · slips from %s</translation>
    </message>
    <message>
        <source>Störung</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>wartet auf die Datenbank</source>
        <translation>waiting for the database</translation>
    </message>
    <message>
        <source>nicht eingerichtet</source>
        <translation>not set up</translation>
    </message>
    <message>
        <source>beendet</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>Zustand unbekannt</source>
        <translation>state unknown</translation>
    </message>
    <message>
        <source>Papier geht zu Ende</source>
        <translation>paper running low</translation>
    </message>
    <message>
        <source>Papier leer</source>
        <translation>out of paper</translation>
    </message>
    <message>
        <source>Deckel offen</source>
        <translation>cover open</translation>
    </message>
    <message>
        <source>Messer klemmt</source>
        <translation>cutter jammed</translation>
    </message>
    <message>
        <source>Fehler</source>
        <translation>error</translation>
    </message>
    <message>
        <source>angehalten</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>nicht erreichbar</source>
        <translation>cannot be reached</translation>
    </message>
    <message>
        <source>Papierreste am Messer herausziehen, dann den Drucker aus- und einschalten.</source>
        <translation>Pull scraps of paper out of the cutter, then switch the printer off and on.</translation>
    </message>
    <message>
        <source>Die Taste am Drucker drücken, bis er wieder bereit ist; auch den Deckel prüfen.</source>
        <translation>Press the button on the printer until it is ready again; check the cover, too.</translation>
    </message>
    <message>
        <source>Strom und Kabel am Drucker prüfen. Hilft das nicht, die IT rufen.</source>
        <translation>Check power and cables of the printer. If that does not help, call IT.</translation>
    </message>
    <message>
        <source>Bild: eine volle Rolle liegt neben dem Drucker bereit</source>
        <translation>Picture: a full roll stands ready beside the printer</translation>
    </message>
    <message>
        <source>Bild: bei offenem Deckel kommt die Rolle hinein, das Papier läuft vorn heraus</source>
        <translation>Picture: the cover is open, the roll goes in, the paper leaves at the front</translation>
    </message>
    <message>
        <source>Bild: der Deckel wird nach unten gedrückt</source>
        <translation>Picture: the cover is pressed down</translation>
    </message>
    <message>
        <source>Bild: ein Papierrest wird nach oben herausgezogen</source>
        <translation>Picture: a scrap of paper is pulled out upwards</translation>
    </message>
    <message>
        <source>Bild: der Drucker wird aus- und eingeschaltet</source>
        <translation>Picture: the printer is switched off and on</translation>
    </message>
    <message>
        <source>Bild: ein Finger drückt die Taste am Drucker</source>
        <translation>Picture: a finger presses the button on the printer</translation>
    </message>
    <message>
        <source>Bild: die Stecker werden in den Drucker gesteckt</source>
        <translation>Picture: the plugs are put into the printer</translation>
    </message>
    <message>
        <source>Bild: ein Drucker mit einem Fragezeichen</source>
        <translation>Picture: a printer with a question mark</translation>
    </message>
    <message>
        <source>Dann geht es von selbst weiter.</source>
        <translation>It then goes on by itself.</translation>
    </message>
    <message>
        <source>Neue Tickets kommen von selbst aus %s.</source>
        <translation>New tickets come from %s by themselves.</translation>
    </message>
    <message>
        <source>Neue Tickets kommen aus %s.</source>
        <translation>New tickets come from %s.</translation>
    </message>
    <message>
        <source>Tickets; Bons folgen</source>
        <translation>Tickets; slips follow</translation>
    </message>
    <message>
        <source>Jetzt prüfen</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>%s auf %s drucken</source>
        <translation>Print %s on %s</translation>
    </message>
    <message>
        <source>Auf %s drucken</source>
        <translation>Print on %s</translation>
    </message>
    <message>
        <source>Wieder auf %s drucken</source>
        <translation>Print on %s again</translation>
    </message>
    <message>
        <source>Eine neue Rolle bereitlegen. Gedruckt wird weiter.</source>
        <translation>Have a new roll ready. Printing goes on.</translation>
    </message>
    <message>
        <source>Das kam von selbst, weil %s nicht druckte, und endet von selbst.</source>
        <translation>This began by itself because %s did not print, and ends by itself.</translation>
    </message>
    <message>
        <source>%s druckt wieder, sobald Sie zurückschalten.</source>
        <translation>%s prints again as soon as you switch back.</translation>
    </message>
    <message>
        <source>Neue Tickets kommen aus %s</source>
        <translation>New tickets come from %s</translation>
    </message>
    <message>
        <source>startet</source>
        <translation>starting</translation>
    </message>
    <message>
        <source>Drucker %s: %s</source>
        <translation>Printer %s: %s</translation>
    </message>
    <message>
        <source>Drucker wartet auf die Datenbank</source>
        <translation>Printer is waiting for the database</translation>
    </message>
    <message>
        <source>Drucker startet</source>
        <translation>Printer is starting</translation>
    </message>
    <message>
        <source>Datenbank nicht verfügbar</source>
        <translation>Database not available</translation>
    </message>
    <message>
        <source>Datenbank wird geöffnet</source>
        <translation>Opening the database</translation>
    </message>
    <message>
        <source>Datenbank nicht erreichbar seit %s</source>
        <translation>Database unreachable since %s</translation>
    </message>
    <message>
        <source>Datenbank verbunden</source>
        <translation>Database connected</translation>
    </message>
    <message>
        <source>Geschäftstag %s · geöffnet bis %s</source>
        <translation>Business day %s · open until %s</translation>
    </message>
    <message>
        <source>Geschäftstag %s · geschlossen: %s</source>
        <translation>Business day %s · closed: %s</translation>
    </message>
    <message>
        <source>Geschäftstag %s · geschlossen</source>
        <translation>Business day %s · closed</translation>
    </message>
    <message>
        <source>Die Datenbank antwortet nicht, darum gibt es jetzt keine Nummer. Ihre Auswahl bleibt stehen.</source>
        <translation>The database does not answer, so there is no number now. Your choice is kept.</translation>
    </message>
    <message>
        <source>Die Datenbank antwortet nicht; sobald sie antwortet, geht es weiter.</source>
        <translation>The database does not answer; work goes on as soon as it does.</translation>
    </message>
    <message>
        <source>An diesem Arbeitsplatz ist kein Drucker eingerichtet.</source>
        <translation>No printer is set up at this station.</translation>
    </message>
    <message>
        <source>Es gibt kein Ticket, das zurückgenommen werden kann.</source>
        <translation>There is no ticket that can be taken back.</translation>
    </message>
    <message>
        <source>%s kann nicht zurückgenommen werden: %s.</source>
        <translation>%s cannot be taken back: %s.</translation>
    </message>
    <message>
        <source>aufgerufen</source>
        <translation>called</translation>
    </message>
    <message>
        <source>in Bearbeitung</source>
        <translation>being served</translation>
    </message>
    <message>
        <source>geparkt</source>
        <translation>parked</translation>
    </message>
    <message>
        <source>nicht erschienen</source>
        <translation>did not come</translation>
    </message>
    <message>
        <source>zurückgenommen</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>fertig</source>
        <translation>done</translation>
    </message>
    <message>
        <source>Tag beendet</source>
        <translation>day ended</translation>
    </message>
    <message>
        <source>älter als %s Minuten</source>
        <translation>older than %s minutes</translation>
    </message>
    <message>
        <source>schon bearbeitet</source>
        <translation>already dealt with</translation>
    </message>
    <message>
        <source>Eingeschränkter Betrieb</source>
        <translation>Limited operation</translation>
    </message>
    <message>
        <source>Kürzel tippen, dann Enter</source>
        <translation>Type the code, then Enter</translation>
    </message>
    <message>
        <source>neuer Versuch läuft</source>
        <translation>trying again</translation>
    </message>
    <message>
        <source>von selbst in %s s</source>
        <translation>by itself in %s s</translation>
    </message>
    <message>
        <source>Datenbank nicht erreichbar</source>
        <translation>Database unreachable</translation>
    </message>
    <message>
        <source>Bis sie antwortet, gibt es keine neuen Nummern.</source>
        <translation>Until it answers there are no new numbers.</translation>
    </message>
    <message>
        <source>Ein Bon ist älter als %s Minuten</source>
        <translation>One slip is older than %s minutes</translation>
    </message>
    <message>
        <source>%s wurde nicht gedruckt. Ist die Person noch da?</source>
        <translation>%s was not printed. Is the client still here?</translation>
    </message>
    <message>
        <source>%s Bons sind älter als %s Minuten</source>
        <translation>%s slips are older than %s minutes</translation>
    </message>
    <message>
        <source>%s wurden nicht gedruckt. Sind die Personen noch da?</source>
        <translation>%s were not printed. Are the clients still here?</translation>
    </message>
    <message>
        <source>Nicht mehr nötig</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>%s und %s weitere</source>
        <translation>%s and %s more</translation>
    </message>
    <message>
        <source>seit %s</source>
        <translation>since %s</translation>
    </message>
    <message>
        <source>Suchen und Vorbereiten</source>
        <translation>searching and preparing</translation>
    </message>
    <message>
        <source>Ticket, Wartezeiten</source>
        <translation>tickets, waiting times</translation>
    </message>
    <message>
        <source>Jetzt verbinden</source>
        <translation>Connect now</translation>
    </message>
    <message>
        <source>Ohne Bon: %s.</source>
        <translation>Without a slip: %s.</translation>
    </message>
    <message>
        <source>Drucker %s druckt nicht</source>
        <translation>Printer %s does not print</translation>
    </message>
    <message>
        <source>Deckel öffnen, neue Rolle einlegen, Deckel schließen.</source>
        <translation>Open the cover, put in a new roll, close the cover.</translation>
    </message>
    <message>
        <source>Deckel zudrücken, bis er einrastet.</source>
        <translation>Press the cover down until it clicks.</translation>
    </message>
    <message>
        <source>Drucker aus- und einschalten. Kommt der Fehler wieder, die IT rufen.</source>
        <translation>Switch the printer off and on. If the error comes back, call IT.</translation>
    </message>
    <message>
        <source>Jetzt drucken</source>
        <translation>Print now</translation>
    </message>
    <message>
        <source>Ticket %s: liegt der Bon vor?</source>
        <translation>Ticket %s: is the slip there?</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nachdruck</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>Ticket %s nicht gedruckt</source>
        <translation>Ticket %s not printed</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
</context>
</TS>
