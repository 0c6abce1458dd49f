import type { folders as english } from '../en/folders.ts';

export const folders: Record<keyof typeof english, string> = {
  'error.folder-missing': 'Der Ordner ist nicht da.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {{folder} wurde verschoben, umbenannt oder gelöscht, oder das Laufwerk ist nicht verbunden.} other {Er wurde verschoben, umbenannt oder gelöscht, oder das Laufwerk ist nicht verbunden.}} Wähle ihn noch einmal.',
  'error.folder-unreadable': 'Der Ordner kann nicht geöffnet werden.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {Für {folder} fehlt dir das Leserecht.} other {Dir fehlt das Leserecht dafür.}} Gib dir dieses Recht oder wähle einen anderen Ordner.',
  'error.not-a-folder': 'Das ist kein Ordner.',
  'error.not-a-folder.advice': 'Nur Ordner lassen sich überwachen. Wähle den Ordner, in dem die Datei liegt.',
  'error.folder-is-profile': 'In diesem Ordner bewahrt Snapferry seine eigenen Daten auf.',
  'error.folder-is-profile.advice':
    'Überwacht würde hochgeladen, was Snapferry für sich selbst speichert. Wähle einen anderen Ordner.',
  'error.folder-overlaps': 'Seine Bilder werden schon überwacht.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {Dieser Ordner und {other} haben Bilder gemeinsam, die doppelt hochgeladen würden.} other {Er hat Bilder mit einem anderen überwachten Ordner gemeinsam, die doppelt hochgeladen würden.}} Entferne zuerst den anderen oder lass Unterordner weg.',
  'error.folder-cannot-tidy': 'Ein Bild konnte nach dem Upload nicht weggeräumt werden.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {{name} ist hochgeladen und liegt noch im Ordner.} other {Es ist hochgeladen und liegt noch im Ordner.}} Prüfe, ob du dort Dateien verschieben darfst; es wird wieder versucht.',
  'error.bad-pattern': 'Dieses Muster ergibt keinen Sinn.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {Angegeben ist {pattern}.} other {}} Schreibe es wie *.png oder screenshots/** und schließe jede Klammer.',
  'error.bad-subfolder': 'Ein Ordner mit diesem Namen geht für Hochgeladenes nicht.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {Angegeben ist {name}.} other {}} Schreibe den Namen eines einzelnen Ordners im überwachten Ordner, ohne Schrägstriche.',

  'cli.help.watch': 'hochladen, was in einem Ordner erscheint, bis Strg+C oder SIGTERM kommt',
  'cli.help.watch.folder': 'der Ordner, ohne seine Unterordner',
  'cli.help.watch.existing': 'auch, was schon darin ist',
  'cli.watch.begins': '{folder} wird überwacht.',
  'cli.watch.missing': '{folder} ist nicht da. Die Überwachung geht weiter, sobald der Ordner zurück ist.',
  'cli.serve.asking':
    '{folder}: {count, plural, one {# Bild, das schon vorher da war, wartet} other {# Bilder, die schon vorher da waren, warten}} im Fenster auf deine Antwort.',

  'rail.folders': 'Ordner',
  'folders.title': 'Ordner',
  'folders.add': 'Ordner hinzufügen …',
  'folders.choose.title': 'Ordner zum Überwachen wählen',
  'folders.empty.title': 'Noch wird kein Ordner überwacht',
  'folders.empty.text':
    'Jedes Bild, das in einem überwachten Ordner erscheint, wird von selbst einmal hochgeladen, sobald es vollständig ist. Zieh einen Ordner hierher oder wähle einen aus.',
  'folders.drop': 'Diesen Ordner überwachen',
  'folders.drop.text': 'Als Nächstes wählst du, was mit den Bildern darin geschieht.',
  'folders.list': 'Überwachte Ordner',

  'folders.state.off': 'Pausiert',
  'folders.state.scanning':
    'Wird durchgesehen, {seen, plural, =0 {gerade begonnen} one {bisher # Bild} other {bisher # Bilder}}',
  'folders.state.watching': 'Wird überwacht',
  'folders.state.missing': 'Nicht da',
  'folders.state.missing.text':
    'Er wurde verschoben oder gelöscht, oder das Laufwerk ist nicht verbunden. Die Überwachung geht weiter, sobald er zurück ist; nichts wird doppelt hochgeladen.',
  'folders.state.unreadable': 'Kann nicht geöffnet werden',
  'folders.by-command': 'Für einen Befehl „snapferry watch“ überwacht',
  'folders.polled.chosen': 'Wird alle paar Sekunden geprüft, wie von dir gewählt.',
  'folders.polled.limits':
    'So viele Ordner kann das System nicht überwachen, darum wird dieser alle paar Sekunden geprüft. Bilder kommen etwas später.',
  'folders.polled.network':
    'Er liegt auf einem anderen Computer, darum wird er zusätzlich alle paar Sekunden geprüft. Bilder kommen eventuell etwas später.',
  'folders.asking':
    '{count, plural, one {# Bild ist schon darin. Auch dieses hochladen?} other {# Bilder sind schon darin. Auch diese hochladen?}}',
  'folders.asking.upload': '{count, plural, one {Hochladen} other {Alle # hochladen}}',
  'folders.asking.ignore': 'Nur neue',
  'folders.taken':
    '{count, plural, =0 {Noch kein Bild übernommen} one {# Bild übernommen} other {# Bilder übernommen}}',
  'folders.last': 'zuletzt {name}, {time}',
  'folders.unfinished':
    '{count, plural, one {{name} ist noch nicht vollständig und wird hochgeladen, sobald das schreibende Programm fertig ist} other {{name} und {others, plural, one {# weitere Datei} other {# weitere Dateien}} sind noch nicht vollständig und werden hochgeladen, sobald die schreibenden Programme fertig sind}}.',
  'folders.unnameable':
    '{count, plural, one {# Datei oder Ordner hat einen unlesbaren Namen ({name}) und wird übergangen. Benenne den Eintrag um, damit er hochgeladen wird.} other {# Dateien oder Ordner haben unlesbare Namen (einer lautet {name}) und werden übergangen. Benenne sie um, damit sie hochgeladen werden.}}',
  'folders.pause': 'Pausieren',
  'folders.resume': 'Fortsetzen',
  'folders.rescan': 'Jetzt durchsehen',
  'folders.change': 'Ändern …',
  'folders.remove': 'Überwachung beenden …',
  'folders.more': 'Mehr zu {name}',
  'folders.remove.title': 'Überwachung von {name} beenden?',
  'folders.remove.text':
    'Die Dateien bleiben, wo sie sind, und was in der Warteschlange ist, wird hochgeladen. Was von hier hochgeladen wurde, wird vergessen: Überwachst du den Ordner wieder, wirst du nach den Bildern darin gefragt.',
  'folders.remove.confirm': 'Überwachung beenden',
  'folders.cancel': 'Abbrechen',

  'folders.form.add': 'Diesen Ordner überwachen',
  'folders.form.change': 'Diesen Ordner ändern',
  'folders.form.save': 'Speichern',
  'folders.form.watch': 'Überwachen',
  'folders.form.recursive': 'Mit Unterordnern',
  'folders.form.recursive.about': 'Versteckte Ordner und Verknüpfungen zu Ordnern werden ausgelassen.',
  'folders.form.existing': 'Bilder, die schon darin sind',
  'folders.form.existing.ask': 'Nachfragen',
  'folders.form.existing.ignore': 'Auslassen',
  'folders.form.existing.upload': 'Hochladen',
  'folders.form.after': 'Nach dem Upload',
  'folders.form.after.leave': 'Datei belassen',
  'folders.form.after.move': 'Verschieben',
  'folders.form.after.trash': 'In den Papierkorb',
  'folders.form.after.subfolder': 'In diesen Unterordner',
  'folders.form.after.default': 'hochgeladen',
  'folders.form.privacy': 'Wer sie sieht',
  'folders.form.privacy.hidden': 'Verborgen',
  'folders.form.privacy.public': 'Öffentlich',
  'folders.form.privacy.about':
    'Verborgen: nur wer den Link hat. Öffentlich: Sie sind in Imgurs Galerie zu finden.',
  'folders.form.album': 'In das Album',
  'folders.form.album.about':
    'Dessen Titel. Das Album entsteht mit dem ersten Bild und ist verborgen: Nur wer den Link hat, sieht es. Leer: kein Album.',
  'folders.form.lane': 'Reihenfolge',
  'folders.form.lane.bulk': 'Zuletzt',
  'folders.form.lane.normal': 'Normal',
  'folders.form.lane.interactive': 'Zuerst',
  'folders.form.include': 'Nur Namen wie',
  'folders.form.include.about':
    'Ein Muster pro Zeile, etwa *.png oder screenshots/**. Leer: alle Bilder und Videos.',
  'folders.form.exclude': 'Nie Namen wie',
  'folders.form.exclude.about': 'Diese haben Vorrang vor den oberen.',
  'folders.form.polling': 'Alle paar Sekunden prüfen',
  'folders.form.polling.about':
    'Für Laufwerke, die Änderungen nicht melden. Netzwerkordner werden ohnehin geprüft.',
};
