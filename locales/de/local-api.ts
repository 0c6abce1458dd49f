import type { localApi as english } from '../en/local-api.ts';

/** Die Schnittstelle für Editoren: was ein Editor zur Antwort bekommt, und ihre Einstellungen. */
export const localApi: Record<keyof typeof english, string> = {
  'local-api.failed':
    '{name} wurde nicht hochgeladen. {why}{others, plural, =0 {} one { Ein weiteres Bild ist auch fehlgeschlagen.} other { # weitere sind auch fehlgeschlagen.}}',
  'local-api.waiting':
    '{of, plural, one {Das Bild ist noch nicht hochgeladen.} other {Noch nicht hochgeladen: {open} von # Bildern.}} {why} Frage später noch einmal, dann bekommst du die Links, ohne zweiten Upload.',
  'local-api.waiting.paused': 'Die Warteschlange ist pausiert.',
  'local-api.waiting.held': 'Snapferry hat eine Frage dazu: Sieh in seinem Fenster nach.',
  'local-api.waiting.uploading': 'Es wird noch hochgeladen.',
  'local-api.foreign-page':
    'Eine Webseite ({origin}) wollte etwas über Snapferry hochladen. Das dürfen nur Programme auf diesem Computer.',
  'local-api.foreign-host': 'Snapferry antwortet nur unter 127.0.0.1 und wurde als „{host}“ angesprochen.',
  'local-api.wrong-key':
    'Der Schlüssel fehlt oder ist falsch. Gib dem Editor den, den die Einstellungen von Snapferry zeigen.',
  'local-api.unreadable':
    'Snapferry kann die Anfrage nicht lesen. Es nimmt eine Liste vollständiger Pfade oder die Bilder selbst als Formular mit dem Feld „files“.',
  'local-api.relative':
    'Snapferry braucht den vollständigen Pfad eines Bildes, und „{path}“ ist nur ein Teil davon.',
  'local-api.no-shell':
    'Snapferry läuft hier ohne Fenster und kann die Zwischenablage nicht lesen. Speichere das Bild als Datei oder starte die App.',
  'local-api.empty-clipboard':
    'In der Zwischenablage ist kein Bild. Kopiere eines und versuche es dann noch einmal.',
  'local-api.too-large':
    'Das Bild in der Zwischenablage hat {megapixels, number} Megapixel und ist damit zu groß, um es von dort zu übernehmen. Speichere es als Datei.',
  'local-api.too-big': 'Ein Bild ist größer als {limit}, und mehr nimmt Imgur nicht an.',

  'settings.local-api': 'Editoren',
  'settings.local-api.on': 'Bilder von Editoren annehmen',
  'settings.local-api.on.about':
    'Typora, Obsidian und andere, die PicGo kennen, übergeben Bilder und bekommen die Links. Nur Programme auf diesem Computer können das; Webseiten werden abgewiesen.',
  'settings.local-api.port': 'Port',
  'settings.local-api.port.about': 'Editoren erwarten {usual}, wenn du nichts anderes einstellst.',
  'settings.local-api.key': 'Schlüssel',
  'settings.local-api.key.about':
    'Ist einer gesetzt, müssen Editoren ihn mitsenden: als „?\u2060key=…“ am Ende der Adresse.',
  'settings.local-api.key.none': 'Keiner: Jedes Programm auf diesem Computer darf anfragen',
  'settings.local-api.key.make': 'Erstellen',
  'settings.local-api.key.remove': 'Entfernen',
  'settings.local-api.listening': 'Editoren erreichen Snapferry unter dieser Adresse:',
  'settings.local-api.copy': 'Adresse kopieren',
  'settings.local-api.copied': 'Adresse kopiert',
};
