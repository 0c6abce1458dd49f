import type { common as english } from '../en/common.ts';

export const common: Record<keyof typeof english, string> = {
  'action.upload': 'Bilder hochladen …',
  'action.pause': 'Pausieren',
  'action.resume': 'Fortsetzen',
  'action.send-now': 'Jetzt senden',
  'action.retry': 'Wiederholen',
  'action.cancel': 'Upload abbrechen',
  'action.remove': 'Aus Liste entfernen',
  'action.clear-done': 'Fertige entfernen',
  'action.open-link': 'Link öffnen',
  'action.copy-links': '{count, plural, one {Link kopieren} other {# Links kopieren}}',
  'action.copy-as': 'Kopieren als',
  'action.reveal': 'Datei anzeigen',
  'action.close': 'Schließen',
  'action.more': 'Weitere Aktionen',

  'state.queued': 'Wartet',
  'state.preparing': 'Vorbereitung',
  'state.ready': 'Wartet',
  'state.waiting': 'Wartet',
  'state.paused': 'Pausiert',
  'state.uploading': 'Lädt hoch: {percent}\u00a0%',
  'state.uncertain': 'Ungewiss',
  'state.uploaded': 'Fertig',
  'state.failed': 'Fehler',
  'state.cancelled': 'Abgebrochen',

  'detail.queued': 'Wird als Nächstes gelesen',
  'detail.preparing': 'Bild wird gelesen',
  'detail.ready': 'Startet, sobald Platz ist',
  'detail.paused': 'Startet, wenn du fortsetzt',
  'detail.uncertain': 'Gesendet, aber ohne Antwort',
  'detail.cancelled': 'Es wurde nichts hochgeladen',
  'detail.uploading': '{sent} von {total}',
  'detail.done-by': 'Fertig bis {time}',
  'detail.until': 'Bis {time}',
  'detail.soon': 'Startet, sobald es geht',

  'wait.credits': 'Wartet auf Credits',
  'wait.credits.sentence':
    'Imgur lässt {hasTime, select, yes {bis {time}} other {vorerst}} nichts mehr durch ({budget}). Es geht nichts verloren: Danach startet der Upload von selbst.',
  'wait.reserve': 'Hält Platz für dich frei',
  'wait.reserve.sentence':
    'Die übrigen Credits sind für Screenshots und einzelne Bilder reserviert. Dieses Bild folgt {hasTime, select, yes {später ({time})} other {etwas später}}.',
  'wait.turn': 'Noch nicht dran',
  'wait.turn.sentence':
    '{ahead, plural, =0 {Es ist als Nächstes dran} one {Vorher ist # Bild dran} other {Vorher sind # Bilder dran}}.{hasTime, select, yes { Voraussichtlicher Start: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Als Nächstes} one {Noch # davor} other {Noch # davor}}',
  'wait.retry': 'Wartet auf neuen Versuch',
  'wait.retry.sentence':
    '{error} {hasTime, select, yes {Nächster Versuch: {time}.} other {Der nächste Versuch folgt bald.}}',
  'wait.network': 'Wartet auf das Netzwerk',
  'wait.network.sentence':
    'Dieser Computer erreicht Imgur gerade nicht. Sobald es wieder geht, laufen die Uploads von selbst weiter.',
  'wait.host': 'Imgur hat Probleme',
  'wait.host.sentence':
    '{hasError, select, yes {{error}} other {Bei Imgur gibt es Probleme; an den Bildern liegt es nicht.}} {hasTime, select, yes {Nächster Versuch: {time}.} other {Der nächste Versuch folgt bald.}}',
  'wait.refused': 'Imgur nimmt nichts an',
  'wait.refused.sentence':
    'Imgur nimmt im Moment nichts mehr an. {hasTime, select, yes {Nächster Versuch: {time}.} other {Der nächste Versuch folgt bald.}}',
  'wait.client-id': 'Client-ID fehlt',
  'wait.client-id.sentence':
    'Imgur nimmt Uploads nur mit einer Client-ID an. Gib eine ein, dann geht die Warteschlange weiter.',
  'wait.sign-in': 'Anmeldung nötig',
  'wait.sign-in.sentence':
    'Imgur akzeptiert die Anmeldung nicht mehr. Melde dich neu an, dann geht die Warteschlange weiter.',
  'wait.strikes': 'Schützt die App',
  'wait.strikes.sentence':
    'Imgurs Tageslimit wurde diesen Monat {strikes, plural, one {einmal} other {#-mal}} erreicht, und beim fünften Mal würde die App gesperrt. {hasTime, select, yes {Bis {time}} other {Vorerst}} wird nichts gesendet.',
  'wait.quiet-hours': 'Ruhezeit',
  'wait.quiet-hours.sentence':
    'Es ist Ruhezeit. Die Uploads laufen {hasTime, select, yes {ab {time} weiter} other {weiter, wenn sie endet}}.',
  'wait.pictures':
    '{count, plural, =0 {} one {# Bild wartet und wird dann hochgeladen.} other {# Bilder warten und werden dann hochgeladen.}}',
  'spent.attempts':
    '{count, plural, one {Einmal} other {#-mal}} gesendet{hasCredits, select, yes {, {credits, plural, one {# Credit} other {# Credits}}} other {}}',

  'budget.user': 'Dein Stundenlimit',
  'budget.user.about': 'Credits, die Imgur deiner Internetadresse pro Stunde gibt.',
  'budget.client': 'Tageslimit der App',
  'budget.client.about': 'Credits, die sich alle mit derselben Client-ID pro Tag teilen.',
  'budget.post': 'Änderungen pro Stunde',
  'budget.post.about': 'Anfragen, die etwas ändern, pro Internetadresse und Stunde gezählt.',
  'budget.uploads': 'Uploads pro Stunde',
  'budget.uploads.about': 'Ein Limit, das Imgur nicht bekannt gibt.',
  'budget.other': 'Limit „{id}“',

  'origin.drop': 'Hineingezogen',
  'origin.dialog': 'Ausgewählt',
  'origin.paste': 'Eingefügt',
  'origin.command-line': 'Befehlszeile',
  'origin.open-with': 'Mit Snapferry geöffnet',
  'origin.folder': 'Überwachter Ordner',
  'origin.clipboard': 'Zwischenablage',
  'origin.clipboard-watch': 'Zwischenablage, überwacht',
  'origin.capture': 'Aufgenommen',
  'origin.editor': 'Anderes Programm',

  'privacy.hidden': 'Verborgen',
  'privacy.public': 'Öffentlich',

  'form.direct': 'Bild',
  'form.page': 'Seite',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.courtesy': 'Mit Quelle',
  'form.thumb': 'Klein, bis {pixels} px',
  'form.square': 'Quadrat, {pixels} px',
};
