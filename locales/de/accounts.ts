import type { accounts as english } from '../en/accounts.ts';

export const accounts: Record<keyof typeof english, string> = {
  'rail.accounts': 'Dienste und Konten',

  'error.sign-in-refused': 'Die Anmeldung wurde nicht erlaubt.',
  'error.sign-in-refused.advice':
    'Es wurde nichts geändert. Wenn du dich anmelden möchtest, beginne noch einmal und wähle „Allow“.',
  'error.sign-in-expired': 'Aus dem Browser kam fünf Minuten lang nichts zurück.',
  'error.sign-in-expired.advice':
    'Beginne noch einmal. Hat Imgur statt seiner Frage einen Fehler gezeigt, hilft „Imgur zeigt einen Fehler?“ weiter.',
  'error.wrong-pin': 'Imgur kennt diese PIN nicht.',
  'error.wrong-pin.advice':
    'Jede PIN gilt nur einmal und nicht lange. Kopiere sie erneut oder beginne noch einmal, um eine neue zu bekommen.',
  'error.no-client-secret': 'Es fehlt ein Client-Secret, das Imgur akzeptiert.',
  'error.no-client-secret.advice':
    'Diese Art der Anmeldung braucht es. Gib das ein, das du von Imgur zusammen mit der Client-ID bekommen hast.',
  'error.sign-in-port-taken': 'Ein anderes Programm belegt den Port für die Anmeldung ({port}).',
  'error.sign-in-port-taken.advice':
    'Der Browser konnte nicht zu Snapferry zurückkehren. Schließe das andere Programm oder wähle einen anderen Port, hier und dort, wo deine Anwendung registriert ist.',
  'error.keychain-locked': 'Der Schlüsselbund gibt seine Daten nicht heraus.',
  'error.keychain-locked.advice':
    'Entsperre ihn und versuche es dann noch einmal. In der Zwischenzeit geht nichts verloren.',

  'sign-in.page.checking': 'Einen Moment',
  'sign-in.page.checking.text': 'Snapferry übernimmt die Anmeldung.',
  'sign-in.page.done': 'Du bist angemeldet',
  'sign-in.page.done.text': 'Du kannst diese Seite schließen und zu Snapferry zurückkehren.',
  'sign-in.page.denied': 'Du bist nicht angemeldet',
  'sign-in.page.denied.text':
    'Die Anmeldung wurde nicht erlaubt, es wurde nichts geändert. Du kannst diese Seite schließen.',
  'sign-in.page.failed': 'Die Anmeldung hat nicht geklappt',
  'sign-in.page.failed.text': 'Den Grund nennt Snapferry. Du kannst diese Seite schließen.',
  'sign-in.page.stale': 'Auf diese Anmeldung wartet niemand mehr',
  'sign-in.page.stale.text':
    'Sie wurde schon verwendet, hat zu lange gedauert oder kam nicht von Snapferry. Du kannst diese Seite schließen und dort noch einmal beginnen.',
  'sign-in.page.no-script': 'Diese Seite braucht JavaScript, um die Anmeldung an Snapferry zu übergeben.',

  'accounts.title': 'Dienste und Konten',
  'accounts.detail': '{count, plural, =0 {Kein Konto, Uploads sind anonym} one {# Konto} other {# Konten}}',
  'accounts.imgur': 'Imgur',
  'accounts.active': 'Hierhin gehen Uploads',
  'accounts.choose': 'Hier hochladen',
  'accounts.list': 'Wer hochlädt',
  'accounts.anonymous': 'Anonym',
  'accounts.anonymous.text':
    'Ohne Konto. Nur wer den Link hat, sieht das Bild. Den Schlüssel zum Löschen bewahrt Snapferry auf.',
  'accounts.state.signed-in': 'Angemeldet',
  'accounts.state.needs-sign-in': 'Anmeldung nötig',
  'accounts.state.needs-sign-in.text':
    'Imgur akzeptiert die Anmeldung nicht mehr. {count, plural, =0 {} one {# Bild wartet darauf.} other {# Bilder warten darauf.}}',
  'accounts.state.locked': 'Im Schlüsselbund gesperrt',
  'accounts.state.locked.text':
    'Der Schlüsselbund hat die Anmeldung, gibt sie aber nicht heraus. {count, plural, =0 {} one {# Bild wartet darauf.} other {# Bilder warten darauf.}}',
  'accounts.tokens.keychain': 'Im Schlüsselbund des Systems gespeichert',
  'accounts.tokens.memory': 'Gilt nur, bis Snapferry beendet wird',
  'accounts.tokens.keep': 'Im Schlüsselbund speichern',
  'accounts.unlock': 'Wiederholen',
  'accounts.sign-in': 'Anmelden',
  'accounts.sign-in.again': 'Neu anmelden',
  'accounts.sign-in.other': 'Konto hinzufügen',
  'accounts.sign-in.pin': 'Mit PIN anmelden',
  'accounts.sign-out': 'Abmelden',
  'accounts.sign-out.title': '{name} abmelden?',
  'accounts.sign-out.text':
    'Snapferry vergisst die Anmeldung auf diesem Computer. Deine Bilder bleiben bei Imgur und in der Bibliothek. Um Snapferry auch bei Imgur die Erlaubnis zu entziehen, öffne dort die Einstellungen deines Kontos.',
  'accounts.sign-out.waiting':
    '{count, plural, one {# Bild, das noch in dieses Konto hochgeladen werden soll, wartet, bis du dich wieder anmeldest.} other {# Bilder, die noch in dieses Konto hochgeladen werden sollen, warten, bis du dich wieder anmeldest.}}',
  'accounts.sign-out.active': 'Danach sind Uploads anonym.',
  'accounts.sign-out.stay': 'Angemeldet bleiben',
  'accounts.waiting': 'Im Browser geht es weiter',
  'accounts.waiting.text':
    'Imgur fragt dort, ob Snapferry dein Konto nutzen darf. Diese Seite geht danach von selbst weiter. Offen bis {time}.',
  'accounts.waiting.pin': 'Imgur zeigt im Browser eine PIN',
  'accounts.waiting.pin.text': 'Gib sie hier ein. Offen bis {time}.',
  'accounts.checking': 'Anmeldung wird übernommen',
  'accounts.pin': 'PIN',
  'accounts.pin.finish': 'Anmelden',
  'accounts.open-again': 'Browser erneut öffnen',
  'accounts.address.copy': 'Adresse kopieren',
  'accounts.address.copied':
    'Die Adresse ist in der Zwischenablage. Öffne sie in einem beliebigen Browser auf diesem Computer.',
  'accounts.cancel': 'Abbrechen',
  'accounts.close': 'Schließen',
  'accounts.signed-in': '{name} ist angemeldet',
  'accounts.signed-in.text': 'Ab jetzt gehen Uploads in dieses Konto.',
  'accounts.signed-in.text.other': 'Wähle das Konto aus, um dorthin hochzuladen.',
  'accounts.signed-out': '{name} ist abgemeldet',
  'accounts.trouble': 'Imgur zeigt einen Fehler?',
  'accounts.trouble.text':
    'Seit 2025 zeigt Imgurs Anmeldeseite vielen den „error 1024“, und neue Anwendungen lassen sich kaum noch registrieren. Das liegt an Imgur und nicht an dir.',
  'accounts.trouble.works':
    'Was weiterhin geht: anonyme Uploads mit einer vorhandenen Client-ID, Konten, die schon angemeldet sind, und alles ohne Imgur auszuprobieren.',
  'accounts.trouble.check': 'Imgurs Seiten prüfen',
  'accounts.trouble.checking': 'Wird geprüft …',
  'accounts.trouble.found.none': 'Imgurs Anmeldeseite antwortet gerade, wie sie soll.',
  'accounts.trouble.found.closed': 'Imgurs Anmeldeseite zeigt gerade einen Fehler für diese Client-ID.',
  'accounts.trouble.found.busy':
    'Imgur lässt gerade keine weiteren Anmeldungen zu. Versuche es in ein paar Minuten noch einmal.',
  'accounts.trouble.found.unreachable': 'Imgurs Anmeldeseite ist gerade nicht erreichbar.',
  'accounts.registration.open': 'Neue Anwendungen können bei Imgur gerade registriert werden.',
  'accounts.registration.closed': 'Neue Anwendungen können bei Imgur gerade nicht registriert werden.',
  'accounts.registration.unknown':
    'Ob neue Anwendungen registriert werden können, lässt sich gerade nicht sagen.',
  'accounts.application': 'Deine Anwendung bei Imgur',
  'accounts.secret': 'Client-Secret',
  'accounts.secret.about':
    'Wird für die Anmeldung mit PIN gebraucht und um angemeldet zu bleiben, wenn eine Anmeldung abläuft. Kopiere es bei Imgur und klicke dann auf die Schaltfläche.',
  'accounts.secret.about.keychain': 'Es kommt direkt in den Schlüsselbund und wird nirgends angezeigt.',
  'accounts.secret.about.memory': 'Es wird nur behalten, bis Snapferry beendet wird, und nirgends angezeigt.',
  'accounts.secret.kept': 'Gespeichert',
  'accounts.secret.paste': 'Aus Zwischenablage übernehmen',
  'accounts.secret.not-there': 'In der Zwischenablage ist kein Client-Secret.',
  'accounts.secret.not-there.advice': 'Kopiere es zuerst bei Imgur, ohne etwas davor oder dahinter.',
  'accounts.secret.forget': 'Löschen',
  'accounts.secret.saved': 'Das Client-Secret ist gespeichert',
  'accounts.secret.forgotten': 'Das Client-Secret ist gelöscht',
  'accounts.return': 'Rückkehradresse',
  'accounts.return.about': 'Trage genau diese Adresse bei Imgur als „redirect URL“ deiner Anwendung ein.',
  'accounts.return.copy': 'Kopieren',
  'accounts.return.copied': 'Die Rückkehradresse ist in der Zwischenablage',
  'accounts.port': 'Port',
  'accounts.port.about': 'Der Port der Rückkehradresse, 1024 bis 65535.',
  'accounts.port.bad': 'Gib eine Zahl von 1024 bis 65535 ein.',
  'accounts.vault.memory':
    'Hier ist kein Schlüsselbund nutzbar, darum gilt eine Anmeldung nur, bis Snapferry beendet wird. {why}',
  'accounts.vault.why': 'Das System meldet: {why}',
  'accounts.no-client-id': 'Gib für die Anmeldung zuerst die Client-ID einer Anwendung ein.',
  'accounts.uploads-to': 'Hochladen als',
  'accounts.uploads-to.hint': 'Hochladen als: {name}',
  'accounts.of': 'Konto',

  'cli.help.login': 'bei einem Konto anmelden',
  'cli.help.login.pin': 'mit einer PIN, die Imgur anzeigt (braucht das Client-Secret)',
  'cli.help.logout': 'Anmeldung eines Kontos auf diesem Computer löschen',
  'cli.help.logout.account': 'das Konto; kann fehlen, wenn es nur eines gibt',
  'cli.help.accounts': 'Konten anzeigen oder wählen, wohin hochgeladen wird',
  'cli.help.accounts.use': 'ab jetzt in dieses Konto hochladen',
  'cli.help.accounts.anonymous': 'ab jetzt ohne Konto hochladen',
  'cli.help.accounts.secret': 'Client-Secret von der Standardeingabe speichern',
  'cli.help.upload.account': 'in dieses Konto hochladen',
  'cli.help.upload.anonymous': 'ohne Konto hochladen',
  'cli.login.open': 'Öffne diese Adresse im Browser und erlaube dort den Zugriff (bis {time}):',
  'cli.login.pin': 'Öffne diese Adresse im Browser und gib dann die angezeigte PIN ein (bis {time}):',
  'cli.login.pin.prompt': 'PIN: ',
  'cli.login.done': '{name} ist angemeldet',
  'cli.login.memory':
    'Kein Schlüsselbund nimmt die Anmeldung an, darum gilt sie nur, solange dieses Snapferry läuft. ({why})',
  'cli.login.memory.own':
    'Kein Schlüsselbund nimmt die Anmeldung an, und mit diesem Befehl würde sie enden. Es wurde nichts gespeichert. ({why})',
  'cli.login.cancelled': 'Die Anmeldung wurde abgebrochen. Es wurde nichts geändert.',
  'cli.logout.done': '{name} ist abgemeldet',
  'cli.logout.which': 'Gib an, welches Konto: {names}',
  'cli.logout.none': 'Es ist kein Konto angemeldet.',
  'cli.account.unknown': 'Ein Konto {name} gibt es nicht. „snapferry accounts“ zeigt alle an.',
  'cli.account.both': 'Wähle entweder --account oder --anonymous.',
  'cli.account.post':
    'Ein Beitrag entsteht in dem Konto, in das Uploads gehen. Wähle es mit „snapferry accounts --use“ und lass dann --account und --anonymous weg.',
  'cli.accounts.active': '{name} ({state}), hierhin gehen Uploads',
  'cli.accounts.other': '{name} ({state})',
  'cli.accounts.anonymous': 'anonym',
  'cli.accounts.anonymous.active': 'anonym, hierhin gehen Uploads',
  'cli.accounts.secret.kept': 'Das Client-Secret ist gespeichert.',
  'cli.accounts.secret.none': 'Von der Standardeingabe kam nichts. Es wurde nichts geändert.',
  'cli.accounts.secret.memory':
    'Kein Schlüsselbund nimmt das Client-Secret an, darum gilt es nur, solange dieses Snapferry läuft. ({why})',
  'cli.accounts.secret.memory.own':
    'Kein Schlüsselbund nimmt das Client-Secret an, und mit diesem Befehl würde es verloren gehen. Es wurde nichts gespeichert. ({why})',
};
