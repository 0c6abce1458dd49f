import type { metadata as english } from '../en/metadata.ts';

/** Was Dateien außer dem Bild enthalten und was damit geschieht. */
export const metadata: Record<keyof typeof english, string> = {
  'carried.place': 'Ort',
  'carried.author': 'Urheber',
  'carried.camera': 'Kamera',
  'carried.time': 'Zeit',
  'carried.description': 'Beschreibung',
  'carried.comment': 'Kommentar',
  'carried.thumbnail': 'Vorschaubild',
  'carried.motion-video': 'Video zum Foto',
  'carried.gain-map': 'HDR-Effekt',
  'carried.provenance': 'Content Credentials',
  'carried.software': 'Software',
  'carried.other': 'Sonstiges',

  /** Dasselbe mitten im Satz. */
  'carried.short.place': 'Ort',
  'carried.short.author': 'Urheber',
  'carried.short.camera': 'Kamera',
  'carried.short.time': 'Zeit',
  'carried.short.description': 'Beschreibung',
  'carried.short.comment': 'Kommentar',
  'carried.short.thumbnail': 'Vorschaubild',
  'carried.short.motion-video': 'Video zum Foto',
  'carried.short.gain-map': 'HDR-Effekt',
  'carried.short.provenance': 'Content Credentials',
  'carried.short.software': 'Software',
  'carried.short.other': 'Sonstiges',

  'carries.title': 'Außer dem Bild in der Datei',
  'carries.present': 'enthalten',
  'carries.near':
    'nahe {latitude}°\u00a0{north, select, yes {N} other {S}}, {longitude}°\u00a0{east, select, yes {O} other {W}}',
  'carries.removed': 'Wird nicht gesendet. Deine Datei bleibt, wie sie ist.',
  'carries.removed.sent': 'Wurde nicht gesendet. Deine Datei ist unverändert.',
  'carries.partly': 'Weggelassen: {kinds}. Deine Datei bleibt, wie sie ist.',
  'carries.kept': 'Wird mit dem Bild gesendet: Wer den Link hat, kann es lesen.',
  'carries.kept.sent': 'Wurde mit dem Bild gesendet: Wer den Link hat, kann es lesen.',
  'carries.held': 'Nichts wird gesendet, bevor du entscheidest.',
  'carries.keep': 'Mitsenden',
  'carries.remove': 'Weglassen',
  'carries.row': 'Weggelassen: {kinds}',
  'carries.row.kept': 'Mitgesendet: {kinds}',
  'carries.library.removed': 'Weggelassen',
  'carries.library.kept': 'Mitgesendet',

  'held.metadata.mark': 'Zurückgehalten',
  'held.metadata.detail': 'Enthält: {kinds}',
  'held.metadata.title': 'Es enthält mehr als das Bild',
  'held.metadata.text': 'Bilder wie dieses werden zurückgehalten, bis du sie dir angesehen hast.',
  'held.metadata.clean': 'Bereinigt hochladen',
  'held.metadata.leave': 'Nicht hochladen',

  'folders.form.metadata': 'Ihre Metadaten',
  'folders.form.metadata.settings': 'Laut Einstellungen',
  'folders.form.metadata.remove': 'Entfernen',
  'folders.form.metadata.hold': 'Solche Bilder zurückhalten',
  'folders.form.metadata.keep': 'Mitsenden',

  'unreadable.send': 'Unverändert senden',
  'damaged.send': 'Trotzdem senden',

  'settings.privacy': 'Privatsphäre',
  'settings.metadata': 'Metadaten der Bilder',
  'settings.metadata.remove': 'Entfernen',
  'settings.metadata.hold': 'Nachfragen',
  'settings.metadata.keep': 'Behalten',
  'settings.metadata.about':
    'Ort, Kamera, Urheber, Vorschaubilder und Ähnliches, in JPEG, PNG, GIF, WebP, TIFF, MP4 und MOV. Das Bild selbst bleibt unberührt, mit Pixeln, Farbprofil und Drehung. Kapitel und Untertitel von Videos entfallen ebenfalls. Was Imgur von einer Adresse holt, wird so übernommen, wie es dort ist.',
  'settings.metadata.ask.about':
    'Ein Bild, das etwas Privates enthält, wartet in der Warteschlange, bis du entschieden hast.',
  'settings.metadata.keep.about': 'Dateien werden gesendet, wie sie sind. Imgur erfasst, was sie enthalten.',
  'settings.provenance': 'Content Credentials behalten',
  'settings.provenance.about':
    'Sie belegen mit Signatur, wer ein Bild womit gemacht hat (C2PA). Wird sonst etwas entfernt, werden sie ungültig.',
  'settings.file-name': 'Dateinamen als Titel verwenden',
  'settings.file-name.about':
    'Für Bilder ohne eigenen Titel; alle mit dem Link sehen ihn. Sonst werden Dateinamen nicht gesendet.',
};
