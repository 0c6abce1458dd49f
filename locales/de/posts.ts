import type { posts as english } from '../en/posts.ts';

export const posts: Record<keyof typeof english, string> = {
  'rail.posts': 'Beiträge',
  'posts.title': 'Beiträge',
  'posts.count':
    '{count, plural, one {# Beitrag} other {# Beiträge}}{drafts, plural, =0 {} one {, davon # Entwurf} other {, davon # Entwürfe}}',
  'posts.new': 'Neuer Beitrag',
  'posts.untitled': 'Ohne Titel',
  'posts.pictures': '{count, plural, =0 {Noch keine Bilder} one {# Bild} other {# Bilder}}',
  'posts.empty.title': 'Noch keine Beiträge',
  'posts.empty.text':
    'Ein Beitrag besteht aus mehreren Bildern in fester Reihenfolge, mit einem Titel und einem Link. Beginne hier einen, oder wähle Bilder in der Warteschlange oder der Bibliothek aus und mach einen Beitrag daraus.',

  'posts.state.draft': 'Entwurf',
  'posts.state.queued': 'Wartet',
  'posts.state.uploading': '{done} von {total} hochgeladen',
  'posts.state.stuck': 'Wartet auf dich',
  'posts.state.assembling': 'Wird zusammengestellt',
  'posts.state.sharing': 'Auf dem Weg in die Galerie oder heraus',
  'posts.state.done': 'Fertig',
  'posts.state.failed': 'Fehler',
  'posts.state.changed': 'Geändert, noch nicht gesendet',

  'posts.field.title': 'Titel',
  'posts.field.title.hint': 'Freiwillig, solange verborgen',
  'posts.field.description': 'Beschreibung',
  'posts.mentions': '{count, plural, one {Erwähnt} other {Erwähnt}}: {names}',
  'posts.add': 'Bilder hinzufügen',
  'posts.drop':
    'Zieh Bilder hierher oder an eine beliebige Stelle im Fenster. Nichts wird gesendet, bevor du es sagst.',
  'posts.order': 'Bilder in ihrer Reihenfolge',
  'posts.order.hint': 'Ziehen ändert die Reihenfolge, ebenso Alt mit den Pfeiltasten nach oben und unten.',
  'posts.move': '{name} verschieben',
  'posts.cover': 'Titelbild',
  'posts.make-cover': '{name} zum Titelbild machen',
  'posts.remove': '{name} aus dem Beitrag nehmen',
  'posts.picture.title': 'Titel dieses Bildes',
  'posts.picture.description': 'Beschreibung dieses Bildes',
  'posts.picture.describe': 'Titel und Beschreibung hinzufügen',
  'posts.picture.uploading': 'Lädt hoch',
  'posts.picture.uploaded': 'Hochgeladen',
  'posts.picture.failed': 'Fehler',
  'posts.picture.gone': 'Nicht mehr da',
  'posts.tags': 'Tags',
  'posts.tags.hint': 'Tag eingeben, dann Enter',
  'posts.tags.about':
    'Darüber findet man öffentliche Beiträge. Bei verborgenen werden sie für später aufgehoben.',
  'posts.tags.remove': '{tag} entfernen',
  'posts.credit': 'Nicht mein Bild',
  'posts.credit.text': 'Nennt den Urheber unter der Beschreibung.',
  'posts.credit.author': 'Urheber',
  'posts.credit.link': 'Link zum Urheber',
  'posts.credit.link.text': 'Die eigene Seite, oder wo du das Bild gefunden hast.',
  'posts.privacy': 'Wer es sieht',
  'posts.privacy.hidden.text': 'Nur wer den Link hat. In Imgurs Listen und Suche erscheint es nicht.',
  'posts.privacy.anonymous.text':
    'Nur wer den Link hat. In Imgurs Listen und Suche erscheint es nicht, und es gehört zu keinem Konto.',
  'posts.privacy.public.text':
    'Alle, in Imgurs Galerie auf imgur.com, unter dem Namen deines Kontos. Es kann bewertet, kommentiert und kopiert werden.',
  'posts.mature': 'Nicht jugendfrei',
  'posts.mature.text': 'Öffentliche Beiträge dieser Art zeigt Imgur nur denen, die sie sehen wollen.',

  'posts.cost':
    '{uploads, plural, =0 {Kein Upload} one {# Upload} other {# Uploads}}, {credits, plural, one {# Credit} other {# Credits}}',
  'posts.submit.hidden': 'Beitrag erstellen',
  'posts.submit.public': 'Veröffentlichen',
  'posts.submit.changes': 'Änderungen senden',
  'posts.without': '{count, plural, one {Ohne dieses weiter} other {Ohne diese weiter}}',
  'posts.copy': 'Link kopieren',
  'posts.empty-left':
    'Eine Antwort von Imgur ging unterwegs verloren. Dort ist vielleicht ein leeres Album ohne Namen geblieben, dessen Adresse niemand kennt; den Beitrag selbst gibt es einmal.',
  'posts.discard': 'Entwurf verwerfen',
  'posts.forget': 'Hier entfernen',
  'posts.delete': 'Bei Imgur löschen',
  'posts.keep': 'Behalten',
  'posts.consent.title': 'Für alle sichtbar machen?',
  'posts.consent.text':
    'Es kommt in Imgurs Galerie, und deren Regeln gelten: Alle können es finden, kommentieren und kopieren. Du kannst es jederzeit wieder verbergen, nicht aber, was andere kopiert haben. Diese Frage kommt nur einmal.',
  'posts.consent.yes': 'Veröffentlichen',
  'posts.consent.no': 'Verborgen lassen',
  'posts.discard.title': 'Diesen Entwurf verwerfen?',
  'posts.discard.text':
    'Seine Texte gehen verloren, ebenso Bilder, die nur für ihn hinzugefügt wurden. Schon Hochgeladenes bleibt in deiner Bibliothek.',
  'posts.discard.yes': 'Verwerfen',
  'posts.delete.title': 'Diesen Beitrag bei Imgur löschen?',
  'posts.delete.text':
    'Sein Link funktioniert dann nicht mehr, und das lässt sich nicht rückgängig machen. Die Bilder bleiben bei Imgur und in deiner Bibliothek, wo du auch sie löschen kannst.',
  'posts.delete.yes': 'Löschen',

  'posts.make': 'Beitrag erstellen',
  'posts.drop.title':
    '{count, plural, =0 {Zu diesem Beitrag hinzufügen} one {# Bild zu diesem Beitrag hinzufügen} other {# Bilder zu diesem Beitrag hinzufügen}}',
  'posts.drop.text': 'Nichts wird gesendet, bevor du es sagst.',
  'posts.notice.not-added':
    '{count, plural, one {Ein Bild konnte nicht zum Beitrag hinzugefügt werden} other {# Bilder konnten nicht zum Beitrag hinzugefügt werden}}',
  'posts.notice.deleted': 'Der Beitrag ist bei Imgur gelöscht',
  'posts.notice.deleted.text': 'Seine Bilder sind noch in deiner Bibliothek.',
  'posts.notice.done': 'Dein Beitrag ist fertig',
  'posts.notice.show': 'Anzeigen',
};
