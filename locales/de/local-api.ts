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
  'local-api.too-big': 'Was gesendet wurde, ist größer als {limit}. Nichts davon wurde angenommen.',

  'settings.local-api': 'Editoren',
  'settings.local-api.on': 'Bilder von Editoren annehmen',
  'settings.local-api.on.about':
    'Typora, Obsidian und andere, die PicGo kennen, übergeben Bilder und bekommen die Links. Nur Programme auf diesem Computer können das; Webseiten werden abgewiesen.',
  'settings.local-api.port': 'Port',
  'settings.local-api.port.about': 'Editoren erwarten {usual}, wenn du nichts anderes einstellst.',
  'settings.local-api.key': 'Schlüssel',
  'settings.local-api.key.about':
    'Editoren senden ihn als „?\u2060key=…“ am Ende der Adresse; in der Adresse oben steht er schon. Unter Linux bekommen Programme deines eigenen Kontos auch ohne ihn Antwort, sonst niemand.',
  'settings.local-api.key.make': 'Anderen Schlüssel erzeugen',
  'settings.local-api.listening': 'Editoren erreichen Snapferry unter dieser Adresse:',
  'settings.local-api.copy': 'Adresse kopieren',
  'settings.local-api.copied': 'Adresse kopiert',
  'local-api.not-allowed':
    'Das lädt Snapferry für ein Programm eines anderen Benutzers nicht hoch. Es nimmt die Bilder selbst und Dateien aus erlaubten Ordnern.',
  'local-api.spool-full':
    'Mehr als {limit} an Bildern aus Editoren warten schon auf ihren Upload. Nichts wurde angenommen; versuche es wieder, wenn einige oben sind.',
  'local-api.no-picture':
    '{name} ist weder ein Bild noch ein Video. Nichts von dem, was damit kam, wurde angenommen.',
  'local-api.busy':
    'Gerade geben andere Programme Bilder ab. Nichts wurde angenommen; versuche es in einer Minute wieder.',
};
