import type { processing as english } from '../en/processing.ts';

/** Videos: was Imgur daraus macht, wenn es sie schon hat, und was vorher über sie bekannt ist. */
export const processing: Record<keyof typeof english, string> = {
  'state.processing': 'Imgur bereitet es auf',
  'detail.processing': 'Gesendet; der Link kommt, sobald er geht',
  'processing.title': 'Imgur hat es und bereitet es noch auf.',
  'processing.text':
    'Das dauert meist Sekunden, manchmal Minuten. Snapferry sieht von selbst wieder nach, auch nach einem Neustart, und gibt dir den Link, sobald er funktioniert. Nach einer Stunde hört es damit auf.',
  'processing.since': 'Dort seit {time}.',
  'processing.no-recall': 'Es lässt sich nicht mehr zurückholen: Es ist schon bei Imgur.',
  'processing.no-delete':
    'Imgur hat noch nicht mitgeteilt, wo es ist, darum kann es von hier gerade nicht gelöscht werden.',
  'processing.delete': 'Bei Imgur löschen',
  'processing.leave': 'Nicht mehr warten',
  'processing.late': 'Der Link hat bisher nicht funktioniert.',
  'processing.late.text':
    'Imgur hat es, war aber noch nicht fertig, als Snapferry aufhörte nachzusehen. Öffne den Link, um den Stand zu sehen; von selbst kopiert wurde er nicht.',
  'inspector.duration': 'Länge',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Ton',
  'inspector.sound.yes': 'Ja',
  'inspector.sound.no': 'Keiner',
  'cli.processing': '{name}: Imgur hat es und bereitet es auf. Der Link folgt, sobald er funktioniert.',
  'cli.not-ready': '{name}: Imgur hat es, aber der Link hat bisher nicht funktioniert.',
  'local-api.waiting.processing': 'Imgur hat es und bereitet es auf.',
  'error.too-long': 'Das Video ist zu lang für Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {Es dauert {seconds} Sekunden.} other {}} {hasMost, select, yes {Imgur nimmt bis zu {most} Sekunden an.} other {}} Es wurde nichts gesendet. Kürze es und zieh die neue Datei hinein.',
  'error.not-processed': 'Imgur hat das Video angenommen, aber nie gesagt, was daraus wurde.',
  'error.not-processed.advice':
    'Eine Stunde lang kam keine Antwort. Vielleicht ist es trotzdem bei Imgur, unter einer Adresse, die hier niemand kennt. Versuchst du es noch einmal, ist es vielleicht doppelt dort.',
  'error.not-ready': 'Imgur hatte es noch nicht fertig aufbereitet.',
  'error.not-ready.advice': 'Es ist bei Imgur. Sieh dir den Link nach einer Weile an.',
  'error.at-host-already': 'Es ist schon bei Imgur.',
  'error.at-host-already.advice':
    'Es wurde vollständig gesendet und lässt sich nicht mehr zurückholen. Lösche es stattdessen bei Imgur oder warte auf seinen Link.',
};
