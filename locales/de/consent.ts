import type { consent as english } from '../en/consent.ts';

/** Was von selbst hochgeladen wird: die Frage vor dem ersten Mal und die Zeit, in der es sich zurückholen lässt. */
export const consent: Record<keyof typeof english, string> = {
  'consent.sentence':
    '{what} werden {place, select, practice {in einer Nachbildung von Imgur auf diesem Computer} other {bei Imgur}} {hasAccount, select, yes {im Konto {username}} other {ohne Konto}} hochgeladen und sind {privacy, select, public {öffentlich: Alle können sie sehen} other {verborgen: Nur wer den Link hat, sieht sie}}.',
  'consent.what.capture': 'Screenshots',
  'consent.what.clipboard': 'Bilder, die du aus der Zwischenablage hochlädst,',
  'consent.what.clipboard-watch': 'Bilder, die du kopierst,',
  'consent.what.editor': 'Bilder, die andere Programme übergeben,',
  'consent.what.folder': 'Bilder, die in überwachten Ordnern erscheinen,',
  'consent.what.command-line': 'Bilder, die dieser Befehl bekommt,',
  'consent.title': 'Vor dem ersten Upload',
  'consent.waiting':
    '{count, plural, one {# Bild wartet auf deine Antwort.} other {# Bilder warten auf deine Antwort.}}',
  'consent.once': 'Du wirst nur einmal gefragt.',
  'consent.accept': 'Hochladen',
  'consent.decline': 'Jetzt nicht',
  'consent.declining.capture':
    'Bei „Jetzt nicht“ wird nichts hochgeladen, und beim nächsten Screenshot wirst du wieder gefragt.',
  'consent.declining.clipboard':
    'Bei „Jetzt nicht“ wird nichts hochgeladen, und beim nächsten Mal wirst du wieder gefragt.',
  'consent.declining.clipboard-watch':
    'Bei „Jetzt nicht“ wird nichts hochgeladen und die Zwischenablage nicht mehr überwacht. Den Schalter dafür findest du in den Einstellungen.',
  'consent.declining.folder':
    'Bei „Jetzt nicht“ wird nichts hochgeladen und der Ordner nicht mehr überwacht. Den Schalter dafür findest du unter „Ordner“.',
  'consent.declined':
    '{count, plural, =0 {Es wurde nichts hochgeladen.} one {# Upload wurde abgebrochen.} other {# Uploads wurden abgebrochen.}}',
  'consent.declined.clipboard-watch': 'Die Zwischenablage wird nicht mehr überwacht.',
  'consent.declined.folder': 'Der Ordner wird nicht mehr überwacht.',
  'consent.mark': 'Wartet auf dein Ja',
  'consent.detail': 'Entscheide zuerst, wohin solche Bilder dürfen',
  'consent.tray': 'Im Fenster wartet eine Frage',
  'consent.outside': 'Öffne Snapferry, um zu antworten.',

  'wait.grace': 'Startet gleich',
  'wait.grace.sentence': 'Der Upload startet in ein paar Sekunden. Bis dahin kannst du das Bild zurückholen.',
  'grace.left':
    '{seconds, plural, =0 {Upload startet jetzt} one {Upload in # Sekunde} other {Upload in # Sekunden}}',
  'grace.call-back': 'Zurückholen',
  'grace.call-back-last': 'Letzten Upload zurückholen',
  'grace.notice':
    '{seconds, plural, =0 {Das kopierte Bild wird jetzt hochgeladen} one {Das kopierte Bild wird in # Sekunde hochgeladen} other {Das kopierte Bild wird in # Sekunden hochgeladen}}',
  'grace.section': 'Vor dem Upload',
  'grace.everything': 'Bedenkzeit, um Uploads zurückzuholen',
  'grace.everything.about':
    'So lange wartet ein Bild, bevor das erste Byte gesendet wird. Befehle warten nicht.',
  'grace.clipboard-watch': 'Bedenkzeit für Bilder, die du kopierst',
  'grace.seconds': '{seconds, plural, =0 {Keine} one {# Sekunde} other {# Sekunden}}',
  'consent.given': 'Wozu du Ja gesagt hast',
  'consent.given.none':
    'Noch nichts. Bevor das erste Bild einer Art von selbst hochgeladen wird, wirst du gefragt.',
  'consent.ask-again': 'Erneut fragen',
};
