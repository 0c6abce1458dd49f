import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.not-an-image': 'Das ist kein Bild.',
  'error.not-an-image.advice':
    'Dem Inhalt nach ist es {hasFound, select, yes {{found}} other {etwas anderes}}, egal was der Name sagt. Exportiere es als PNG, JPEG, GIF oder MP4 und zieh die neue Datei hinein.',
  'error.unsupported-type': 'Imgur nimmt diese Art von Bild nicht an.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {{type} wird nicht unterstützt.} other {Dieses Format wird nicht unterstützt.}} Speichere es als PNG oder JPEG und zieh die neue Datei hinein.',
  'error.not-convertible': 'Dieses Bild konnte nicht umgewandelt werden.',
  'error.not-convertible.advice':
    '{reason, select, damaged {Die Datei ist beschädigt oder abgeschnitten. Beschaffe sie neu oder öffne sie in einem anderen Programm, speichere sie als PNG oder JPEG und füge die neue Datei hinzu.} pages {Es hat mehrere Seiten, und nur eine bliebe übrig. Speichere die Seiten als einzelne Bilder und füge diese hinzu.} raw {Es ist ein Rohbild ohne eine Vorschau, die man senden könnte. Entwickle es in einem Fotoprogramm, exportiere es als JPEG und füge die neue Datei hinzu.} animation {Es bewegt sich, und Bewegung lässt sich in diesem Format hier nicht umwandeln. Speichere es in einem anderen Programm als GIF oder MP4 und füge die neue Datei hinzu.} other {Es hat mehr Pixel, als sich hier darstellen lassen, oder braucht dafür zu lange. Speichere es in einem anderen Programm als PNG oder JPEG und füge die neue Datei hinzu.}}',
  'error.picture-damaged': 'Dieses Bild ist beschädigt.',
  'error.picture-damaged.advice':
    '{how, select, cut {Es endet zu früh: Ein Teil fehlt. Beschaffe es neu, oder wähle „Trotzdem senden“, um zu senden, was da ist.} changed {Etwas darin wurde nach dem Speichern verändert; das zeigt seine eigene Prüfsumme. Beschaffe es neu, oder wähle „Trotzdem senden“, um zu senden, was da ist.} other {Es beginnt wie {hasType, select, yes {{type}} other {ein Bild}}, aber nichts davon lässt sich darstellen. Beschaffe es neu von dort, woher es kam.}}',
  'error.cannot-be-looked-at': 'Diese Datei lässt sich nicht gefahrlos öffnen.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Sie zu öffnen dauert länger, als es bei einem Bild dauern darf.} memory {Sie zu öffnen braucht mehr Speicher, als ein Bild brauchen darf.} other {Beim Öffnen ist der Teil von Snapferry abgestürzt, der in Dateien hineinsieht.}} Sie wird nicht noch einmal geöffnet; alles andere geht weiter. Öffne sie in einem anderen Programm, speichere sie als PNG, JPEG oder MP4 und füge die neue Datei hinzu.',
  'error.empty-file': 'Die Datei ist leer.',
  'error.empty-file.advice': 'Speichere das Bild erneut und zieh es noch einmal hinein.',
  'error.unreadable': 'Die Datei konnte nicht gelesen werden.',
  'error.unreadable.advice':
    'Prüfe, ob du sie öffnen darfst und ihr Laufwerk verbunden ist, und versuche es dann noch einmal.',
  'error.vanished': 'Die Datei ist nicht mehr dort, wo sie war.',
  'error.vanished.advice':
    'Sie wurde verschoben, umbenannt oder gelöscht, bevor sie gesendet war. Zieh sie von ihrem neuen Ort hinein.',
  'error.changed-while-reading': 'Die Datei hat sich beim Lesen verändert.',
  'error.changed-while-reading.advice':
    'Vielleicht schreibt ein anderes Programm noch daran. Warte, bis es fertig ist, und versuche es dann noch einmal.',
  'error.metadata-unreadable': 'Es lässt sich nicht erkennen, was diese Datei sonst noch enthält.',
  'error.metadata-unreadable.advice':
    'Außer dem Bild könnte ein Ort oder ein Name darin stehen, darum wurde nichts gesendet. Speichere das Bild in einem anderen Programm neu und zieh die neue Datei hinein, oder sende es, wie es ist.',
  'error.too-big': 'Das Bild ist zu groß für Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {Es ist {bytes} groß.} other {}} {hasLimit, select, yes {Imgur nimmt bis zu {limit} an.} other {}} {what, select, animation {Selbst mit weniger Farben, Pixeln und Bildern pro Sekunde bleibt es zu groß. Kürze es oder speichere es als MP4 und zieh die neue Datei hinein.} other {Verkleinere es oder speichere es als JPEG und zieh die neue Datei hinein.}}',
  'error.folder-without-pictures': 'In diesem Ordner sind keine Bilder.',
  'error.folder-without-pictures.advice':
    'Nichts darin ist dem Inhalt nach ein Bild oder Video. Wähle einen anderen Ordner oder einzelne Dateien.',
  'error.not-editable': 'Das kann hier nicht bearbeitet werden.',
  'error.not-editable.advice':
    '{reason, select, video {Es ist ein Video.} animation {Es ist animiert, und nach dem Bearbeiten bliebe nur ein Standbild davon.} address {Imgur holt es selbst von seiner Adresse. Speichere das Bild und füge die Datei hinzu.} large {Es hat mehr Pixel, als sich auf einmal bearbeiten lassen.} other {{hasType, select, yes {{type} lässt sich hier nicht darstellen. Speichere es als PNG oder JPEG und füge die neue Datei hinzu.} other {Es lässt sich hier nicht darstellen. Speichere es als PNG oder JPEG und füge die neue Datei hinzu.}}}}',
  'error.bad-url': 'Von dieser Adresse kann Imgur nichts holen.',
  'error.bad-url.advice':
    'Sie muss mit http:// oder https:// beginnen und direkt zu einem Bild führen. Kopiere die Adresse des Bildes selbst.',
  'error.address-private': 'Diese Adresse liegt in einem privaten Netzwerk.',
  'error.address-private.advice':
    'Imgur erreicht sie nicht, und Snapferry holt von dort nichts, solange du es nicht in den Einstellungen erlaubst. Erlaube es, oder speichere das Bild und zieh die Datei hinein.',
  'error.address-unknown': 'Einen Server namens {host} gibt es nicht.',
  'error.address-unknown.advice': 'Prüfe die Adresse auf Tippfehler und füge sie dann noch einmal ein.',
  'error.address-dead': '{host} gibt dieses Bild nicht heraus (Antwort: {status}).',
  'error.address-dead.advice':
    'Vielleicht wurde es verschoben oder gelöscht oder verlangt eine Anmeldung. Öffne die Adresse im Browser, speichere das Bild und zieh die Datei hinein.',
  'error.address-broken': 'Das Bild konnte nicht von {host} geholt werden.',
  'error.address-broken.advice':
    'Die Verbindung kam nicht zustande oder brach ab. Versuche es noch einmal, oder speichere das Bild im Browser und zieh die Datei hinein.',
  'error.not-found': 'Unter diesem Namen gibt es nichts.',
  'error.not-found.advice': 'Prüfe die Schreibweise oder wähle die Datei noch einmal.',

  'error.disk-full': 'Das Laufwerk ist voll.',
  'error.disk-full.advice':
    'Das Bild konnte nicht sicher zwischengespeichert werden und wurde darum nicht hinzugefügt. Schaffe Platz und füge es noch einmal hinzu.',
  'error.folder-unwritable': 'In den Ordner für Aufnahmen kann nicht geschrieben werden.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {Der Ordner ist {path}.} other {}} Wähle in den Einstellungen einen anderen.',
  'error.screen-denied': 'Das System lässt Snapferry den Bildschirm nicht sehen.',
  'error.screen-denied.advice':
    'Erlaube es in den Systemeinstellungen unter „Bildschirmaufnahme“ und starte Snapferry dann neu.',
  'error.screen-unreadable': 'Das System hat kein Bild vom Bildschirm geliefert.',
  'error.screen-unreadable.advice': 'Es wurde nichts aufgenommen. Versuche es noch einmal.',
  'error.no-portal': 'Diesem Desktop fehlt, womit Programme den Bildschirm aufnehmen.',
  'error.no-portal.advice':
    'Unter Wayland macht das xdg-desktop-portal, mit einem Teil für deinen Desktop, etwa xdg-desktop-portal-gnome. Installiere beides und melde dich am System neu an.',
  'error.no-windows': 'Das System nennt keine Fenster, die sich aufnehmen ließen.',
  'error.no-windows.advice': 'Nimm stattdessen einen Bereich oder den ganzen Bildschirm auf.',
  'error.profile-unwritable': 'Snapferry kann nicht in seinen Ordner schreiben.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {Der Ordner ist {path}.} other {}} Gib dir dort Schreibrechte und starte Snapferry dann neu.',
  'error.profile-newer': 'Deine Daten stammen von einem neueren Snapferry.',
  'error.profile-newer.advice': 'Sie bleiben unberührt. Installiere die neuere Version, um sie zu verwenden.',
  'error.port-taken': 'Ein anderes Programm belegt Port {port}.',
  'error.port-taken.advice':
    'Vielleicht ist es PicGo oder ein zweites Snapferry. Beende es, oder wähle in den Einstellungen und in deinem Editor einen anderen Port.',
  'error.profile-locked': 'Ein anderes Snapferry verwendet dieses Profil.',
  'error.profile-locked.advice':
    'Verwende dessen Fenster, oder beende es und starte dieses hier noch einmal.',
  'error.profile-damaged': 'Die Datei der Warteschlange war beschädigt.',
  'error.profile-damaged.advice':
    'Sie wurde nicht gelöscht, sondern beiseitegelegt, und eine neue wurde angelegt. {hasPath, select, yes {Die alte findest du unter {path}.} other {}} Füge noch einmal hinzu, was nicht hochgeladen war.',
  'error.engine-stopped': 'Der Hintergrundprozess für Uploads ist stehen geblieben.',
  'error.engine-stopped.advice':
    'Er startet von selbst neu, und die Warteschlange bleibt erhalten. Versuche es gleich noch einmal.',

  'error.no-client-id': 'Es gibt noch keine Client-ID.',
  'error.no-client-id.advice':
    'Gib unter „Dienste und Konten“ eine ein. {goesOn, select, yes {Die Bilder in der Warteschlange warten so lange.} no {Versuche es danach noch einmal.} other {}}',
  'error.bad-client-id': 'Imgur kennt diese Client-ID nicht.',
  'error.bad-client-id.advice':
    'Prüfe die Client-ID unter „Dienste und Konten“: Jedes Zeichen zählt. {goesOn, select, yes {Die Warteschlange wartet.} no {Versuche es danach noch einmal.} other {}}',
  'error.sign-in-needed': 'Imgur akzeptiert die Anmeldung nicht mehr.',
  'error.sign-in-needed.advice':
    'Melde dich unter „Dienste und Konten“ neu an. {goesOn, select, yes {Die Warteschlange wartet.} no {Versuche es danach noch einmal.} other {}}',
  'error.app-blocked': 'Imgur hat diese Client-ID gesperrt.',
  'error.app-blocked.advice':
    'Sie hat ihre Limits zu oft überschritten, hier oder anderswo. Verwende eine andere Client-ID oder frage bei Imgur nach. {goesOn, select, yes {Die Warteschlange wartet.} no {Versuche es danach noch einmal.} other {}}',

  'error.unreachable':
    '{reason, select, name {Der Name von Imgurs Server lässt sich nicht auflösen.} tls {Zu Imgur kommt keine sichere Verbindung zustande.} other {Imgur ist nicht erreichbar.}}',
  'error.unreachable.advice':
    '{reason, select, name {Der Namensdienst (DNS) dieses Netzwerks antwortet nicht oder kennt den Namen nicht. Ein anderes Netzwerk oder ein anderer DNS-Server hilft.} tls {Was dort antwortet, spricht nicht die Sprache sicherer Verbindungen. Ein anderes Netzwerk hilft.} other {Prüfe deine Verbindung; in manchen Ländern ist Imgur gesperrt.}} {goesOn, select, yes {Es wird von selbst wieder versucht.} no {Versuche es noch einmal, wenn die Verbindung wieder steht.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {Das Zertifikat von {host} ist abgelaufen.} not-yet {Das Zertifikat von {host} ist noch nicht gültig.} name {{host} zeigt ein Zertifikat, das nicht das eigene ist.} self-signed {Das Zertifikat von {host} hat sich nur selbst unterschrieben; dieser Computer vertraut ihm nicht.} other {{hasIssuer, select, yes {Das Zertifikat von {host} ist von {issuer} unterschrieben, und dem vertraut dieser Computer nicht.} other {Das Zertifikat von {host} ist von jemandem unterschrieben, dem dieser Computer nicht vertraut.}}}}',
  'error.untrusted-certificate.advice':
    'Es wurde nichts gesendet. {reason, select, expired {Prüfe Datum und Uhrzeit dieses Computers.} not-yet {Prüfe Datum und Uhrzeit dieses Computers.} name {Vielleicht steht die Anmeldeseite eines Netzwerks im Weg: Öffne zum Prüfen eine Webseite im Browser.} other {Vielleicht will ein Firmenfilter oder Virenscanner mitlesen. Ist das so gewollt, gehört sein Zertifikat in den Zertifikatsspeicher dieses Computers; wenn nicht, nimm ein anderes Netzwerk.}} {goesOn, select, yes {Es wird von selbst wieder versucht.} no {Versuche es danach noch einmal.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {Dieses Netzwerk leitet zu {to} statt zu Imgur.} other {Statt Imgur hat etwas anderes geantwortet.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Das tun Anmeldeseiten in Hotels und Flughäfen: Öffne eine Webseite im Browser und melde dich dort an.} other {Es kann die Anmeldeseite oder ein Filter dieses Netzwerks sein, oder Imgur selbst hat Probleme{hasStatus, select, yes { (Status {status})} other {}}.}} {goesOn, select, yes {Es wird von selbst wieder versucht.} no {Versuche es später oder aus einem anderen Netzwerk noch einmal.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {Der Proxy {proxy} verlangt Namen und Passwort.} refused {Der Proxy {proxy} lässt die Verbindung nicht durch.} other {Der Proxy {proxy} ist nicht erreichbar.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Gib beides zusammen mit der Adresse des Proxys an.} refused {Frage bei seinem Betreiber nach, ob Imgur erreichbar sein darf{hasStatus, select, yes { (er antwortet {status})} other {}}.} other {Prüfe die Adresse des Proxys.}} {goesOn, select, yes {Es wird von selbst wieder versucht.} no {Versuche es danach noch einmal.} other {}}',
  'error.connection-lost': 'Die Verbindung ist abgebrochen.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {Es wird von selbst noch einmal gesendet.} no {Versuche es noch einmal, wenn die Verbindung stabiler ist.} other {}} Bei großen Dateien hilft ein stabileres Netzwerk.',
  'error.timeout': 'Imgur hat zu lange nicht geantwortet.',
  'error.timeout.advice':
    '{goesOn, select, yes {Es wird von selbst wieder versucht, mit längeren Pausen.} no {Versuche es später noch einmal.} other {}}',

  'error.rate-limited': 'Imgur möchte, dass wir langsamer machen.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {Die Uploads warten, bis Imgur wieder mehr durchlässt, und laufen dann von selbst weiter.} no {Versuche es nach einer Weile noch einmal.} other {}}',
  'error.daily-limit': 'Das Tageslimit dieser Client-ID ist aufgebraucht.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {Die Uploads laufen von selbst weiter, wenn der Tag für Imgur vorbei ist.} no {Versuche es noch einmal, wenn der Tag für Imgur vorbei ist.} other {}}',
  'error.over-capacity': 'Imgur ist überlastet.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {Es wird von selbst wieder versucht, mit längeren Pausen.} no {Versuche es später noch einmal.} other {}}',
  'error.server-trouble': 'Bei Imgur ist etwas schiefgegangen.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Die Antwort kam mit Status {status}.} other {}} An deinem Bild liegt es nicht. {goesOn, select, yes {Es wird von selbst wieder versucht, mit längeren Pausen.} no {Versuche es später noch einmal.} other {}}',
  'error.bad-answer': 'Imgurs Antwort war unverständlich.',
  'error.bad-answer.advice':
    'Ob angekommen ist, was gesendet wurde, lässt sich nicht sagen. {goesOn, select, yes {Es wird von selbst wieder versucht.} no {Versuche es später oder aus einem anderen Netzwerk noch einmal.} other {}}',
  'error.answers-lost':
    'Es wurde {times, plural, one {einmal} other {#-mal}} gesendet, und nie kam eine Antwort.',
  'error.answers-lost.advice':
    'Imgur hat es vielleicht ebenso oft. Damit es nicht noch mehr werden, wird es nicht von selbst wieder gesendet. Versuche es aus einem anderen Netzwerk noch einmal; mit einem Konto wird gefunden, was angekommen ist.',
  'error.share-spent':
    'Es wurde {times, plural, one {einmal} other {#-mal}} gesendet und kam nie an, während andere ankamen.',
  'error.share-spent.advice':
    '{hasCause, select, yes {Zuletzt: {cause}} other {}} Vielleicht liegt es an diesem Bild, darum wird es nicht von selbst wieder gesendet{hasCredits, select, yes { ({credits, plural, one {# Credit} other {# Credits}} sind dafür verbraucht)} other {}}. Speichere es neu als PNG oder JPEG, oder versuche es später noch einmal.',
  'error.rejected': 'Imgur hat das Bild nicht angenommen.',
  'error.rejected.advice':
    '{hasReason, select, yes {Die Begründung: „{reason}“.} other {Ein Grund wurde nicht genannt.}} Oft hilft es, das Bild als PNG oder JPEG neu zu speichern.',
  'error.forbidden': 'Imgur erlaubt das nicht.',
  'error.forbidden.advice':
    'Vielleicht ist die Client-ID oder deine Internetadresse für Uploads gesperrt; in manchen Ländern ist Imgur nicht zugänglich. Versuche es mit einem anderen Netzwerk oder einer anderen Client-ID.{goesOn, select, yes { Ab und zu wird es von selbst wieder versucht.} other {}}',
  'error.no-deletehash': 'Der Schlüssel zum Löschen fehlt.',
  'error.no-deletehash.advice':
    'Was ohne Konto hochgeladen wurde, lässt sich nur mit dem Schlüssel löschen, der dazu ausgegeben wurde. Dieser Eintrag wurde ohne ihn importiert: Lösche das Bild dort, wo es hochgeladen wurde, oder importiere eine Datei mit dem Schlüssel.',
  'error.gone': 'Bei Imgur ist es nicht mehr vorhanden.',
  'error.gone.advice':
    'Es wurde dort gelöscht. Füge das Bild noch einmal hinzu, um einen neuen Link zu bekommen.',

  'error.still-there': 'Imgur hat das Löschen gemeldet, aber es ist noch da.',
  'error.still-there.advice':
    'Bis das überall ankommt, kann es etwas dauern. Hier bleibt es erhalten: Lösche es in ein paar Minuten noch einmal.',

  'error.post-empty': 'In dem Beitrag ist kein Bild.',
  'error.post-empty.advice': 'Füge mindestens ein Bild hinzu und versuche es dann noch einmal.',
  'error.post-too-long': 'Der Beitrag hat mehr Bilder, als in ein Album passen.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {Ein Album bei Imgur fasst {most, number}.} other {}} Nimm einige heraus oder mach zwei Beiträge daraus.',
  'error.title-needed': 'Ein Titel fehlt.',
  'error.title-needed.advice': 'Öffentliches braucht einen: In der Galerie sieht man ihn als Erstes.',
  'error.title-too-long': 'Der Titel ist zu lang.',
  'error.title-too-long.advice':
    'Imgur behält {hasMost, select, yes {die ersten {most, number} Zeichen} other {nur den Anfang}}{hasLength, select, yes {, dieser Titel hat {length, number}} other {}}. Hier geht davon nichts verloren: Kürze ihn oder verschiebe den Rest in die Beschreibung.',
  'error.bad-tag': 'Dieser Tag ist nicht möglich.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {Es geht um „{tag}“.} other {}} Ein Tag besteht aus höchstens 64 Buchstaben, Ziffern und Unterstrichen.',
  'error.bad-link': 'Das ist keine Webadresse.',
  'error.bad-link.advice': 'Sie muss mit http:// oder https:// beginnen. Gibt es keine, lass das Feld leer.',
  'error.author-needed': 'Von wem ist das Bild?',
  'error.author-needed.advice':
    'Nenne den Namen des Urhebers, einen Link zu ihm oder den Fundort. Oder schalte „Nicht mein Bild“ aus.',
  'error.not-yours': 'Dieses Bild kann nicht in den Beitrag.',
  'error.not-yours.advice':
    'Hier fehlt das Recht daran, weil es anderswo oder in einem anderen Konto hochgeladen wurde. Nimm es heraus oder füge die Datei selbst hinzu.',
  'error.account-needed': 'Dafür ist ein Imgur-Konto nötig.',
  'error.account-needed.advice':
    'Ohne Konto bleibt alles verborgen: Nur wer den Link hat, sieht es. Melde dich an oder lass es verborgen.',
  'error.consent-needed': 'Dazu hat noch niemand Ja gesagt.',
  'error.consent-needed.advice':
    'Öffentlich heißt, dass alle es in Imgurs Galerie finden und auch kopieren können. Sag einmal Ja, dann wirst du nicht wieder gefragt.',
  'error.album-locked': 'Solange der Beitrag in der Galerie ist, kann er nicht geändert werden.',
  'error.album-locked.advice':
    'Imgur sperrt dann den Inhalt des Albums. Verbirg den Beitrag, ändere ihn und veröffentliche ihn wieder.',
  'error.change-rejected': 'Imgur hat das nicht angenommen.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {Die Begründung: „{reason}“.} other {Ein Grund wurde nicht genannt.}} Die Bilder selbst sind sicher. Ändere das Genannte und versuche es noch einmal.',
  'error.post-differs': 'Imgur zeigt etwas anderes, als gesendet wurde.',
  'error.post-differs.advice':
    'Imgur hat zugestimmt, aber das Album enthält andere Bilder oder eine andere Reihenfolge. Versuche es in ein paar Minuten noch einmal; die Bilder selbst sind sicher.',

  'error.bad-call': 'Das war nicht zu verstehen.',
  'error.bad-call.advice': 'Es wurde nichts geändert. Prüfe deine Eingabe und versuche es noch einmal.',
  'error.wrong-state': 'Dafür ist es zu spät.',
  'error.wrong-state.advice': 'Der Upload ist inzwischen weitergelaufen. Die Liste zeigt den Stand.',
  'error.cancelled': 'Du hast den Upload abgebrochen.',
  'error.cancelled.advice': 'Es wird nichts mehr gesendet. Mit „Wiederholen“ wird doch noch hochgeladen.',
  'error.internal': 'In Snapferry ist etwas schiefgegangen.',
  'error.internal.advice':
    'Die anderen Bilder laufen weiter. Versuche es noch einmal; tritt es wieder auf, steht mehr im Protokoll.',
};
