import type { cli as english } from '../en/cli.ts';

export const cli: Record<keyof typeof english, string> = {
  'cli.help.about':
    'Lädt Bilder zu Imgur hoch. Plant die Uploads nach den Credits, die Imgur vergibt, damit jedes Bild ankommt.',
  'cli.help.usage': 'Aufruf:',
  'cli.help.arguments': 'Argumente:',
  'cli.help.options': 'Optionen:',
  'cli.help.commands': 'Befehle:',
  'cli.help.version': 'Version anzeigen',
  'cli.help.help': 'diese Hilfe anzeigen',
  'cli.help.json': 'ein JSON-Objekt pro Zeile auf der Standardausgabe, sonst nichts',
  'cli.help.upload': 'Bilder in die Warteschlange stellen, auf sie warten und zu jedem einen Link ausgeben',
  'cli.help.upload.what': 'Dateien, Ordner (die Bilder darin), Webadressen oder - für die Standardeingabe',
  'cli.help.upload.title': 'Titel jedes Bildes',
  'cli.help.upload.description': 'Beschreibung jedes Bildes',
  'cli.help.upload.keep-metadata': 'Dateien senden, wie sie sind, mit Ort, Kamera, Urheber und Ähnlichem',
  'cli.help.upload.links': 'wie Links geschrieben werden: {forms} oder der Name einer Vorlage',
  'cli.usage.bad-links':
    '--links braucht {forms} oder den Namen einer Vorlage; eine namens {value} gibt es nicht.',
  'cli.help.upload.post':
    'aus allen in der angegebenen Reihenfolge einen Beitrag machen und dessen Link ausgeben; Titel und Beschreibung gelten für den Beitrag',
  'cli.help.upload.no-wait': 'zurückkehren, sobald die Warteschlange die Bilder hat, und deren IDs ausgeben',
  'cli.help.credits': 'anzeigen, was Imgur durchlässt und wann es wieder mehr ist',
  'cli.help.serve': 'Warteschlange abarbeiten, bis Strg+C oder SIGTERM kommt',
  'cli.help.serve.api': 'Bilder von Editoren annehmen, die PicGo kennen, nur auf diesem Computer',
  'cli.help.serve.api-port': 'Port dafür, anstelle dessen aus den Einstellungen (meist 36677)',
  'cli.help.queue': 'Warteschlange anzeigen',
  'cli.help.history': 'anzeigen, was hochgeladen wurde, Neuestes zuerst',
  'cli.help.history.search': 'nur wo Name, Titel, Beschreibung oder Link diesen Text enthält',
  'cli.help.history.limit': 'höchstens so viele',
  'cli.help.retry': 'fehlgeschlagene oder abgebrochene Bilder wieder in die Warteschlange stellen',
  'cli.help.cancel': 'noch nicht hochgeladene Bilder abbrechen',
  'cli.help.id': 'IDs, wie die Warteschlange sie anzeigt',
  'cli.help.doctor': 'anzeigen, was auf diesem Computer geht und was nicht',
  'cli.help.after':
    'Rückgabewerte: 0 alles erledigt, 1 einige fehlgeschlagen oder unterbrochen oder die Ausgabe ließ sich nicht schreiben, 2 falscher Aufruf, 3 nichts konnte versucht werden.\nUmgebung: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (was Editoren senden müssen), SNAPFERRY_HOME (Ordner deiner Daten), NO_COLOR.',

  'cli.usage.nothing': 'Gib an, was zu tun ist.',
  'cli.usage.unknown-option': 'Eine Option {what} gibt es nicht. Siehe snapferry --help.',
  'cli.usage.unknown-command': 'Einen Befehl {what} gibt es nicht. Siehe snapferry --help.',
  'cli.usage.missing-argument': 'Diesem Befehl fehlt etwas: <{what}>. Siehe snapferry --help.',
  'cli.usage.option-without-value': 'Die Option {what} braucht einen Wert.',
  'cli.usage.too-many': 'Dieser Befehl nimmt {what} nicht an.',
  'cli.usage.post-waits':
    '--post und --no-wait vertragen sich nicht: Ein Beitrag hat seinen Link erst, wenn alles da ist.',
  'cli.post.interrupted':
    'Unterbrochen. Der Beitrag bleibt erhalten: Er geht weiter, wenn die App oder „snapferry serve“ läuft, und wird nur einmal erstellt.',
  'cli.post.kept':
    'Der Beitrag bleibt mit den hochgeladenen Bildern erhalten. In der App lässt er sich noch einmal versuchen oder ohne die fehlgeschlagenen erstellen.',
  'cli.post.empty-left':
    'Eine Antwort von Imgur ging unterwegs verloren: Dort ist vielleicht ein leeres Album ohne Namen geblieben, dessen Adresse niemand kennt. Den Beitrag selbst gibt es einmal.',
  'cli.usage.bad-limit': '--limit braucht eine ganze Zahl von 1 bis {most, number}, nicht {value}.',
  'cli.usage.one-pipe': 'Die Standardeingabe (-) kann nur einmal angegeben werden.',
  'cli.usage.no-pipe': 'Für - kommt nichts an. So geht es: ein-programm | snapferry upload -',
  'cli.usage.empty-argument':
    'Einer der Namen ist leer. Prüfe Anführungszeichen und Variablen in deinem Befehl.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL ist {value}. Es muss eine Adresse mit https sein, oder mit http nur auf diesem Computer (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'Dem Inhalt nach ist es {hasFound, select, yes {{found}} other {etwas anderes}}, egal was der Name sagt. Exportiere es als PNG, JPEG, GIF oder MP4.',
  'cli.advice.unsupported-type': 'Speichere es als PNG, JPEG, GIF oder MP4.',
  'cli.advice.empty-file': 'Speichere das Bild erneut und gib es dann noch einmal an.',
  'cli.advice.vanished':
    'An diesem Ort ist jetzt nichts. Prüfe die Schreibweise oder wohin es verschoben wurde.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {Es ist {bytes} groß.} other {}} {hasLimit, select, yes {Imgur nimmt bis zu {limit} an.} other {}} Verkleinere es oder speichere es als JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {Version {version} läuft (PID {pid}), und diese hier kann nicht mit ihr sprechen.} other {}} Beende die andere oder verwende dieselbe Version. Es wurde nichts geändert.',
  'cli.advice.engine-stopped':
    'Was in der Warteschlange ist, bleibt erhalten. Führe den Befehl noch einmal aus.',
  'cli.advice.no-client-id':
    'Es wurde nichts hinzugefügt. Setze SNAPFERRY_CLIENT_ID auf die Client-ID einer Anwendung, die bei Imgur registriert ist (https://api.imgur.com/oauth2/addclient; neue nimmt Imgur kaum noch an, ältere gehen), oder gib sie in den Einstellungen der App ein.',
  'cli.advice.bad-client-id':
    'Das Bild ist nicht gesendet. Prüfe SNAPFERRY_CLIENT_ID oder die Einstellungen der App: Jedes Zeichen zählt.',
  'cli.advice.unreachable':
    'Das Bild ist nicht gesendet. Prüfe deine Verbindung (und SNAPFERRY_API_URL, falls gesetzt) und führe den Befehl noch einmal aus. Mit --no-wait bleiben Bilder in der Warteschlange, bis es eine Verbindung gibt.',
  'cli.advice.not-found': 'Prüfe die ID. snapferry queue zeigt alle an.',
  'cli.advice.wrong-state': 'Inzwischen ging es weiter. snapferry queue zeigt den Stand.',
  'cli.advice.cancelled': 'Es wird nichts mehr gesendet.',

  'cli.standard-input': 'Standardeingabe',
  'cli.maybe-twice':
    '{name}: zweimal gesendet, weil beim ersten Mal keine Antwort kam. Das Bild ist vielleicht doppelt bei Imgur.',
  'cli.stopping': 'Wird beendet. Was gerade gesendet wird, hat noch bis zu 10 Sekunden Zeit.',
  'cli.interrupted':
    '{count, plural, one {# Bild bleibt} other {# Bilder bleiben}} in der Warteschlange. „snapferry serve“ oder die App lädt {count, plural, one {es} other {sie}} hoch; „snapferry cancel {ids}“ bricht das ab.',
  'cli.interrupted.goes-on':
    'Snapferry macht im Hintergrund mit {count, plural, one {# Bild} other {# Bildern}} weiter. „snapferry queue“ zeigt den Stand; „snapferry cancel {ids}“ bricht das ab.',
  'cli.paused': 'Die Warteschlange ist pausiert. Es wird nichts gesendet, bis du sie in Snapferry fortsetzt.',
  'cli.paused.ended': 'Die Warteschlange war pausiert. Sie geht jetzt weiter.',
  'cli.set-aside':
    'Die Datei der Warteschlange war beschädigt, eine neue wurde angelegt. Die alte wurde nicht gelöscht, sondern beiseitegelegt: {path}. {rescued, plural, =0 {Darin war kein Upload mehr lesbar.} one {# Upload wurde daraus gerettet.} other {# Uploads wurden daraus gerettet.}}',
  'cli.set-aside.restored':
    'Die Datei der Warteschlange war beschädigt. Sie wurde beiseitegelegt ({path}), und jetzt gilt die Sicherung {restoredFrom}. {rescued, plural, =0 {} one {# späterer Upload wurde aus der beschädigten Datei gerettet. } other {# spätere Uploads wurden aus der beschädigten Datei gerettet. }}Was darin wartet, ist inzwischen vielleicht schon hochgeladen, darum ist die Warteschlange pausiert.',
  'cli.set-aside.look':
    'Es wurde nichts hinzugefügt. Sieh dir „snapferry queue“ an, brich ab, wofür du schon Links hast, und führe den Befehl dann noch einmal aus: Damit geht die Warteschlange weiter.',
  'cli.other-host':
    'Snapferry läuft schon (PID {pid}) und sendet an {running}, nicht an {wanted}. Beende es oder lass SNAPFERRY_API_URL weg. Es wurde nichts hinzugefügt.',
  'cli.recovered.resumed':
    '{count, plural, one {# Bild wurde} other {# Bilder wurden}} unterbrochen, als Snapferry zuletzt beendet wurde, und nichts davon kam an. {count, plural, one {Es wird} other {Sie werden}} noch einmal gesendet.',
  'cli.recovered.uncertain':
    '{count, plural, one {# Bild war} other {# Bilder waren}} schon gesendet, als Snapferry zuletzt beendet wurde, aber eine Antwort fehlte noch. {count, plural, one {Es wird} other {Sie werden}} noch einmal gesendet und {count, plural, one {ist} other {sind}} vielleicht doppelt bei Imgur:',
  'cli.recovered.uncertain.one': '  {name}: noch einmal gesendet, vielleicht doppelt vorhanden',

  'cli.serve.already':
    'Snapferry arbeitet schon für dieses Profil (PID {pid}). Es sendet, was in der Warteschlange ist; zu starten gibt es nichts.',
  'cli.serve.without-api': '--api-port, --api-key-file und --api-folder gehören zu --api.',
  'cli.usage.bad-port': '{value} ist kein Port. Gib eine Zahl von 1024 bis 65535 an.',
  'cli.serve.api': 'Editoren erreichen Snapferry unter {address}.',
  'cli.serve.begins':
    '{count, plural, =0 {Die Warteschlange ist leer. Warte auf Bilder.} one {# Bild ist in der Warteschlange.} other {# Bilder sind in der Warteschlange.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: abgebrochen',

  'cli.credits.budget':
    '{name}: noch {remaining} von {limit}{hasTime, select, yes {, wieder voll ab {time}} other {}}',
  'cli.credits.unknown': '{name}: noch nicht bekannt',
  'cli.credits.uploads-now':
    '{count, plural, =0 {Zurzeit kann kein Upload starten} one {# Upload kann jetzt starten} other {# Uploads können jetzt starten}}',

  'cli.queue.open':
    '{count, plural, =0 {Nichts wartet.} one {Noch # Bild{hasTime, select, yes {, fertig bis {time}} other {}}.} other {Noch # Bilder{hasTime, select, yes {, fertig bis {time}} other {}}.}}',
  'cli.queue.paused':
    '{count, plural, one {Noch # Bild.} other {Noch # Bilder.}} Die Warteschlange ist pausiert.',
  'cli.history.shown': '{count} von {total, plural, one {# Upload} other {# Uploads}}',
  'cli.history.maybe-twice': '(vielleicht doppelt vorhanden)',
  'cli.retry.done': '{id}: wieder in der Warteschlange',
  'cli.cancel.done': '{id}: abgebrochen',

  'cli.doctor.ok': 'ok',
  'cli.doctor.no': 'NEIN',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Uploads können hier funktionieren.',
  'cli.doctor.unfit': 'Uploads können hier erst funktionieren, wenn behoben ist, was mit NEIN markiert ist.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'Deine Daten',
  'cli.doctor.name.engine': 'Hintergrundprozess',
  'cli.doctor.name.database': 'Datenbank',
  'cli.doctor.name.vault': 'Anmeldedaten',
  'cli.doctor.name.host': 'Weg zum Dienst',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Fenster',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old': '{version} ist zu alt. Installiere Node {least} oder neuer von https://nodejs.org.',
  'cli.doctor.profile.no':
    'In {path} kann nicht geschrieben werden ({code}). Gib dir dort Schreibrechte oder setze SNAPFERRY_HOME auf einen anderen Ordner.',
  'cli.doctor.engine': 'läuft (PID {pid}, Version {version}); Befehle sprechen mit ihm',
  'cli.doctor.engine.none': 'keiner läuft; jeder Befehl startet einen eigenen',
  'cli.doctor.database': 'lässt sich öffnen und antwortet',
  'cli.doctor.vault': 'im Schlüsselbund des Systems gespeichert',
  'cli.doctor.vault.memory':
    'nur behalten, bis Snapferry beendet wird, weil kein Schlüsselbund nutzbar ist ({why})',
  'cli.doctor.host': '{origin} ist erreichbar',
  'cli.doctor.host.no':
    '{origin} ist nicht erreichbar. Prüfe deine Verbindung, deine Firewall und SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'ist gesetzt',
  'cli.doctor.client-id.no':
    'fehlt. Setze SNAPFERRY_CLIENT_ID auf die Client-ID einer Anwendung, die bei Imgur registriert ist, oder gib sie in den Einstellungen der App ein.',
  'cli.doctor.electron.no':
    'Electron ist noch nicht vorhanden. Die Befehlszeile geht auch ohne; „npm start“ lädt es.',
  'cli.help.upload.copy': 'die Links auch in die Zwischenablage legen',
  'cli.help.upload.quiet': 'nichts ausgeben als die Links und was schiefging',
  'cli.help.upload.discard':
    'bei Strg+C verwerfen, was noch nicht gesendet ist, statt es in der Warteschlange zu lassen',
  'cli.help.watch.recursive': 'auch die Ordner darin',
  'cli.help.watch.include':
    'nur Dateien, die auf dieses Muster passen, etwa *.png oder shots/**; mehrfach möglich',
  'cli.help.watch.exclude': 'keine Dateien, die auf dieses Muster passen; mehrfach möglich',
  'cli.help.serve.api-key-file':
    'Datei, deren erste Zeile der Schlüssel ist, den Editoren senden müssen; oder SNAPFERRY_API_KEY setzen',
  'cli.help.serve.api-folder':
    'Ordner, aus dem auch Programme anderer Benutzer, die den Schlüssel haben, Dateien nennen dürfen; mehrfach möglich',
  'cli.help.completion': 'Vervollständigungen für eine Shell ausgeben, die sie einliest',
  'cli.help.completion.shell': 'eine von {shells}',
  'cli.help.man': 'die Handbuchseite ausgeben (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'Vervollständigungen gibt es für {shells}, nicht für {value}.',
  'cli.usage.copy-waits': '--copy und --no-wait vertragen sich nicht: Es gibt noch keinen Link zum Kopieren.',
  'cli.waiting-for-engine':
    'Hier startet oder endet gerade ein anderes Snapferry{hasPid, select, yes { (PID {pid})} other {}}. Es wird darauf gewartet.',
  'cli.interrupted.discarded': '{count, plural, one {# Bild wurde} other {# Bilder wurden}} verworfen.',
  'cli.interrupted.nothing': 'Abgebrochen. Nichts kam in die Warteschlange.',
  'cli.watch.left':
    '{count, plural, one {# Bild bleibt} other {# Bilder bleiben}} in der Warteschlange. „snapferry serve“ oder die App lädt {count, plural, one {es} other {sie}} hoch.',
  'cli.watch.left.goes-on':
    'Snapferry macht im Hintergrund mit {count, plural, one {# Bild} other {# Bildern}} weiter. „snapferry queue“ zeigt den Stand.',
  'cli.watch.unfinished': '{name} ist noch nicht vollständig. Die Datei bleibt liegen, bis sie es ist.',
  'cli.upload.known': '{name} wartet schon in der Warteschlange. Es wird einmal hochgeladen.',
  'cli.upload.copied': '{count, plural, one {Der Link ist} other {# Links sind}} in der Zwischenablage.',
  'cli.upload.no-clipboard':
    'Hier nimmt nichts Text für die Zwischenablage an. Unter Linux hilft wl-clipboard, xclip oder xsel.',
  'cli.unwritten':
    'Die Ausgabe ließ sich nicht schreiben ({code}). Die Uploads sind erledigt; „snapferry history“ zeigt sie. {count, plural, one {Die fehlende Zeile:} other {Die fehlenden Zeilen:}}',
  'cli.unwritten.more': '… und {count, plural, one {# weitere Zeile} other {# weitere Zeilen}}',
  'cli.login.pin.no-input':
    'Die Standardeingabe endete, bevor eine PIN kam. Die Anmeldung ist abgebrochen; führe den Befehl in einem Terminal aus.',
  'cli.post.trouble': 'Der Beitrag braucht länger: {why} Es wird erneut versucht.',
  'cli.progress.pictures': '{done} von {total} oben',
  'cli.progress.bytes': '{sent} von {total}',
  'cli.progress.rate': '{rate}/s',
  'cli.progress.left': 'noch {time}',
  'cli.progress.done-by': 'fertig bis {time}',
  'cli.progress.waiting':
    '{count, plural, one {# wartet} other {# warten}}{hasTime, select, yes { bis {time}} other {}}',
  'cli.serve.api-key.refused':
    '--api-key gibt es nicht mehr: Jeder auf diesem Computer kann die Argumente eines Befehls lesen. Lege den Schlüssel in eine Datei, die nur du lesen kannst, und gib --api-key-file an, oder setze SNAPFERRY_API_KEY. Nimm einen anderen Schlüssel: Diesen kann jemand gesehen haben.',
  'cli.serve.api-key-file.none': 'In {path} steht kein Schlüssel: Er muss die erste Zeile sein.',
  'cli.serve.api-key-file.open': 'Andere können {path} lesen. Schließe die Datei zuerst: chmod 600 {path}',
  'cli.man.name': 'Name',
  'cli.man.title': 'Bilder zu Imgur hochladen, geplant nach dessen Kontingent',
  'cli.man.synopsis': 'Übersicht',
  'cli.man.description': 'Beschreibung',
  'cli.man.options': 'Optionen',
  'cli.man.commands': 'Befehle',
  'cli.man.more': 'Rückgabewert und Umgebung',
};
