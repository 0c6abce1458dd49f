import type { rights as english } from '../en/rights.ts';

export const rights: Record<keyof typeof english, string> = {
  'rights.seen.anonymous': 'Verborgen, ohne Konto',
  'rights.seen.anonymous.text': 'Nur wer den Link hat, sieht es. Es gehört zu keinem Konto.',
  'rights.seen.hidden': 'Verborgen',
  'rights.seen.hidden.text': 'Nur wer den Link hat, sieht es. Es gehört zu deinem Konto.',
  'rights.seen.public': 'Öffentlich',
  'rights.seen.public.text':
    'Es ist in Imgurs Galerie, wo alle es finden und kopieren können. Verbergen oder Löschen wirkt nicht auf Kopien.',
  'rights.edit': 'Titel, Beschreibung, Tags',
  'rights.edit.title': '{count, plural, one {Texte dieses Bildes} other {Texte von # Bildern}}',
  'rights.edit.title.many': 'Was du leer lässt, bleibt, wie es ist.',
  'rights.edit.tags': 'Tags, durch Kommas getrennt',
  'rights.edit.tags.about':
    'Tags bleiben auf diesem Computer, bis du das Bild in der Galerie veröffentlichst.',
  'rights.edit.save': 'Speichern',
  'rights.share': 'Veröffentlichen',
  'rights.hide': 'Verbergen',
  'rights.share.title':
    '{count, plural, one {Dieses Bild für alle sichtbar machen?} other {# Bilder für alle sichtbar machen?}}',
  'rights.share.text':
    'Damit kommt alles in Imgurs Galerie, wo alle es finden, kommentieren und kopieren können. Du kannst es jederzeit wieder verbergen, nicht aber, was andere kopiert haben.',
  'rights.share.field': 'Titel für Bilder ohne Titel',
  'rights.favorite': 'Zu Favoriten hinzufügen',
  'rights.unfavorite': 'Aus Favoriten entfernen',
  'rights.favorite.about':
    'Öffentliche Beiträge unter deinen Favoriten zeigt Imgur immer in deinem Profil, verborgene nie.',
  'rights.pending': 'Auf dem Weg zu Imgur',
  'rights.failed': 'Diese Änderung fehlt bei Imgur',
  'rights.retry': 'Erneut senden',
  'rights.drop': 'Zurück zum Stand bei Imgur',
  'rights.cancel': 'Nicht ändern',

  'copyright.open': 'Urheberrechtsmeldung …',
  'copyright.title': 'Meldung an Imgurs Urheberrechtsstelle',
  'copyright.text':
    'Für deine Werke, die jemand anderes bei Imgur zeigt. Hier entsteht der Entwurf eines Briefes mit allem, was die Stelle verlangt. Nichts davon wird gesendet oder gespeichert: Du kopierst ihn und sendest ihn so, wie Imgurs Nutzungsbedingungen es vorsehen. Imgur gibt ihn eventuell an die Person weiter, die das Bild hochgeladen hat. Eine falsche Meldung kann für dich rechtliche Folgen haben.',
  'copyright.addresses': 'Was entfernt werden soll: Adressen bei Imgur',
  'copyright.addresses.about': 'Eine pro Zeile.',
  'copyright.addresses.stray': 'Keine Adresse von etwas bei Imgur, wird ausgelassen: {address}',
  'copyright.work': 'Dein Werk',
  'copyright.work.about': 'Was es ist, wer es geschaffen hat und wann.',
  'copyright.original': 'Wo dein Original zu sehen ist',
  'copyright.registration': 'Registrierungsnummer',
  'copyright.registration.about':
    'Imgurs Nutzungsbedingungen verlangen, dass das Werk beim US Copyright Office registriert oder dort angemeldet ist.',
  'copyright.name': 'Dein vollständiger Name, zugleich deine Unterschrift',
  'copyright.owner': 'Rechteinhaber, falls nicht du',
  'copyright.owner.hint': 'Du handelst im Auftrag',
  'copyright.email': 'E-Mail',
  'copyright.telephone': 'Telefon',
  'copyright.postal': 'Postanschrift',
  'copyright.isInGoodFaith':
    'Ich bin in gutem Glauben überzeugt, dass weder der Rechteinhaber noch seine Vertretung noch das Gesetz diese Nutzung erlaubt.',
  'copyright.isAccurate':
    'Alle Angaben sind richtig, und ich erkläre unter Strafandrohung bei Meineid, dass ich Rechteinhaber bin oder für ihn handeln darf.',
  'copyright.isAccurate.about': 'Beides kommt nur in den Brief, wenn du es erklärst.',
  'copyright.draft': 'Der Brief',
  'copyright.missing': 'Es fehlt noch: {fields}',
  'copyright.whole': 'Er ist vollständig.',
  'copyright.short.work': 'dein Werk',
  'copyright.short.addresses': 'Adressen',
  'copyright.short.name': 'Name',
  'copyright.short.email': 'E-Mail',
  'copyright.short.postal': 'Postanschrift',
  'copyright.short.isInGoodFaith': 'guter Glaube',
  'copyright.short.isAccurate': 'Richtigkeit',
  'copyright.close': 'Schließen',
  'copyright.terms': 'Imgurs Bedingungen',
  'copyright.copy': 'Brief kopieren',
  'copyright.copied': 'Der Brief ist kopiert',

  'favorites.show': 'Favoriten …',
  'favorites.title': 'Favoriten von {name}',
  'favorites.asking': 'Imgur wird nach den Ordnern gefragt …',
  'favorites.failed': 'Die Ordner ließen sich nicht abfragen. Der Grund steht unten im Fenster.',
  'favorites.none': 'Es gibt keine Ordner mit Favoriten.',
  'favorites.untold':
    'Imgur nennt dieser App die Ordner nicht. Auf Imgurs eigener Seite kannst du sie verwalten.',
  'favorites.folder.private': 'Privat: Nur du siehst diesen Ordner.',
  'favorites.folder.public': 'Öffentlich: Alle sehen diesen Ordner. Einschalten macht ihn privat.',
  'favorites.folder.unclear': 'Imgur sagt nicht, wer diesen Ordner sieht.',
  'favorites.changing': 'Imgur wird gefragt …',
  'favorites.refused':
    'Imgur hat den Ordner gelassen, wie er war: Diese App darf ihn nicht ändern. Auf Imgurs eigener Seite kannst du es.',
  'favorites.close': 'Schließen',
  'favorites.open': 'Bei Imgur öffnen',
};
