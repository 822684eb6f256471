<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de">
<context>
    <name>ActPart</name>
    <message>
        <source>Gezählt wird nur das Thema</source>
        <translation>Only the topic is counted</translation>
    </message>
    <message>
        <source>Nur zählen</source>
        <translation>Count only</translation>
    </message>
    <message>
        <source>Zettel drucken</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Noch kein Thema gewählt</source>
        <translation>No topic chosen yet</translation>
    </message>
    <message>
        <source>Frage zählen</source>
        <translation>Count question</translation>
    </message>
    <message>
        <source>Zuerst ein Thema wählen</source>
        <translation>Choose a topic first</translation>
    </message>
    <message>
        <source>Buchen und drucken</source>
        <translation>Book and print</translation>
    </message>
</context>
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
    <name>AgencyPart</name>
    <message>
        <source>aus dem Aktenzeichen, änderbar</source>
        <translation>from the reference, can be changed</translation>
    </message>
    <message>
        <source>Zuständige Stelle</source>
        <translation>Agency in charge</translation>
    </message>
    <message>
        <source>Umleiten geht unter „Papier suchen“</source>
        <translation>To route papers elsewhere, use “Find a paper”</translation>
    </message>
    <message>
        <source>von Hand gewählt</source>
        <translation>chosen by hand</translation>
    </message>
    <message>
        <source>bitte wählen: Buchstabe</source>
        <translation>please choose: its letter</translation>
    </message>
</context>
<context>
    <name>AnswerPart</name>
    <message>
        <source>Behörde</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Doch ein Ticket</source>
        <translation>Ticket after all</translation>
    </message>
    <message>
        <source>Groß zeigen</source>
        <translation>Show large</translation>
    </message>
    <message>
        <source>Am Telefon</source>
        <translation>By telephone</translation>
    </message>
    <message>
        <source>Die Frage kam am Telefon</source>
        <translation>The question came by telephone</translation>
    </message>
    <message>
        <source>Wieder klein</source>
        <translation>Small again</translation>
    </message>
    <message>
        <source>Zuerst ein Thema wählen</source>
        <translation>Choose a topic first</translation>
    </message>
    <message>
        <source>Noch kein Thema gewählt</source>
        <translation>No topic chosen yet</translation>
    </message>
    <message>
        <source>Kürzel tippen oder ein Thema antippen; hier steht, was zu sagen ist.</source>
        <translation>Type a short code or tap a topic; what to say appears here.</translation>
    </message>
</context>
<context>
    <name>AppointmentsController</name>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
</context>
<context>
    <name>AppointmentsPanel</name>
    <message>
        <source>Termin buchen</source>
        <translation>Book an appointment</translation>
    </message>
    <message>
        <source>Tag, Uhrzeit, Strg Enter</source>
        <translation>Day, time, Ctrl Enter</translation>
    </message>
    <message>
        <source>Anliegen</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Nächster freier</source>
        <translation>Next free</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Nächster</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Nächster freier Termin</source>
        <translation>Next free appointment</translation>
    </message>
</context>
<context>
    <name>AppointmentsSide</name>
    <message>
        <source>Heute mit Termin</source>
        <translation>Appointments today</translation>
    </message>
    <message>
        <source>Zettel scannen oder Name</source>
        <translation>Scan a slip, or name</translation>
    </message>
</context>
<context>
    <name>ArrivalRow</name>
    <message>
        <source>Ist da</source>
        <translation>Is here</translation>
    </message>
    <message>
        <source>%s ist da</source>
        <translation>%s is here</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Heute hat niemand einen Termin. Links wird der nächste gebucht.</source>
        <translation>Nobody has an appointment today. Book the next one on the left.</translation>
    </message>
    <message>
        <source>Dieser Termin wurde abgesagt. Neu buchen oder ein Ticket ausgeben (F2).</source>
        <translation>This appointment was cancelled. Book a new one or issue a ticket (F2).</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Zurück zur Vorschau (Esc)</source>
        <translation>Back to the preview (Esc)</translation>
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
    <name>AskedPart</name>
    <message>
        <source>nimmt zurück</source>
        <translation>takes back</translation>
    </message>
</context>
<context>
    <name>AskedRow</name>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>%s zurücknehmen</source>
        <translation>Take back %s</translation>
    </message>
</context>
<context>
    <name>BundlePart</name>
    <message>
        <source>Eingang scannen</source>
        <translation>Scan a receipt</translation>
    </message>
    <message>
        <source>Grund der Beanstandung</source>
        <translation>Reason of the dispute</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Nur geprüfte</source>
        <translation>Only checked</translation>
    </message>
    <message>
        <source>Alle angenommen</source>
        <translation>All accepted</translation>
    </message>
    <message>
        <source>Protokoll</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Nur geprüfte (%s)</source>
        <translation>Only checked (%s)</translation>
    </message>
    <message>
        <source>Zuerst einen Eingang scannen oder ankreuzen</source>
        <translation>First scan or mark a receipt</translation>
    </message>
    <message>
        <source>Alle außer %s angenommen</source>
        <translation>All but %s accepted</translation>
    </message>
    <message>
        <source>fehlt</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Jeden Eingang scannen, oder alle auf einmal annehmen</source>
        <translation>Scan each receipt, or accept all at once</translation>
    </message>
    <message>
        <source>Grund, wenn etwas fehlt oder nicht stimmt</source>
        <translation>Reason, if something is missing or wrong</translation>
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
    <name>CareRow</name>
    <message>
        <source>Zu klären</source>
        <translation>To be settled</translation>
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
    <name>ClientPart</name>
    <message>
        <source>Aktenzeichen</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sprache auf dem Zettel</source>
        <translation>Language of the slip</translation>
    </message>
    <message>
        <source>Sprachmittlung bestellen</source>
        <translation>Order interpreting</translation>
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
        <source>Nicht da 90</source>
        <translation>No show 90</translation>
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
    <name>ConfirmPart</name>
    <message>
        <source>Datum bestätigen</source>
        <translation>Confirm the date</translation>
    </message>
    <message>
        <source>Handzeichen der zweiten Person</source>
        <translation>Initials of the second person</translation>
    </message>
    <message>
        <source>Datum stimmt nicht</source>
        <translation>Date is wrong</translation>
    </message>
    <message>
        <source>Bestätigen</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Kein Datum wartet auf eine Bestätigung</source>
        <translation>No date waits for a confirmation</translation>
    </message>
    <message>
        <source>Wer das Datum nicht selbst nachgetragen hat, sieht die Briefe an und bestätigt.</source>
        <translation>Somebody who did not enter the date looks at the letters and confirms.</translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <source>Frühere Tage</source>
        <translation>Earlier days</translation>
    </message>
    <message>
        <source>Spätere Tage</source>
        <translation>Later days</translation>
    </message>
    <message>
        <source>Tage</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Zuerst ein Anliegen wählen</source>
        <translation>Choose a service first</translation>
    </message>
    <message>
        <source>Davor ist heute</source>
        <translation>Before it is today</translation>
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
    <name>DetailsPart</name>
    <message>
        <source>Seiten gesamt</source>
        <translation>Pages in all</translation>
    </message>
    <message>
        <source>Frist im Schreiben</source>
        <translation>Deadline in the letter</translation>
    </message>
    <message>
        <source>Zweite Sprache</source>
        <translation>Second language</translation>
    </message>
    <message>
        <source>Nur Kopien, Originale zurückgegeben</source>
        <translation>Copies only, originals returned</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Notiz, andere Stelle, Sprache der Unterlagen</source>
        <translation>Note, other body, language of the papers</translation>
    </message>
    <message>
        <source>Nur Kopien</source>
        <translation>Copies only</translation>
    </message>
    <message>
        <source>Mehr (%s)</source>
        <translation>More (%s)</translation>
    </message>
    <message>
        <source>Kacheln</source>
        <translation>Tiles</translation>
    </message>
    <message>
        <source>Karte schließen</source>
        <translation>Close the card</translation>
    </message>
    <message>
        <source>Verlegen</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Absagen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Doch nicht da</source>
        <translation>Not here after all</translation>
    </message>
    <message>
        <source>Zettel</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Kalenderdatei</source>
        <translation>Calendar file</translation>
    </message>
    <message>
        <source>Grund der Absage</source>
        <translation>Reason for cancelling</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Doch nicht</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dieser Termin ist abgesagt</source>
        <translation>This appointment is cancelled</translation>
    </message>
    <message>
        <source>Wer da ist, hat eine Nummer; zuerst „Doch nicht da“</source>
        <translation>Who is here has a number; first “Not here after all”</translation>
    </message>
    <message>
        <source>Dieser Termin ist vorbei; er kann verlegt werden</source>
        <translation>This appointment is over; it can be moved</translation>
    </message>
</context>
<context>
    <name>DocumentsController</name>
    <message>
        <source>Zuerst das Begonnene speichern, oder mit Esc leeren.</source>
        <translation>First save what was begun, or clear it with Esc.</translation>
    </message>
    <message>
        <source>Hier wurde nichts angenommen, das zurückgehen kann.</source>
        <translation>Nothing was taken here that could go back.</translation>
    </message>
    <message>
        <source>Hier wurde noch nichts angenommen; ältere Eingänge stehen rechts.</source>
        <translation>Nothing has been accepted here yet; earlier receipts are on the right.</translation>
    </message>
    <message>
        <source>%s berichtigt</source>
        <translation>%s corrected</translation>
    </message>
    <message>
        <source>%s angenommen</source>
        <translation>%s received</translation>
    </message>
    <message>
        <source>Gespeichert, aber hier öffnet kein Programm PDFs: %s</source>
        <translation>Saved, but no program here opens PDFs: %s</translation>
    </message>
    <message>
        <source>Nicht gespeichert; es wartet rechts unter „Zu klären“.</source>
        <translation>Not saved; it waits on the right under “To be settled”.</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Unterlagen annehmen</source>
        <translation>Take in papers</translation>
    </message>
    <message>
        <source>Scannen oder tippen, Tab springt weiter</source>
        <translation>Scan or type, Tab moves on</translation>
    </message>
    <message>
        <source>Stapel</source>
        <translation>Bundles</translation>
    </message>
    <message>
        <source>Nachtbriefkasten</source>
        <translation>Night letterbox</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Leeren</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>%s nicht gespeichert</source>
        <translation>%s not saved</translation>
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
    <name>ExtrasPart</name>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Gerichtet an eine andere Stelle</source>
        <translation>Addressed to another body</translation>
    </message>
    <message>
        <source>Sprache der Unterlagen</source>
        <translation>Language of the papers</translation>
    </message>
    <message>
        <source>kurz und ohne Angaben zur Person; sie steht im Übergabeprotokoll</source>
        <translation>short, nothing about the person; it stands in the hand-over protocol</translation>
    </message>
    <message>
        <source>z. B. Familienkasse Bonn; die Frist zum Weitersenden läuft ab heute</source>
        <translation>e.g. Familienkasse Bonn; the time for sending it on runs from today</translation>
    </message>
    <message>
        <source>nicht Deutsch: bitte den Hinweis auf die Übersetzung mitgeben</source>
        <translation>not German: hand out the notice about the translation</translation>
    </message>
    <message>
        <source>nicht gefragt</source>
        <translation>not asked</translation>
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
        <source>nicht da: erst noch ein Aufruf, dann zurückgestellt</source>
        <translation>no show: one more call first, then set aside</translation>
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
        <source>Zurück</source>
        <translation>Back</translation>
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
        <source>schließt das gewählte Anliegen für heute oder öffnet es</source>
        <translation>closes the chosen service for today, or opens it</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>zeigt das Ticket: wo es steht und warum; auch als Scan</source>
        <translation>shows the ticket: where it stands and why; a scan does too</translation>
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
        <source>druckt das Neueste noch einmal: Ticket oder Bestätigung</source>
        <translation>prints the newest once more: ticket or receipt</translation>
    </message>
    <message>
        <source>nimmt das Neueste zurück</source>
        <translation>takes the newest back</translation>
    </message>
    <message>
        <source>Unterlagen (F3)</source>
        <translation>Papers (F3)</translation>
    </message>
    <message>
        <source>geht ins nächste Feld, wie ein Scanner; druckt nie</source>
        <translation>goes to the next field, as a scanner does; never prints</translation>
    </message>
    <message>
        <source>erfasst den Eingang und druckt die Bestätigung</source>
        <translation>records the papers and prints the receipt</translation>
    </message>
    <message>
        <source>ohne Aktenzeichen</source>
        <translation>without a reference</translation>
    </message>
    <message>
        <source>zur zuständigen Stelle; dann ihr Buchstabe</source>
        <translation>to the agency in charge; then its letter</translation>
    </message>
    <message>
        <source>Kürzel, Anzahl, Seiten je Stück</source>
        <translation>code, count, pages of each piece</translation>
    </message>
    <message>
        <source>Kopien oder Originale</source>
        <translation>copies or originals</translation>
    </message>
    <message>
        <source>Bestätigung als A4 oder als Bon</source>
        <translation>receipt as A4 or as a slip</translation>
    </message>
    <message>
        <source>Notiz, andere Stelle, Sprache der Unterlagen</source>
        <translation>Note, other body, language of the papers</translation>
    </message>
    <message>
        <source>sucht ein Papier nach seiner Nummer</source>
        <translation>finds a paper by its number</translation>
    </message>
    <message>
        <source>beginnt oder beendet den Nachtbriefkasten</source>
        <translation>begins or ends the night letterbox</translation>
    </message>
    <message>
        <source>Kurze Frage (F4)</source>
        <translation>Quick question (F4)</translation>
    </message>
    <message>
        <source>Kürzel oder Name</source>
        <translation>Short code or name</translation>
    </message>
    <message>
        <source>zeigt die Antwort; ein Treffer ist gewählt</source>
        <translation>shows the answer; a single match is chosen</translation>
    </message>
    <message>
        <source>zählt die Frage</source>
        <translation>counts the question</translation>
    </message>
    <message>
        <source>zählt sie und druckt den Zettel zum Mitgeben</source>
        <translation>counts it and prints the slip to give along</translation>
    </message>
    <message>
        <source>wählt die zweite Sprache</source>
        <translation>chooses the second language</translation>
    </message>
    <message>
        <source>am Telefon gefragt; ohne Zettel</source>
        <translation>asked by telephone; without a slip</translation>
    </message>
    <message>
        <source>zeigt die Antwort groß, Esc wieder klein</source>
        <translation>shows the answer large, Esc small again</translation>
    </message>
    <message>
        <source>nimmt die letzte Frage zurück</source>
        <translation>takes back the last question</translation>
    </message>
    <message>
        <source>Termin (F5)</source>
        <translation>Appointment (F5)</translation>
    </message>
    <message>
        <source>wählt das Anliegen; Enter geht zu den Tagen</source>
        <translation>chooses the service; Enter goes to the days</translation>
    </message>
    <message>
        <source>nimmt die nächste freie Zeit; noch einmal: die danach</source>
        <translation>takes the next free time; once more: the one after it</translation>
    </message>
    <message>
        <source>geht durch Tage und Zeiten</source>
        <translation>walks through days and times</translation>
    </message>
    <message>
        <source>bucht und druckt den Zettel</source>
        <translation>books and prints the slip</translation>
    </message>
    <message>
        <source>Sprachmittlung: am Telefon, vor Ort, bringt jemanden mit</source>
        <translation>interpreting: by telephone, on site, brings somebody</translation>
    </message>
    <message>
        <source>Zettel scannen oder Name tippen; Enter: Ist da</source>
        <translation>scan a slip or type a name; Enter: is here</translation>
    </message>
    <message>
        <source>nimmt die letzte Buchung oder Ankunft zurück</source>
        <translation>takes back the last booking or arrival</translation>
    </message>
    <message>
        <source>druckt den letzten Zettel noch einmal</source>
        <translation>prints the last slip once more</translation>
    </message>
    <message>
        <source>beantwortet hier die erste Frage rechts mit Nein</source>
        <translation>here answers the first question on the right with no</translation>
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
    <name>InterpreterKind</name>
    <message>
        <source>Sprachmittlung bestellen</source>
        <translation>Order interpreting</translation>
    </message>
    <message>
        <source>Sprachmittlung</source>
        <translation>Interpreting</translation>
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
    <name>KindsPart</name>
    <message>
        <source>Unterlagen</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kürzel und Anzahl, z. B. ‚ko3 lo2‘</source>
        <translation>Code and count, e.g. ‘ko3 lo2’</translation>
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
    <name>NightPart</name>
    <message>
        <source>Nachtbriefkasten</source>
        <translation>Night letterbox</translation>
    </message>
    <message>
        <source>Anlass</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>Ausfall</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>Tag des Eingangs</source>
        <translation>Day of receipt</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Handzeichen</source>
        <translation>Initials</translation>
    </message>
    <message>
        <source>Lauf beginnen</source>
        <translation>Begin the run</translation>
    </message>
    <message>
        <source>Lauf beenden</source>
        <translation>End the run</translation>
    </message>
    <message>
        <source>Diesen Tag gibt es nicht. Bitte so eingeben: 22.11.2026.</source>
        <translation>There is no such day. Enter it like this: 22.11.2026.</translation>
    </message>
    <message>
        <source>Diese Uhrzeit gibt es nicht. Bitte so eingeben: 14:30.</source>
        <translation>There is no such time. Enter it like this: 14:30.</translation>
    </message>
    <message>
        <source>Bitte den Grund in wenigen Worten eingeben.</source>
        <translation>Enter the reason in a few words.</translation>
    </message>
    <message>
        <source>Bitte das Handzeichen eingeben: 2 bis 5 Buchstaben.</source>
        <translation>Enter the initials: 2 to 5 letters.</translation>
    </message>
    <message>
        <source>Alle Briefe des Laufs bekommen diesen Tag als Eingang und werden als nachgetragen gekennzeichnet. Eine zweite Person bestätigt das Datum.</source>
        <translation>All letters of the run get this day as their day of receipt and are marked as entered later. A second person confirms the date.</translation>
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
    <name>OpeningPart</name>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>„%s“ heute schließen – warum?</source>
        <translation>Close “%s” today – why?</translation>
    </message>
    <message>
        <source>„%s“ jetzt öffnen – warum?</source>
        <translation>Open “%s” now – why?</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Personal fehlt</source>
        <translation>Staff missing</translation>
    </message>
    <message>
        <source>Heute ausgelastet</source>
        <translation>Full for today</translation>
    </message>
    <message>
        <source>Technik gestört</source>
        <translation>Technical fault</translation>
    </message>
    <message>
        <source>Früher Schluss</source>
        <translation>Closing early</translation>
    </message>
    <message>
        <source>Früher offen</source>
        <translation>Opening early</translation>
    </message>
    <message>
        <source>Länger offen</source>
        <translation>Open longer</translation>
    </message>
    <message>
        <source>Wieder besetzt</source>
        <translation>Staffed again</translation>
    </message>
    <message>
        <source>Wieder Platz</source>
        <translation>Room again</translation>
    </message>
    <message>
        <source>Zuerst einen Grund nennen</source>
        <translation>Give a reason first</translation>
    </message>
    <message>
        <source>+ Ziffer</source>
        <translation>+ digit</translation>
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
    <name>PapersSide</name>
    <message>
        <source>Zu klären</source>
        <translation>To be settled</translation>
    </message>
    <message>
        <source>Heute noch kein Eingang. Aktenzeichen scannen, Unterlagen tippen, Strg Enter.</source>
        <translation>Nothing received today yet. Scan the reference, type the papers, Ctrl Enter.</translation>
    </message>
    <message>
        <source>nimmt zurück</source>
        <translation>takes back</translation>
    </message>
    <message>
        <source>%s weitere</source>
        <translation>%s more</translation>
    </message>
    <message>
        <source>%s bereit</source>
        <translation>%s ready</translation>
    </message>
    <message>
        <source>Stapel zur Übergabe</source>
        <translation>Bundles to hand over</translation>
    </message>
    <message>
        <source>Zuletzt angenommen</source>
        <translation>Received last</translation>
    </message>
</context>
<context>
    <name>PileRow</name>
    <message>
        <source>Behörde</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Packen</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Quittieren</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Für diese Stelle liegt nichts bereit</source>
        <translation>Nothing lies ready for this agency</translation>
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
        <source>Heute schließen</source>
        <translation>Close today</translation>
    </message>
    <message>
        <source>Noch kein Anliegen gewählt</source>
        <translation>No service chosen yet</translation>
    </message>
    <message>
        <source>Jetzt öffnen</source>
        <translation>Open now</translation>
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
        <source>Ist wieder da</source>
        <translation>Is back</translation>
    </message>
    <message>
        <source>Dieses Ticket ist schon ausgegeben</source>
        <translation>This ticket has been issued already</translation>
    </message>
    <message>
        <source>Zuerst ein Anliegen wählen</source>
        <translation>Choose a service first</translation>
    </message>
    <message>
        <source>Vorschau der Eingangsbestätigung</source>
        <translation>Preview of the receipt</translation>
    </message>
    <message>
        <source>Eingangsbestätigung</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Papier der Bestätigung</source>
        <translation>Paper of the receipt</translation>
    </message>
    <message>
        <source>Bon 80 mm</source>
        <translation>Slip 80 mm</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Grund der Berichtigung</source>
        <translation>Reason of the correction</translation>
    </message>
    <message>
        <source>Bestätigung drucken</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>Wird gespeichert …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Berichtigung drucken</source>
        <translation>Print correction</translation>
    </message>
    <message>
        <source>Berichtigen</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Brief erfassen</source>
        <translation>Record letter</translation>
    </message>
    <message>
        <source>Eingang erfassen</source>
        <translation>Record papers</translation>
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
    <name>QuestionsController</name>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>Thema suchen</source>
        <translation>Search topics</translation>
    </message>
    <message>
        <source>Thema suchen, z. B. ‚zu‘</source>
        <translation>Search topics, e.g. ‘zu’</translation>
    </message>
    <message>
        <source>Kurze Frage</source>
        <translation>Quick question</translation>
    </message>
    <message>
        <source>Antwort zeigen, mitgeben, zählen</source>
        <translation>Show the answer, give it along, count</translation>
    </message>
    <message>
        <source>zeigen, mitgeben, zählen</source>
        <translation>show, give along, count</translation>
    </message>
    <message>
        <source>Zweite Sprache</source>
        <translation>Second language</translation>
    </message>
    <message>
        <source>Übersicht</source>
        <translation>Overview</translation>
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
        <source>dran</source>
        <translation>next</translation>
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
    <name>ReceiptRow</name>
    <message>
        <source>Behörde</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Noch einmal drucken</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Berichtigen</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>%s noch einmal drucken</source>
        <translation>Print %s again</translation>
    </message>
    <message>
        <source>%s berichtigen</source>
        <translation>Correct %s</translation>
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
        <source>Nicht gespeicherte Eingänge: %s. Wer noch einmal schließt, verwirft sie.</source>
        <translation>Receipts that are not saved: %s. Closing once more discards them.</translation>
    </message>
    <message>
        <source>Nicht gespeicherte Termine: %s. Wer noch einmal schließt, verwirft sie.</source>
        <translation>Appointments that are not saved: %s. Closing once more discards them.</translation>
    </message>
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
        <source>Unterlagen</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kurze Frage</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Booking</translation>
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
    <name>ReferencePart</name>
    <message>
        <source>Aktenzeichen</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Ohne Aktenzeichen</source>
        <translation>No reference</translation>
    </message>
</context>
<context>
    <name>ServicePicker</name>
    <message>
        <source>Anliegen suchen, z. B. ‚auf‘</source>
        <translation>Find a service, e.g. ‘auf’</translation>
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
    <name>Stepper</name>
    <message>
        <source>eins weniger: %s</source>
        <translation>one less: %s</translation>
    </message>
    <message>
        <source>eins mehr: %s</source>
        <translation>one more: %s</translation>
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
        <source>Ticket</source>
        <translation>Ticket</translation>
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
    <name>TopicTile</name>
    <message>
        <source>heute %s-mal</source>
        <translation>%s times today</translation>
    </message>
</context>
<context>
    <name>TopicsPart</name>
    <message>
        <source>Dieses Haus hat noch keine Themen. Sie stehen in der Hausdatei unter [[topics]].</source>
        <translation>This house has no topics yet. They stand in the house file under [[topics]].</translation>
    </message>
</context>
<context>
    <name>TrailPart</name>
    <message>
        <source>Papier suchen</source>
        <translation>Find a paper</translation>
    </message>
    <message>
        <source>Nummer der Eingangsbestätigung</source>
        <translation>Number of the receipt</translation>
    </message>
    <message>
        <source>Noch einmal drucken</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Berichtigen</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Stelle im Haus</source>
        <translation>Agency in the house</translation>
    </message>
    <message>
        <source>Andere Stelle</source>
        <translation>Other body</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Weitergesandt</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Umleiten</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Geklärt</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>An diesem Ort geht das nicht</source>
        <translation>Not possible at this place</translation>
    </message>
    <message>
        <source>Nichts ist beanstandet</source>
        <translation>Nothing is disputed</translation>
    </message>
    <message>
        <source>Nummer auf der Bestätigung scannen oder tippen, z. B. 0047</source>
        <translation>Scan or type the number on the receipt, e.g. 0047</translation>
    </message>
    <message>
        <source>Andere Stelle, außerhalb</source>
        <translation>Other body, outside</translation>
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
        <source>1 Störung</source>
        <translation>1 problem</translation>
    </message>
    <message>
        <source>1 Hinweis</source>
        <translation>1 hint</translation>
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
    <name>_Claim</name>
    <message>
        <source>Bestätigen</source>
        <translation>Confirm</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Befund</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>da</source>
        <translation>here</translation>
    </message>
    <message>
        <source>fehlt</source>
        <translation>missing</translation>
    </message>
</context>
<context>
    <name>appointments</name>
    <message>
        <source>Erdgeschoss</source>
        <translation>Ground floor</translation>
    </message>
    <message>
        <source>%s. Etage</source>
        <translation>Floor %s</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>voll</source>
        <translation>full</translation>
    </message>
    <message>
        <source>zu</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>keine</source>
        <translation>none</translation>
    </message>
    <message>
        <source>geschlossen: %s</source>
        <translation>closed: %s</translation>
    </message>
    <message>
        <source>keine Termine</source>
        <translation>no appointments</translation>
    </message>
    <message>
        <source>%s frei</source>
        <translation>%s free</translation>
    </message>
    <message>
        <source>Buchen und drucken</source>
        <translation>Book and print</translation>
    </message>
    <message>
        <source>Buchen</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Verlegen</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Nächste freie Zeit</source>
        <translation>Next free time</translation>
    </message>
    <message>
        <source>wird gesucht</source>
        <translation>being looked for</translation>
    </message>
    <message>
        <source>Noch keine Zeit gewählt</source>
        <translation>No time chosen yet</translation>
    </message>
    <message>
        <source>Alt N nimmt die nächste freie</source>
        <translation>Alt N takes the next one</translation>
    </message>
    <message>
        <source>Diese nehmen</source>
        <translation>Take this one</translation>
    </message>
    <message>
        <source>Doch nicht</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Zettel</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Kalenderdatei</source>
        <translation>Calendar file</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Mittagspause</source>
        <translation>Lunch break</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>%s Min</source>
        <translation>%s min</translation>
    </message>
    <message>
        <source>keine Sprachmittlung</source>
        <translation>no interpreting</translation>
    </message>
    <message>
        <source>am Telefon</source>
        <translation>by telephone</translation>
    </message>
    <message>
        <source>vor Ort</source>
        <translation>on site</translation>
    </message>
    <message>
        <source>bringt jemanden mit</source>
        <translation>brings somebody</translation>
    </message>
    <message>
        <source>Anliegen wählen: Kürzel tippen. Dann stehen hier die freien Zeiten.</source>
        <translation>Choose a service: type its short code. Its free times then appear here.</translation>
    </message>
    <message>
        <source>Für „%s“ gibt es keine Termine. Bitte ein Ticket ausgeben (F2).</source>
        <translation>There are no appointments for “%s”. Issue a ticket (F2).</translation>
    </message>
    <message>
        <source>An diesem Tag gibt es keine Termine. Alt N nimmt die nächste freie Zeit.</source>
        <translation>There are no appointments that day. Alt N takes the next free time.</translation>
    </message>
    <message>
        <source>An diesem Tag ist geschlossen (%s). Alt N nimmt die nächste freie Zeit.</source>
        <translation>That day is closed (%s). Alt N takes the next free time.</translation>
    </message>
    <message>
        <source>Zuerst ein Anliegen wählen: Kürzel tippen, dann Alt N.</source>
        <translation>Choose a service first: type its short code, then Alt N.</translation>
    </message>
    <message>
        <source>Zuerst eine Zeit wählen; Alt N nimmt die nächste freie</source>
        <translation>Choose a time first; Alt N takes the next one</translation>
    </message>
    <message>
        <source>Für „%s“ ist zurzeit kein Termin frei.</source>
        <translation>No appointment for “%s” is free at present.</translation>
    </message>
    <message>
        <source>%s ist eben vergeben worden.</source>
        <translation>%s was taken a moment ago.</translation>
    </message>
    <message>
        <source>Nächste freie Zeit: %s.</source>
        <translation>Next free time: %s.</translation>
    </message>
    <message>
        <source>Die Datenbank antwortet nicht, darum wird nichts gebucht. Ihre Eingabe bleibt stehen.</source>
        <translation>The database does not answer, so nothing is booked. What you entered is kept.</translation>
    </message>
    <message>
        <source>Die Datenbank antwortet nicht; sobald sie antwortet, geht es weiter.</source>
        <translation>The database does not answer; work goes on as soon as it does.</translation>
    </message>
    <message>
        <source>Der letzte Schritt läuft noch; gleich noch einmal drücken.</source>
        <translation>The last step is still under way; press again in a moment.</translation>
    </message>
    <message>
        <source>Es gibt nichts, was zurückgenommen werden kann.</source>
        <translation>There is nothing that can be taken back.</translation>
    </message>
    <message>
        <source>Älter als %s Minuten. Bitte den Termin rechts wählen und absagen.</source>
        <translation>Older than %s minutes. Choose the appointment on the right and cancel it.</translation>
    </message>
    <message>
        <source>Eine Absage lässt sich nicht zurücknehmen. Bitte neu buchen.</source>
        <translation>A cancellation cannot be taken back. Please book anew.</translation>
    </message>
    <message>
        <source>Der Stand davor ist nicht bekannt. Bitte den Termin rechts wählen und ändern oder verlegen.</source>
        <translation>How it was before is not known. Choose the appointment on the right, and change or move it.</translation>
    </message>
    <message>
        <source>Hier wurde noch kein Termin gebucht. Bitte den Termin rechts wählen.</source>
        <translation>No appointment was booked here yet. Choose the appointment on the right.</translation>
    </message>
    <message>
        <source>Bitte ein paar Worte: warum?</source>
        <translation>A few words, please: why?</translation>
    </message>
    <message>
        <source>Gebucht: %s</source>
        <translation>Booked: %s</translation>
    </message>
    <message>
        <source>Verlegt: %s</source>
        <translation>Moved: %s</translation>
    </message>
    <message>
        <source>Geändert: %s</source>
        <translation>Changed: %s</translation>
    </message>
    <message>
        <source>Abgesagt: %s</source>
        <translation>Cancelled: %s</translation>
    </message>
    <message>
        <source>Ist da: %s</source>
        <translation>Is here: %s</translation>
    </message>
    <message>
        <source>Zurückgenommen: %s</source>
        <translation>Taken back: %s</translation>
    </message>
    <message>
        <source>Zettel kommt noch einmal: %s</source>
        <translation>Slip comes once more: %s</translation>
    </message>
    <message>
        <source>%s wird verlegt: neue Zeit wählen, dann Strg Enter.</source>
        <translation>%s is being moved: choose the new time, then Ctrl Enter.</translation>
    </message>
    <message>
        <source>%s wird geändert: unten eintragen, dann Strg Enter.</source>
        <translation>%s is being changed: fill in below, then Ctrl Enter.</translation>
    </message>
    <message>
        <source>Kalenderdatei gespeichert: %s</source>
        <translation>Calendar file saved: %s</translation>
    </message>
    <message>
        <source>Die Kalenderdatei konnte nicht geschrieben werden: %s</source>
        <translation>The calendar file could not be written: %s</translation>
    </message>
    <message>
        <source>1 Termin</source>
        <translation>1 appointment</translation>
    </message>
    <message>
        <source>%s Termine</source>
        <translation>%s appointments</translation>
    </message>
    <message>
        <source>Stand %s, nicht aktuell</source>
        <translation>As of %s, not current</translation>
    </message>
    <message>
        <source>da</source>
        <translation>here</translation>
    </message>
    <message>
        <source>überfällig</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>erwartet</source>
        <translation>expected</translation>
    </message>
    <message>
        <source>nicht gekommen</source>
        <translation>did not come</translation>
    </message>
    <message>
        <source>%s Min überfällig</source>
        <translation>%s min overdue</translation>
    </message>
    <message>
        <source>ist da, %s</source>
        <translation>is here, %s</translation>
    </message>
    <message>
        <source>Heute passt niemand. Name, Uhrzeit oder Nummer (T 4711) tippen.</source>
        <translation>Nobody fits today. Type a name, a time or a number (T 4711).</translation>
    </message>
    <message>
        <source>Einer passt. Enter: Ist da.</source>
        <translation>One fits. Enter: is here.</translation>
    </message>
    <message>
        <source>%s passen. Weiter tippen oder in der Liste wählen.</source>
        <translation>%s fit. Type on or choose from the list.</translation>
    </message>
    <message>
        <source>%s passen. Bitte in der Liste „Ist da“ drücken.</source>
        <translation>%s fit. Press “Is here” in the list.</translation>
    </message>
    <message>
        <source>Bitte dorthin schicken oder hier neu buchen.</source>
        <translation>Send the client there, or book anew here.</translation>
    </message>
    <message>
        <source>Diesen Zettel kennt das Haus nicht. Bitte nach Name oder Uhrzeit suchen.</source>
        <translation>This house does not know the slip. Look for the name or the time.</translation>
    </message>
    <message>
        <source>Sprachmittlung %s</source>
        <translation>interpreting %s</translation>
    </message>
    <message>
        <source>das ist kein Aktenzeichen</source>
        <translation>that is no reference</translation>
    </message>
    <message>
        <source>Prüfziffer stimmt nicht</source>
        <translation>check digit is wrong</translation>
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
        <source>noch %s von %s Eingängen</source>
        <translation>%s of %s receipts left</translation>
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
        <source>%s ist noch nicht übergeben. Bitte am Empfang nachfragen.</source>
        <translation>%s is not handed over yet. Ask reception.</translation>
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
        <source>%s ist für %s.</source>
        <translation>%s is for %s.</translation>
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
        <source>%s wartet wieder, niemand davor.</source>
        <translation>%s waits again, nobody ahead.</translation>
    </message>
    <message>
        <source>%s wartet wieder, %s davor.</source>
        <translation>%s waits again, %s ahead.</translation>
    </message>
    <message>
        <source>%s gehört zu %s.</source>
        <translation>%s belongs to %s.</translation>
    </message>
    <message>
        <source>%s ist an diesem Platz.</source>
        <translation>%s is at this desk.</translation>
    </message>
    <message>
        <source>%s ist aufgerufen: %s.</source>
        <translation>%s has been called: %s.</translation>
    </message>
    <message>
        <source>%s wartet schon.</source>
        <translation>%s waits already.</translation>
    </message>
    <message>
        <source>%s ist für heute erledigt.</source>
        <translation>%s is done for today.</translation>
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
        <source>Nicht da %s</source>
        <translation>No show %s</translation>
    </message>
    <message>
        <source>2. Aufruf</source>
        <translation>2nd call</translation>
    </message>
    <message>
        <source>Nicht da</source>
        <translation>No show</translation>
    </message>
    <message>
        <source>%s wurde zum zweiten Mal aufgerufen.</source>
        <translation>%s was called a second time.</translation>
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
    <name>documents</name>
    <message>
        <source>Ein Eingang ist nicht gespeichert</source>
        <translation>A receipt has not been saved</translation>
    </message>
    <message>
        <source>1 Papier beanstandet</source>
        <translation>1 paper disputed</translation>
    </message>
    <message>
        <source>%s Papiere beanstandet</source>
        <translation>%s papers disputed</translation>
    </message>
    <message>
        <source>Ein Stapel ist nicht übergeben</source>
        <translation>A bundle has not been handed over</translation>
    </message>
    <message>
        <source>Ein Stapel ist nicht quittiert</source>
        <translation>A bundle was not acknowledged</translation>
    </message>
    <message>
        <source>Papiere sind überfällig weiterzusenden</source>
        <translation>Papers are overdue to be sent on</translation>
    </message>
    <message>
        <source>%s ist da.</source>
        <translation>%s is here.</translation>
    </message>
    <message>
        <source>Das liegt nicht in diesem Stapel, oder es ist schon entschieden.</source>
        <translation>That is not in this bundle, or it is settled already.</translation>
    </message>
    <message>
        <source>Nachtbriefkasten</source>
        <translation>Night letterbox</translation>
    </message>
    <message>
        <source>Ausfall der Technik</source>
        <translation>Technical outage</translation>
    </message>
    <message>
        <source>am Schalter zurückgegeben</source>
        <translation>returned at the counter</translation>
    </message>
    <message>
        <source>%s zurückgezogen; die Papiere gehen zurück.</source>
        <translation>%s withdrawn; the papers go back.</translation>
    </message>
    <message>
        <source>Umgeleitet. Der Tag des Eingangs bleibt.</source>
        <translation>Routed. The day of receipt stays.</translation>
    </message>
    <message>
        <source>Als heute weitergesandt vermerkt.</source>
        <translation>Noted as sent on today.</translation>
    </message>
    <message>
        <source>Geklärt; es liegt für den nächsten Stapel bereit.</source>
        <translation>Settled; it lies ready for the next bundle.</translation>
    </message>
    <message>
        <source>Bestätigt: %s Daten.</source>
        <translation>Confirmed: %s dates.</translation>
    </message>
    <message>
        <source>Vermerkt: %s Daten stimmen nicht.</source>
        <translation>Noted: %s dates are wrong.</translation>
    </message>
    <message>
        <source>Stapel %s gepackt: %s.</source>
        <translation>Bundle %s packed: %s.</translation>
    </message>
    <message>
        <source>Stapel %s ist unterwegs.</source>
        <translation>Bundle %s is on its way.</translation>
    </message>
    <message>
        <source>Stapel %s quittiert.</source>
        <translation>Bundle %s acknowledged.</translation>
    </message>
    <message>
        <source>Stapel %s quittiert, mit Beanstandungen.</source>
        <translation>Bundle %s acknowledged, with disputes.</translation>
    </message>
    <message>
        <source>Stapel %s: Geprüftes ist vermerkt.</source>
        <translation>Bundle %s: what was checked is noted.</translation>
    </message>
    <message>
        <source>Eingang ohne Aktenzeichen</source>
        <translation>Received without a reference</translation>
    </message>
    <message>
        <source>%s berichtigen</source>
        <translation>Correct %s</translation>
    </message>
    <message>
        <source>Der erste Eintrag bleibt daneben stehen · Esc bricht ab</source>
        <translation>The first entry stays beside it · Esc cancels</translation>
    </message>
    <message>
        <source>Eingang %s · %s · %s erfasst</source>
        <translation>Received %s · %s · %s recorded</translation>
    </message>
    <message>
        <source>Ausfall nachtragen</source>
        <translation>Enter an outage</translation>
    </message>
    <message>
        <source>jetzt das Aktenzeichen scannen</source>
        <translation>now scan the reference</translation>
    </message>
    <message>
        <source>Aktenzeichen, Eingangsnummer, Stapel oder Wartemarke scannen</source>
        <translation>Scan a reference, a receipt number, a bundle or a ticket</translation>
    </message>
    <message>
        <source>Eingang %s · %s · wie beim ersten Versuch</source>
        <translation>Received %s · %s · as at the first try</translation>
    </message>
    <message>
        <source>Unterlagen annehmen</source>
        <translation>Take in papers</translation>
    </message>
    <message>
        <source>Wie beim ersten Versuch: gehört nicht zum Lauf</source>
        <translation>As at the first try: not part of the run</translation>
    </message>
    <message>
        <source>Scannen oder tippen, Tab springt weiter</source>
        <translation>Scan or type, Tab moves on</translation>
    </message>
    <message>
        <source>Lauf beenden</source>
        <translation>End the run</translation>
    </message>
    <message>
        <source>%s noch ungeprüft</source>
        <translation>%s not checked yet</translation>
    </message>
    <message>
        <source>Datenbank wird geöffnet</source>
        <translation>Opening the database</translation>
    </message>
    <message>
        <source>A4 öffnet sich als PDF und wird dort gedruckt</source>
        <translation>A4 opens as a PDF and is printed there</translation>
    </message>
    <message>
        <source>Briefe bekommen keinen Bon; Nachdruck rechts</source>
        <translation>Letters get no slip; reprint on the right</translation>
    </message>
    <message>
        <source>Heute noch kein Stapel quittiert</source>
        <translation>No bundle acknowledged today yet</translation>
    </message>
    <message>
        <source>%s um %s</source>
        <translation>%s at %s</translation>
    </message>
    <message>
        <source>Quittiert: %s</source>
        <translation>Acknowledged: %s</translation>
    </message>
    <message>
        <source>%s, von „%s“</source>
        <translation>%s, by “%s”</translation>
    </message>
    <message>
        <source>seit %s, zuletzt an: %s</source>
        <translation>since %s, last at: %s</translation>
    </message>
    <message>
        <source>%s Seiten</source>
        <translation>%s pages</translation>
    </message>
    <message>
        <source>%s mit Frist</source>
        <translation>%s with a deadline</translation>
    </message>
    <message>
        <source>Stapel %s · %s</source>
        <translation>Bundle %s · %s</translation>
    </message>
    <message>
        <source>Packen</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source> · neu: %s</source>
        <translation> · new: %s</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Quittieren</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>zurückgezogen</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>ohne Aktenzeichen</source>
        <translation>without a reference</translation>
    </message>
    <message>
        <source>1 Eingang nicht gespeichert</source>
        <translation>1 receipt not saved</translation>
    </message>
    <message>
        <source>%s Eingänge nicht gespeichert</source>
        <translation>%s receipts not saved</translation>
    </message>
    <message>
        <source>beanstandet</source>
        <translation>disputed</translation>
    </message>
    <message>
        <source>nicht gedruckt</source>
        <translation>not printed</translation>
    </message>
    <message>
        <source>Bon ungewiss</source>
        <translation>slip in doubt</translation>
    </message>
    <message>
        <source>unbestätigt</source>
        <translation>unconfirmed</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>%s beanstandet von: %s</source>
        <translation>%s disputed by: %s</translation>
    </message>
    <message>
        <source>fehlt</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Stapel %s nicht übergeben: %s</source>
        <translation>Bundle %s not handed over: %s</translation>
    </message>
    <message>
        <source>Stapel %s nicht quittiert: %s</source>
        <translation>Bundle %s not acknowledged: %s</translation>
    </message>
    <message>
        <source>%s weiterzusenden</source>
        <translation>%s to be sent on</translation>
    </message>
    <message>
        <source>eingegangen %s, gehört zu: %s</source>
        <translation>received %s, belongs to: %s</translation>
    </message>
    <message>
        <source>1 Datum zu bestätigen</source>
        <translation>1 date to confirm</translation>
    </message>
    <message>
        <source>%s Daten zu bestätigen</source>
        <translation>%s dates to confirm</translation>
    </message>
    <message>
        <source>nachgetragen, wartet auf eine zweite Person</source>
        <translation>entered later, waits for a second person</translation>
    </message>
    <message>
        <source>Frist %s</source>
        <translation>deadline %s</translation>
    </message>
    <message>
        <source>zuerst eingetragen: %s</source>
        <translation>entered first: %s</translation>
    </message>
    <message>
        <source>angenommen</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>Bitte die zuständige Stelle wählen (Alt A, dann Buchstabe).</source>
        <translation>Choose the agency in charge (Alt A, then its letter).</translation>
    </message>
    <message>
        <source>Bitte das Aktenzeichen scannen, oder Alt O für keines.</source>
        <translation>Scan the reference, or press Alt O for none.</translation>
    </message>
    <message>
        <source>Das ist eine Nummer von uns und kein Aktenzeichen.</source>
        <translation>That is a number of ours and no reference.</translation>
    </message>
    <message>
        <source>Bitte mindestens eine Unterlage eingeben, z. B. ko3.</source>
        <translation>Enter at least one paper, e.g. ko3.</translation>
    </message>
    <message>
        <source>Diesen Tag gibt es nicht. Bitte so eingeben: 27.11.2026.</source>
        <translation>There is no such day. Enter it like this: 27.11.2026.</translation>
    </message>
    <message>
        <source>Bitte die Seiten als Zahl ab 1 eingeben, oder leer lassen.</source>
        <translation>Enter the pages as a number from 1, or leave it empty.</translation>
    </message>
    <message>
        <source>Bitte den Grund in wenigen Worten eingeben.</source>
        <translation>Enter the reason in a few words.</translation>
    </message>
    <message>
        <source>Das Kürzel „%s“ gibt es hier nicht. Die Kürzel stehen auf den Kacheln.</source>
        <translation>There is no code “%s” here. The codes stand on the tiles.</translation>
    </message>
    <message>
        <source>„%s“ ist nicht zu lesen. Bitte so eingeben: wb ko3 lo2.</source>
        <translation>“%s” cannot be read. Enter it like this: wb ko3 lo2.</translation>
    </message>
    <message>
        <source>%s Arten sind zu viele für einen Eingang, höchstens %s. Bitte aufteilen.</source>
        <translation>%s kinds are too many for one receipt, at most %s. Split them.</translation>
    </message>
    <message>
        <source>%s Stück geht nicht, erlaubt sind %s bis %s.</source>
        <translation>%s pieces is not possible, allowed are %s to %s.</translation>
    </message>
    <message>
        <source>%s Seiten geht nicht, erlaubt sind %s bis %s.</source>
        <translation>%s pages is not possible, allowed are %s to %s.</translation>
    </message>
    <message>
        <source>Das ist zu lang für eine Zeile. Bitte nur Kürzel und Anzahl eingeben.</source>
        <translation>That is too long for a line. Enter codes and counts only.</translation>
    </message>
    <message>
        <source>Das ist zu lang für ein Aktenzeichen, höchstens 60 Zeichen.</source>
        <translation>That is too long for a reference, at most 60 characters.</translation>
    </message>
    <message>
        <source>Die Notiz ist zu lang, höchstens 140 Zeichen.</source>
        <translation>The note is too long, at most 140 characters.</translation>
    </message>
    <message>
        <source>Bitte den Namen der Stelle eingeben, höchstens 60 Zeichen.</source>
        <translation>Enter the name of the body, at most 60 characters.</translation>
    </message>
    <message>
        <source>Diese Frist liegt zu weit weg. Bitte das Jahr prüfen.</source>
        <translation>This deadline is too far away. Check the year.</translation>
    </message>
    <message>
        <source>Bitte das Kürzel der Sprache eingeben, z. B. uk.</source>
        <translation>Enter the code of the language, e.g. uk.</translation>
    </message>
    <message>
        <source>Die Datenbank antwortet nicht, darum gibt es jetzt keine Nummer. Ihre Eingaben bleiben stehen.</source>
        <translation>The database does not answer, so there is no number now. What you entered stays.</translation>
    </message>
    <message>
        <source>%s gültig</source>
        <translation>%s valid</translation>
    </message>
    <message>
        <source>Prüfziffer falsch</source>
        <translation>check digit wrong</translation>
    </message>
    <message>
        <source>andere Stelle</source>
        <translation>other agency</translation>
    </message>
    <message>
        <source>Form unbekannt</source>
        <translation>unknown form</translation>
    </message>
    <message>
        <source>Diese Nummer ist von einem anderen Haus.</source>
        <translation>This number is from another house.</translation>
    </message>
    <message>
        <source>Das ist der Code einer Wartemarke (%s), kein Aktenzeichen.</source>
        <translation>That is the code of a ticket (%s), no reference.</translation>
    </message>
    <message>
        <source>Die Prüfziffern dieser Nummer stimmen nicht. Bitte noch einmal scannen.</source>
        <translation>The check digits of this number are wrong. Scan it once more.</translation>
    </message>
    <message>
        <source>wie %s · erkannt: %s</source>
        <translation>like %s · recognised: %s</translation>
    </message>
    <message>
        <source>Ein neuer Tag hat begonnen, der Lauf ist beendet. Weitere Briefe bitte neu beginnen.</source>
        <translation>A new day has begun, and the run has ended. Please begin a new one for more letters.</translation>
    </message>
    <message>
        <source>Die Prüfziffer stimmt nicht. Bitte noch einmal vergleichen.</source>
        <translation>The check digit is wrong. Compare it once more.</translation>
    </message>
    <message>
        <source>Sieht aus wie ein Aktenzeichen von: %s, gewählt ist: %s.</source>
        <translation>Looks like a reference of: %s, chosen is: %s.</translation>
    </message>
    <message>
        <source>Sieht nicht aus wie ein Aktenzeichen von: %s, z. B. %s.</source>
        <translation>Does not look like a reference of: %s, e.g. %s.</translation>
    </message>
    <message>
        <source>Keine bekannte Form. Bitte die zuständige Stelle wählen (Alt A).</source>
        <translation>No known form. Choose the agency in charge (Alt A).</translation>
    </message>
    <message>
        <source>Das ist der Code eines Termins, kein Aktenzeichen.</source>
        <translation>This is the code of an appointment and not a reference.</translation>
    </message>
    <message>
        <source>Die Wartemarke %s ist nicht von heute.</source>
        <translation>Ticket %s is not of today.</translation>
    </message>
    <message>
        <source>Zu Wartemarke %s</source>
        <translation>With ticket %s</translation>
    </message>
    <message>
        <source>1 Vorgang</source>
        <translation>1 receipt</translation>
    </message>
    <message>
        <source>%s Vorgänge</source>
        <translation>%s receipts</translation>
    </message>
    <message>
        <source>%s Stück</source>
        <translation>%s pieces</translation>
    </message>
    <message>
        <source>1 Art</source>
        <translation>1 kind</translation>
    </message>
    <message>
        <source>%s Arten</source>
        <translation>%s kinds</translation>
    </message>
    <message>
        <source>Frist abgelaufen</source>
        <translation>deadline passed</translation>
    </message>
    <message>
        <source>Frist heute</source>
        <translation>deadline today</translation>
    </message>
    <message>
        <source>Frist morgen</source>
        <translation>deadline tomorrow</translation>
    </message>
    <message>
        <source>Frist in %s Tagen</source>
        <translation>deadline in %s days</translation>
    </message>
    <message>
        <source>Am Empfang, in der Liste von: %s</source>
        <translation>At reception, in the list of: %s</translation>
    </message>
    <message>
        <source>Am Empfang, gepackt in Stapel %s</source>
        <translation>At reception, packed in bundle %s</translation>
    </message>
    <message>
        <source>Unterwegs in Stapel %s an: %s</source>
        <translation>On its way in bundle %s to: %s</translation>
    </message>
    <message>
        <source>Angenommen von: %s</source>
        <translation>Accepted by: %s</translation>
    </message>
    <message>
        <source>Beanstandet von: %s</source>
        <translation>Disputed by: %s</translation>
    </message>
    <message>
        <source>Weitergesandt an: %s</source>
        <translation>Sent on to: %s</translation>
    </message>
    <message>
        <source>Zurückgezogen</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Angenommen für: %s</source>
        <translation>Received for: %s</translation>
    </message>
    <message>
        <source>Berichtigt</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Anderes Datum nachgetragen</source>
        <translation>Another date entered</translation>
    </message>
    <message>
        <source>Datum bestätigt</source>
        <translation>Date confirmed</translation>
    </message>
    <message>
        <source>Datum nicht bestätigt</source>
        <translation>Date not confirmed</translation>
    </message>
    <message>
        <source>Umgeleitet an: %s</source>
        <translation>Routed to: %s</translation>
    </message>
    <message>
        <source>Gepackt in Stapel %s</source>
        <translation>Packed in bundle %s</translation>
    </message>
    <message>
        <source>Stapel %s übergeben</source>
        <translation>Bundle %s handed over</translation>
    </message>
    <message>
        <source>Geklärt, wieder in der Liste von: %s</source>
        <translation>Settled, back in the list of: %s</translation>
    </message>
    <message>
        <source>gepackt %s</source>
        <translation>packed %s</translation>
    </message>
    <message>
        <source>unterwegs seit %s</source>
        <translation>on its way since %s</translation>
    </message>
    <message>
        <source>quittiert %s</source>
        <translation>acknowledged %s</translation>
    </message>
    <message>
        <source>beanstandet %s</source>
        <translation>disputed %s</translation>
    </message>
    <message>
        <source>nichts bereit</source>
        <translation>nothing ready</translation>
    </message>
    <message>
        <source>ältester %s</source>
        <translation>oldest %s</translation>
    </message>
    <message>
        <source>nachgetragen für %s</source>
        <translation>entered later for %s</translation>
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
    <name>questions</name>
    <message>
        <source>Die Datenbank antwortet nicht, darum wird nichts gezählt. Die Antwort bleibt stehen.</source>
        <translation>The database does not answer, so nothing is counted. The answer stays here.</translation>
    </message>
    <message>
        <source>Die Datenbank antwortet nicht; sobald sie antwortet, geht es weiter.</source>
        <translation>The database does not answer; work goes on as soon as it does.</translation>
    </message>
    <message>
        <source>Es gibt keine Frage, die zurückgenommen werden kann.</source>
        <translation>There is no question that can be taken back.</translation>
    </message>
    <message>
        <source>Die Frage wird noch gezählt; gleich noch einmal drücken.</source>
        <translation>The question is still being counted; press again in a moment.</translation>
    </message>
    <message>
        <source>Für noch einen Zettel: Thema wählen und Enter, das zählt als neue Frage.</source>
        <translation>For one more slip choose the topic and press Enter; that counts as a new question.</translation>
    </message>
    <message>
        <source>Zurücknehmen geht nicht mehr: älter als %s Minuten</source>
        <translation>Can no longer be taken back: older than %s minutes</translation>
    </message>
    <message>
        <source>%s gezählt, Zettel kommt</source>
        <translation>%s counted, slip is coming</translation>
    </message>
    <message>
        <source>%s gezählt</source>
        <translation>%s counted</translation>
    </message>
    <message>
        <source>%s zurückgenommen, zählt nicht mehr</source>
        <translation>%s taken back, counts no more</translation>
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
    <message>
        <source>Heute noch keine Frage</source>
        <translation>No question yet today</translation>
    </message>
    <message>
        <source>Heute 1 Frage</source>
        <translation>1 question today</translation>
    </message>
    <message>
        <source>Heute %s Fragen</source>
        <translation>%s questions today</translation>
    </message>
    <message>
        <source>zurückgenommen</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>Zettel, %s</source>
        <translation>slip, %s</translation>
    </message>
    <message>
        <source>am Telefon</source>
        <translation>by telephone</translation>
    </message>
    <message>
        <source>gezählt</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>noch nicht geprüft</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>nur Deutsch geprüft %s</source>
        <translation>only German checked %s</translation>
    </message>
    <message>
        <source>geprüft %s</source>
        <translation>checked %s</translation>
    </message>
    <message>
        <source>%s (%s noch ungeprüft)</source>
        <translation>%s (%s not checked yet)</translation>
    </message>
    <message>
        <source>%s und %s</source>
        <translation>%s and %s</translation>
    </message>
    <message>
        <source>Auf %s fehlen Worte; dort steht Deutsch.</source>
        <translation>Words are missing in %s; German stands there.</translation>
    </message>
    <message>
        <source>Zu diesem Thema ist keine Antwort hinterlegt; gezählt wird es trotzdem.</source>
        <translation>This topic has no answer; it is counted all the same.</translation>
    </message>
    <message>
        <source>Am Telefon gibt es keinen Zettel</source>
        <translation>No slip by telephone</translation>
    </message>
    <message>
        <source>Hier ist kein Drucker eingerichtet</source>
        <translation>No printer is set up here</translation>
    </message>
    <message>
        <source>Zu diesem Thema gibt es keinen Zettel</source>
        <translation>There is no slip for this topic</translation>
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
        <source>Das Ticket %s ist von einem anderen Tag.</source>
        <translation>The ticket %s is of another day.</translation>
    </message>
    <message>
        <source>offen · %s</source>
        <translation>open · %s</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>heute zu · %s</source>
        <translation>closed today · %s</translation>
    </message>
    <message>
        <source>heute zu</source>
        <translation>closed today</translation>
    </message>
    <message>
        <source>heute voll</source>
        <translation>full today</translation>
    </message>
    <message>
        <source>heute noch %s</source>
        <translation>%s left today</translation>
    </message>
    <message>
        <source>noch %s</source>
        <translation>%s left</translation>
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
        <source>Diese Nummer gibt es heute nicht.</source>
        <translation>There is no such number today.</translation>
    </message>
    <message>
        <source>%s wartet wieder, niemand davor.</source>
        <translation>%s waits again, nobody ahead.</translation>
    </message>
    <message>
        <source>%s wartet wieder, %s davor.</source>
        <translation>%s waits again, %s ahead.</translation>
    </message>
    <message>
        <source>aufgerufen um %s · %s</source>
        <translation>called at %s · %s</translation>
    </message>
    <message>
        <source>im Gespräch seit %s · %s</source>
        <translation>being served since %s · %s</translation>
    </message>
    <message>
        <source>zurückgestellt bis %s</source>
        <translation>set aside until %s</translation>
    </message>
    <message>
        <source>%s× nicht da, zurückgestellt bis %s</source>
        <translation>%s× no show, set aside until %s</translation>
    </message>
    <message>
        <source>zurückgenommen</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>%s× nicht da, beendet</source>
        <translation>%s× no show, ended</translation>
    </message>
    <message>
        <source>fertig um %s</source>
        <translation>finished at %s</translation>
    </message>
    <message>
        <source>Termin um %s</source>
        <translation>appointment at %s</translation>
    </message>
    <message>
        <source>wartet seit %s</source>
        <translation>waiting since %s</translation>
    </message>
    <message>
        <source>%s · als Nächstes dran</source>
        <translation>%s · next</translation>
    </message>
    <message>
        <source>%s · %s davor</source>
        <translation>%s · %s ahead</translation>
    </message>
    <message>
        <source>%s: Niemand wartet.</source>
        <translation>%s: nobody waits.</translation>
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
        <source>Eingangsbestätigung %s: liegt der Bon vor?</source>
        <translation>Receipt %s: is the slip there?</translation>
    </message>
    <message>
        <source>Eingangsbestätigung %s nicht gedruckt</source>
        <translation>Receipt %s not printed</translation>
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
        <source>Ein Aufruf kommt wohl erst nach %s</source>
        <translation>One call will probably come after %s</translation>
    </message>
    <message>
        <source>%s wartet. Bitte sagen Sie es der Person, oder ein Schalter bleibt länger.</source>
        <translation>%s is waiting. Please tell the person, or keep a desk open longer.</translation>
    </message>
    <message>
        <source>%s Aufrufe kommen wohl erst nach %s</source>
        <translation>%s calls will probably come after %s</translation>
    </message>
    <message>
        <source>%s warten. Bitte sagen Sie es ihnen, oder ein Schalter bleibt länger.</source>
        <translation>%s are waiting. Please tell them, or keep a desk open longer.</translation>
    </message>
    <message>
        <source>Ist gesagt</source>
        <translation>They were told</translation>
    </message>
    <message>
        <source>Was zu klären ist, steht bei den Unterlagen.</source>
        <translation>What is to be settled stands with the papers.</translation>
    </message>
    <message>
        <source>Ansehen (F3)</source>
        <translation>Look (F3)</translation>
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
    <message>
        <source>„%s“ ist offen: %s.</source>
        <translation>“%s” is open: %s.</translation>
    </message>
    <message>
        <source>„%s“ ist heute zu: %s.</source>
        <translation>“%s” is closed today: %s.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>„%s“: zurückgenommen.</source>
        <translation>“%s”: taken back.</translation>
    </message>
</context>
</TS>
