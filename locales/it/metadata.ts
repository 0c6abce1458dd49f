import type { metadata as english } from '../en/metadata.ts';

export const metadata: Record<keyof typeof english, string> = {
  'carried.place': 'Luogo',
  'carried.author': 'Autore',
  'carried.camera': 'Fotocamera',
  'carried.time': 'Data e ora',
  'carried.description': 'Descrizione',
  'carried.comment': 'Commento',
  'carried.thumbnail': 'Miniatura',
  'carried.motion-video': 'Video dello scatto',
  'carried.gain-map': 'Effetto HDR',
  'carried.provenance': 'Credenziali contenuto',
  'carried.software': 'Software',
  'carried.other': 'Altro',

  /** The same in the middle of a sentence. */
  'carried.short.place': 'luogo',
  'carried.short.author': 'autore',
  'carried.short.camera': 'fotocamera',
  'carried.short.time': 'data e ora',
  'carried.short.description': 'descrizione',
  'carried.short.comment': 'commento',
  'carried.short.thumbnail': 'miniatura',
  'carried.short.motion-video': 'video dello scatto',
  'carried.short.gain-map': 'effetto HDR',
  'carried.short.provenance': 'credenziali contenuto',
  'carried.short.software': 'software',
  'carried.short.other': 'altro',

  'carries.title': 'Nel file, oltre all’immagine',
  'carries.present': 'presente',
  'carries.near':
    'vicino a {latitude}°\u00a0{north, select, yes {N} other {S}}, {longitude}°\u00a0{east, select, yes {E} other {O}}',
  'carries.removed': 'Non inviati. Il tuo file resta com’è.',
  'carries.removed.sent': 'Non inviati. Il tuo file è com’era.',
  'carries.partly': 'Inviata senza {kinds}. Il tuo file resta com’è.',
  'carries.kept': 'Inviati con l’immagine: li può leggere chi ha il link.',
  'carries.kept.sent': 'Sono stati inviati con l’immagine: li può leggere chi ha il link.',
  'carries.held': 'Nulla viene inviato prima che tu decida.',
  'carries.keep': 'Invia anche questi',
  'carries.remove': 'Non inviarli',
  'carries.row': 'Inviata senza: {kinds}',
  'carries.row.kept': 'Inviata con: {kinds}',
  'carries.library.removed': 'Non inviati',
  'carries.library.kept': 'Inviati',

  'held.metadata.mark': 'In sospeso',
  'held.metadata.detail': 'Contiene: {kinds}',
  'held.metadata.title': 'Contiene più della sola immagine',
  'held.metadata.text': 'Le immagini così restano in sospeso finché non le hai guardate.',
  'held.metadata.clean': 'Pulisci e carica',
  'held.metadata.leave': 'Non caricare',

  'folders.form.metadata': 'Metadati',
  'folders.form.metadata.settings': 'Come in Impostazioni',
  'folders.form.metadata.remove': 'Rimuovili',
  'folders.form.metadata.hold': 'Tieni in sospeso le immagini',
  'folders.form.metadata.keep': 'Inviali',

  'unreadable.send': 'Invia così com’è',
  'damaged.send': 'Invia comunque',

  'settings.privacy': 'Privacy',
  'settings.metadata': 'Metadati delle immagini',
  'settings.metadata.remove': 'Rimuovi',
  'settings.metadata.hold': 'Chiedi',
  'settings.metadata.keep': 'Conserva',
  'settings.metadata.about':
    'Luogo, fotocamera, autore, miniature e simili, in JPEG, PNG, GIF, WebP, TIFF, MP4 e MOV. L’immagine non viene toccata: pixel, profilo colore e rotazione restano. Nei video spariscono anche capitoli e sottotitoli. Ciò che Imgur scarica da un indirizzo resta com’è lì.',
  'settings.metadata.ask.about': 'Un’immagine con dati privati attende in coda finché non hai deciso.',
  'settings.metadata.keep.about': 'I file vengono inviati così come sono. Imgur registra ciò che contengono.',
  'settings.provenance': 'Conserva le credenziali contenuto',
  'settings.provenance.about':
    'Dicono, con una firma, chi ha creato un’immagine e con che cosa (C2PA). Non sono più valide se viene rimosso altro.',
  'settings.file-name': 'Usa i nomi dei file come titoli',
  'settings.file-name.about':
    'Per le immagini senza un titolo proprio; lo vede chiunque abbia il link. Altrimenti i nomi dei file non vengono inviati.',
};
