import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'clipboard.upload': 'Zwischenablage hochladen',
  'clipboard.pause': 'Überwachung der Zwischenablage pausieren',
  'clipboard.resume': 'Überwachung der Zwischenablage fortsetzen',
  'clipboard.name': 'Kopiertes Bild',
  'clipboard.not-taken':
    'Ein kopiertes Bild konnte nicht hinzugefügt werden. Öffne Snapferry, um den Grund zu sehen.',
  'clipboard.missed':
    '{count, plural, one {# weitere Datei wurde kopiert, aber Windows hat sie nicht genannt} other {# weitere Dateien wurden kopiert, aber Windows hat sie nicht genannt}}',
  'clipboard.missed.advice': 'Ziehe sie stattdessen ins Fenster.',
  'clipboard.too-large':
    'Das Bild in der Zwischenablage ist zu groß, um es von dort zu übernehmen: {megapixels} Megapixel',
  'clipboard.too-large.advice':
    'Es ist noch in der Zwischenablage. Speichere es in dem Programm, aus dem es stammt, als Datei und füge sie hinzu.',
  'clipboard.sign.on': 'Kopierte Bilder werden hochgeladen',
  'clipboard.sign.paused': 'Zwischenablage: pausiert',
  'clipboard.section': 'Zwischenablage',
  'clipboard.watch': 'Bilder hochladen, die du kopierst',
  'clipboard.watch.about':
    'Einmal pro Sekunde prüft Snapferry, ob in einem anderen Programm ein neues Bild kopiert wurde, und lädt es hoch. Sein Link tritt dann an seine Stelle, wenn Links kopiert werden. Text und Dateien bleiben unberührt, ebenso alles, was ein Passwortmanager als geheim markiert. Solange dies eingeschaltet ist, zeigt ein Hinweis im Fenster und im Infobereich es an.',
  'clipboard.watch.wayland':
    'Unter Wayland sieht ein Programm die Zwischenablage nur, solange sein eigenes Fenster vorn ist: Was du zuletzt kopiert hast, wird gefunden, wenn du zu Snapferry zurückkehrst.',

  'tray.idle': 'Nichts hochzuladen',
  'tray.broken': 'Snapferry kann nichts hochladen: Öffnen, um den Grund zu sehen',
  'tray.busy':
    '{open, plural, one {Noch # Bild} other {Noch # Bilder}}{hasTime, select, yes {, fertig bis {time}} other {}}',
  'tray.waiting':
    '{open, plural, one {# Bild wartet} other {# Bilder warten}}{hasTime, select, yes {, weiter ab {time}} other {}}',
  'tray.paused': '{open, plural, =0 {Pausiert} one {Pausiert, noch # Bild} other {Pausiert, noch # Bilder}}',
  'tray.failed': '{count, plural, one {# Bild fehlgeschlagen} other {# Bilder fehlgeschlagen}}',
  'tray.client-id': 'Eine Client-ID fehlt',
  'tray.room':
    '{count, plural, =0 {Zurzeit keine Uploads möglich} one {Zurzeit # Upload möglich} other {Zurzeit # Uploads möglich}}{hasTime, select, yes {, wieder voll ab {time}} other {}}',
  'tray.watch.on': 'Kopierte Bilder werden hochgeladen',
  'tray.watch.paused': 'Überwachung der Zwischenablage pausiert',
  'tray.recent': 'Link kopieren',
  'tray.open': 'Snapferry öffnen',
  'tray.quit': 'Snapferry beenden',
  'tray.kept': 'Snapferry läuft im Infobereich weiter',
  'tray.kept.text':
    'Uploads laufen weiter, während das Fenster geschlossen ist. Zum Beenden wähle im Infobereich „Snapferry beenden“.',
  'tray.kept.settings': 'Einstellungen',

  'desktop.section': 'Fenster und Start',
  'desktop.keep': 'Bei geschlossenem Fenster im Infobereich weiterlaufen',
  'desktop.keep.about': 'Uploads gehen weiter, und alles Alltägliche ist im Infobereich erreichbar.',
  'desktop.keep.no-tray':
    'Auf diesem Desktop zeigt zurzeit nichts Infobereich-Symbole an. Bis sich das ändert, beendet das Schließen des Fensters Snapferry.',
  'desktop.login': 'Bei der Anmeldung starten',
  'desktop.login.about': 'Ohne Fenster, im Infobereich.',
};
