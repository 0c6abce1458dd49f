import type { consent as english } from '../en/consent.ts';

export const consent: Record<keyof typeof english, string> = {
  'consent.sentence':
    '{what} vanno {place, select, practice {su un Imgur di prova in questo computer} other {su Imgur}}{hasAccount, select, yes {, nell’account {username},} other {, senza account,}} come {privacy, select, public {immagini pubbliche: le vedono tutti} other {immagini nascoste: le vede chi ha il link}}.',
  'consent.what.capture': 'Gli screenshot',
  'consent.what.clipboard': 'Le immagini che carichi dagli appunti',
  'consent.what.clipboard-watch': 'Le immagini che copi',
  'consent.what.editor': 'Le immagini passate da altri programmi',
  'consent.what.folder': 'Le immagini che arrivano nelle cartelle monitorate',
  'consent.what.command-line': 'Le immagini date a questo comando',
  'consent.title': 'Prima del primo invio',
  'consent.waiting':
    '{count, plural, one {# immagine attende la tua risposta.} other {# immagini attendono la tua risposta.}}',
  'consent.once': 'Te lo chiediamo una volta.',
  'consent.accept': 'Carica',
  'consent.decline': 'Non ora',
  'consent.declining.capture':
    'Con “Non ora” nulla viene caricato e te lo chiediamo di nuovo al prossimo screenshot.',
  'consent.declining.clipboard':
    'Con “Non ora” nulla viene caricato e te lo chiediamo di nuovo la prossima volta.',
  'consent.declining.clipboard-watch':
    'Con “Non ora” nulla viene caricato e gli appunti non sono più monitorati. Puoi riattivarlo nelle impostazioni.',
  'consent.declining.folder':
    'Con “Non ora” nulla viene caricato e la cartella non è più monitorata. Puoi riattivarla in Cartelle.',
  'consent.declined':
    '{count, plural, =0 {Nulla è stato caricato.} one {# caricamento annullato.} other {# caricamenti annullati.}}',
  'consent.declined.clipboard-watch': 'Gli appunti non sono più monitorati.',
  'consent.declined.folder': 'La cartella non è più monitorata.',
  'consent.mark': 'Attende il tuo sì',
  'consent.detail': 'Prima decidi dove possono andare queste immagini',
  'consent.tray': 'C’è una domanda nella finestra',
  'consent.outside': 'Apri Snapferry per rispondere.',

  'wait.grace': 'Sta per partire',
  'wait.grace.sentence': 'Parte tra qualche secondo. Fino ad allora puoi annullare l’invio.',
  'grace.left': '{seconds, plural, =0 {Parte ora} one {Parte tra # secondo} other {Parte tra # secondi}}',
  'grace.call-back': 'Annulla invio',
  'grace.call-back-last': 'Annulla l’ultimo invio',
  'grace.notice':
    '{seconds, plural, =0 {L’immagine copiata parte ora} one {L’immagine copiata parte tra # secondo} other {L’immagine copiata parte tra # secondi}}',
  'grace.section': 'Prima dell’invio',
  'grace.everything': 'Tempo per annullare un invio',
  'grace.everything.about':
    'Quanto attende un’immagine prima che ne parta il primo byte. I comandi non attendono.',
  'grace.clipboard-watch': 'Lo stesso per le immagini che copi',
  'grace.seconds': '{seconds, plural, =0 {Nessuno} one {# secondo} other {# secondi}}',
  'consent.given': 'A che cosa hai detto sì',
  'consent.given.none':
    'Ancora a nulla. Prima che un’immagine di un certo tipo parta da sola per la prima volta, te lo chiediamo.',
  'consent.ask-again': 'Chiedi di nuovo',
};
