import type { window as english } from '../en/window.ts';

export const window: Record<keyof typeof english, string> = {
  'rail.label': 'Hauptmenü',
  'rail.queue': 'Warteschlange',
  'rail.library': 'Bibliothek',
  'rail.settings': 'Einstellungen',
  'rail.collapse': 'Seitenleiste einklappen',
  'rail.expand': 'Seitenleiste ausklappen',
  'rail.open-count': '{count, plural, one {noch # Bild} other {noch # Bilder}}',

  'credit.label': 'Credits',
  'credit.room':
    '{count, plural, =0 {Zurzeit keine Uploads möglich} one {Zurzeit # Upload möglich} other {Zurzeit # Uploads möglich}}',
  'credit.refill': '{budget}: wieder voll ab {time}',
  'credit.unknown': 'Imgur hat seine Limits noch nicht genannt',
  'credit.used': 'Verbraucht',
  'credit.reserved': 'Von laufenden Uploads belegt',
  'credit.kept': 'Für Screenshots reserviert',
  'credit.free': 'Frei',
  'credit.of': '{free} von {limit} frei',
  'credit.resets': 'Wieder voll: {time}',
  'credit.resets-unknown': 'Das Zeitfenster beginnt mit dem nächsten Upload',
  'credit.heading': 'Wo die Credits sind',
  'credit.about':
    'Imgur zählt Uploads in mehreren Limits zugleich. Snapferry wartet, bevor eines erreicht ist, damit nichts abgelehnt wird.',
  'credit.strikes':
    '{count, plural, one {Das Tageslimit wurde diesen Monat #-mal erreicht. Beim fünften Mal sperrt Imgur die App.} other {Das Tageslimit wurde diesen Monat #-mal erreicht. Beim fünften Mal sperrt Imgur die App.}}',
  'credit.source.assumed': 'Aus Imgurs Dokumentation, noch nicht bestätigt',
  'credit.source.header': 'Angabe von Imgur, {time}',
  'credit.source.asked': 'Bei Imgur erfragt, {time}',
  'credit.source.learned': 'Aus Imgurs Antworten erschlossen',

  'day.title': 'Die letzten 24 Stunden',
  'day.credits': '{count, plural, one {# Credit} other {# Credits}}',
  'day.hour': '{from}–{to}: {count, plural, one {# Credit} other {# Credits}}',
  'day.choose-hour': 'Stunde',
  'day.table.hour': 'Stunde',
  'day.table.credits': 'Verbrauchte Credits',
  'day.uploads': '{count, plural, one {# Upload} other {# Uploads}}',
  'day.unknown': 'Ausgang ungewiss: {count}',
  'day.others': 'Andere mit deiner Adresse',
  'day.others.about': 'Von Imgur gezählt seit {time}',
  'day.empty.title': 'In den letzten 24 Stunden nichts verbraucht',
  'day.empty.text': 'Hier erscheint Stunde für Stunde, was du hochlädst und woher es kam.',
  'day.failed': 'Der Verbrauch der letzten 24 Stunden lässt sich gerade nicht zeigen.',

  'sandbox.badge': 'Test: Links funktionieren nur auf diesem Computer',

  'queue.title': 'Warteschlange',
  'queue.label': 'Bilder in der Warteschlange',
  'queue.uploading': '{count} im Upload',
  'queue.open': 'noch {count}',
  'queue.failed': '{count} Fehler',
  'queue.failed.select': 'Fehlgeschlagene auswählen',
  'queue.done-by': 'fertig bis {time}',
  'queue.paused': 'Pausiert. Es wird nichts Neues gesendet, bis du fortsetzt.',
  'queue.set-aside':
    'Die Datei von Warteschlange und Bibliothek war beschädigt; sie liegt unter {path}. {hasBackup, select, yes {Jetzt gilt die Sicherung ({time}). {rescued, plural, =0 {Was danach hochgeladen wurde, fehlt.} one {# späterer Upload wurde aus der beschädigten Datei gerettet, andere Änderungen seitdem sind verloren.} other {# spätere Uploads wurden aus der beschädigten Datei gerettet, andere Änderungen seitdem sind verloren.}} Sieh dir vor dem Fortsetzen an, was noch offen ist: Manches wurde vielleicht schon hochgeladen.} other {Es gab keine Sicherung. {rescued, plural, =0 {Warteschlange und Bibliothek beginnen leer.} one {# Upload wurde aus der beschädigten Datei gerettet; die Warteschlange beginnt leer.} other {# Uploads wurden aus der beschädigten Datei gerettet; die Warteschlange beginnt leer.}}}}',
  'queue.all-done': 'Alles ist angekommen',
  'queue.section.open': 'Hochzuladen',
  'queue.section.ended': 'Beendet',
  'queue.empty.title': 'Zieh Bilder irgendwo in dieses Fenster',
  'queue.empty.text':
    'Oder füge eines mit {key} ein, oder wähle Dateien und Ordner. Sie werden verborgen hochgeladen: Nur wer den Link hat, kann sie sehen.',
  'queue.selected': '{count} ausgewählt',

  'drop.pictures':
    '{count, plural, =0 {Bilder, verborgen} one {# Bild, verborgen} other {# Bilder, verborgen}}',
  'drop.link': 'Das Bild unter dieser Adresse, verborgen',
  'drop.text':
    'Loslassen, um es in die Warteschlange zu stellen. Nur wer den Link hat, sieht, was du hochlädst.',
  'drop.room':
    '{count, plural, =0 {Es wartet, bis Imgur wieder mehr durchlässt.} one {Zurzeit ist Platz für # Upload.} other {Zurzeit ist Platz für # Uploads.}}',

  'big.title': '{count, plural, one {# Bild hinzufügen?} other {# Bilder hinzufügen?}}',
  'big.done-by': 'Fertig bis {time}.',
  'big.room':
    '{fits, select, all {Imgur hat jetzt Platz für alle.} none {Zurzeit ist kein Platz dafür: Sie warten, bis sie dran sind, und starten von selbst.} other {Imgur hat jetzt Platz für {room}; die übrigen warten, bis sie dran sind, und starten von selbst.}}',
  'big.unknown': 'Wann alles fertig ist, lässt sich gerade nicht sagen.',
  'big.paused': 'Die Warteschlange ist pausiert: Der Upload startet, wenn du fortsetzt.',
  'big.hidden': 'Verborgen: Nur wer den Link hat, sieht sie.',
  'big.refused':
    '{count, plural, one {# Datei kann nicht hinzugefügt werden; den Grund erfährst du danach.} other {# Dateien können nicht hinzugefügt werden; den Grund erfährst du danach.}}',
  'big.add': '{count, plural, one {# Bild hinzufügen} other {# Bilder hinzufügen}}',
  'big.leave': 'Nicht hinzufügen',

  'first.title': 'Auf welchem Weg zu Imgur?',
  'first.text':
    'Jeder Upload sagt Imgur, von welcher App er kommt: Dafür steht die Client-ID. Bis du wählst, verlässt nichts diesen Computer.',
  'first.client-id.title': 'Client-ID eingeben',
  'first.client-id.text':
    'Du hast eine von Imgur oder aus einem anderen Uploader. Füge sie ein, dann funktionieren Links überall.',
  'first.sandbox.title': 'Ohne Konto ausprobieren',
  'first.sandbox.text':
    'Auf diesem Computer läuft eine Nachbildung von Imgur. Alles funktioniert wie gewohnt, nur die Links öffnen sich nirgends sonst.',

  'engine.starting': 'Startet',
  'engine.restarting':
    'Der Hintergrundprozess für Uploads ist stehen geblieben und wird neu gestartet. Die Warteschlange bleibt erhalten.',
  'engine.broken.title': 'Snapferry kann keine Uploads starten',
  'engine.broken.detail': 'Für einen Fehlerbericht: {detail}',

  'inspector.label': 'Details',
  'inspector.title': 'Titel',
  'inspector.title.empty': 'Kein Titel',
  'inspector.description': 'Beschreibung',
  'inspector.description.empty': 'Keine Beschreibung',
  'inspector.hint': 'Wird beim Tippen gespeichert und mit dem Bild gesendet.',
  'inspector.links': 'Links',
  'inspector.copy-form': 'Kopieren als: {form}',
  'inspector.about': 'Info',
  'inspector.file': 'Datei',
  'inspector.address': 'Adresse',
  'inspector.size': 'Größe',
  'inspector.dimensions': 'Maße',
  'inspector.dimensions.value': '{width} × {height}',
  'inspector.type': 'Typ',
  'inspector.animated': '{type}, animiert',
  'inspector.origin': 'Herkunft',
  'inspector.origin.value': '{origin}, {time}',
  'inspector.attempts': 'Versuche',
  'inspector.uploaded': 'Hochgeladen',
  'inspector.maybe-twice.title': 'Es ist vielleicht doppelt bei Imgur',
  'inspector.maybe-twice.text':
    'Ein früherer Versuch wurde vollständig gesendet, aber es kam keine Antwort, darum wurde es noch einmal gesendet. Der Link hier ist sicher deiner.',
  'inspector.maybe-twice.open':
    'Ein früherer Versuch wurde vollständig gesendet, aber es kam keine Antwort. Ohne Konto lässt sich bei Imgur nicht nachfragen, darum wird es noch einmal gesendet.',
  'inspector.uncertain.text':
    'Alles wurde gesendet, aber es kam keine Antwort. Es wird von selbst geprüft oder noch einmal gesendet.',
  'inspector.last-error': 'Der letzte Versuch',
  'inspector.many': '{count, plural, one {# Bild ausgewählt} other {# Bilder ausgewählt}}',
  'inspector.many.size': 'insgesamt {size}',

  'library.title': 'Bibliothek',
  'library.label': 'Hochgeladene Bilder',
  'library.search': 'Bibliothek durchsuchen',
  'library.search.hint': 'Name, Titel, Beschreibung oder Link',
  'library.search.clear': 'Suche leeren',
  'library.count': '{count, plural, one {# Bild} other {# Bilder}}',
  'library.empty.title': 'Was du hochlädst, wird hier aufbewahrt',
  'library.empty.text': 'Mit seinen Links, damit du sie jederzeit wieder kopieren kannst.',
  'library.empty.action': 'Zur Warteschlange',
  'library.nothing.title': 'Nichts passt zu „{search}“',
  'library.nothing.text': 'Durchsucht werden Namen, Titel, Beschreibungen und Links.',

  'settings.title': 'Einstellungen',
  'settings.host': 'Imgur',
  'settings.client-id': 'Client-ID',
  'settings.client-id.about':
    'Ein öffentlicher Name für die App, die hochlädt, 15 Buchstaben und Ziffern. Imgur vergibt zurzeit keine neuen; eine von einer App, die du früher registriert hast, oder aus einem anderen Uploader von dir geht auch. Sie ist kein Passwort.',
  'settings.client-id.placeholder': 'Zum Beispiel abc123def456789',
  'settings.client-id.missing': 'Ohne sie kann nichts an Imgur gesendet werden.',
  'settings.client-id.save': 'Speichern',
  'settings.client-id.saved': 'Gespeichert',
  'settings.api-url': 'API-Adresse',
  'settings.api-url.about':
    'Für Imgur selbst leer lassen. Hier kann ein Server stehen, der dieselbe Sprache spricht.',
  'settings.mode': 'Ohne Konto ausprobieren',
  'settings.mode.about':
    'Uploads gehen an eine Nachbildung von Imgur auf diesem Computer, mit eigener Warteschlange und Bibliothek. Deine kommen zurück, wenn du dies ausschaltest.',
  'settings.look': 'Aussehen',
  'settings.theme': 'Design',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.language': 'Sprache',
  'settings.language.system': 'Wie das System',
  'settings.sending': 'Senden',
  'settings.parallel': 'Gleichzeitige Uploads',
  'settings.parallel.about':
    'So viele höchstens nebeneinander, weniger, wo mehr nichts bringt. Worauf du wartest, darf zusätzlich gehen.',
  'settings.bandwidth': 'Bandbreite begrenzen',
  'settings.bandwidth.about': 'Alle Uploads zusammen werden nicht schneller gesendet.',
  'settings.bandwidth.most': 'Höchstens',
  'settings.bandwidth.unit': 'Einheit',
  'settings.bandwidth.kilobytes': 'kB/s',
  'settings.bandwidth.megabytes': 'MB/s',
  'inspector.converted': 'Umgewandelt',
  'inspector.converted.type': 'Von {from} in {to}, weil Imgur {from} nicht annimmt',
  'inspector.converted.size': 'Von {from} mit {size} in {to}, weil Imgur weniger annimmt',
  'settings.convert': 'Umwandeln, was Imgur nicht annimmt',
  'settings.convert.about':
    'HEIC, AVIF, WebP, BMP, SVG und die Vorschau in Rohdateien von Kameras werden auf diesem Computer zu JPEG, PNG oder GIF. Deine Dateien bleiben, wie sie sind.',
  'settings.fit': 'Große Bilder passend machen',
  'settings.fit.about':
    'Was größer ist, als Imgur annimmt, wird stärker komprimiert und bekommt nur, wenn das nicht reicht, weniger Pixel. Animationen verlieren zuerst Farben, dann Pixel, dann Bilder pro Sekunde.',
  'settings.fetch': 'Bilder von Webadressen',
  'settings.fetch.host': 'Imgur holt sie',
  'settings.fetch.here': 'Dieser Computer holt sie',
  'settings.fetch.about':
    'Imgur nimmt sie, wie sie sind, mit allem, was sie enthalten. Was Imgur nicht erreicht oder nicht annimmt, wird in jedem Fall hier geholt.',
  'settings.fetch.private': 'Auch aus privaten Netzwerken holen',
  'settings.fetch.private.about':
    'Von diesem Computer und von anderen bei dir zu Hause oder im Büro, wo eine Adresse mehr als Bilder zeigen kann.',
  'settings.quiet': 'Ruhezeit',
  'settings.quiet.about':
    'In dieser Zeit wird nur gesendet, was du selbst sofort sendest; der Rest folgt danach von selbst.',
  'settings.quiet.from': 'Von',
  'settings.quiet.to': 'Bis',
  'settings.quiet.same': 'Beide Zeiten sind gleich, also gibt es keine Ruhezeit.',
  'settings.links': 'Links',
  'settings.copy-links': 'Links kopieren, wenn Uploads fertig sind',
  'settings.copy-links.about':
    'Alle Links gemeinsam hinzugefügter Bilder auf einmal, in der Reihenfolge, in der du sie hinzugefügt hast.',
  'settings.about': 'Info',
  'settings.version': 'Version',
  'settings.version.value': 'Snapferry {version}, Electron {electron}',
  'settings.runtime':
    'Diese Laufzeitumgebung ist nur für Entwicklung und Tests. Verwende sie nicht im Alltag.',
  'settings.profile': 'Deine Daten',
  'settings.vault': 'Anmeldedaten',
  'settings.vault.keychain': 'Im Schlüsselbund des Systems gespeichert.',
  'settings.vault.memory':
    'Hier wurde kein Schlüsselbund gefunden, darum bleiben sie im Arbeitsspeicher und werden vergessen, wenn Snapferry beendet wird.',

  'notice.label': 'Hinweise',
  'notice.dismiss': 'Schließen',
  'notice.copied': '{count, plural, one {Link kopiert} other {# Links kopiert}}',
  'notice.copy-failed':
    'Die Zwischenablage hat den Text nicht behalten. Vielleicht blockiert sie ein anderes Programm: Kopiere noch einmal.',
  'notice.not-added':
    '{total, plural, =1 {„{name}“ wurde nicht hinzugefügt} one {Nicht hinzugefügt: {count} von {total}} other {Nicht hinzugefügt: {count} von {total}}}',
  'notice.first-reason': '„{name}“: {reason}',
  'notice.refused':
    '{count, plural, one {Bei # Bild war das nicht möglich} other {Bei # Bildern war das nicht möglich}}',
  'notice.recovered': 'Snapferry wurde mitten in Uploads beendet',
  'notice.recovered.text':
    '{resumed, plural, =0 {} one {# Bild wird von vorn gesendet. } other {# Bilder werden von vorn gesendet. }}{uncertain, plural, =0 {} one {# ist vielleicht doppelt bei Imgur und entsprechend markiert.} other {# sind vielleicht doppelt bei Imgur und entsprechend markiert.}}',
  'notice.nothing-pasted': 'In der Zwischenablage ist kein Bild',

  'row.maybe-twice': 'Vielleicht doppelt',
  'name.pasted': 'Eingefügtes Bild',
};
