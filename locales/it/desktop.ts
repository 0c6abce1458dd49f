import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'clipboard.upload': 'Carica dagli appunti',
  'clipboard.pause': 'Sospendi il monitoraggio degli appunti',
  'clipboard.resume': 'Riprendi il monitoraggio degli appunti',
  'clipboard.name': 'Immagine copiata',
  'clipboard.not-taken':
    'Non è stato possibile aggiungere un’immagine copiata. Apri Snapferry per sapere perché.',
  'clipboard.missed':
    '{count, plural, one {È stato copiato # altro file, ma Windows non lo ha indicato} other {Sono stati copiati altri # file, ma Windows non li ha indicati}}',
  'clipboard.missed.advice': 'Trascinali nella finestra.',
  'clipboard.too-large':
    'L’immagine negli appunti è troppo grande per essere presa da lì: {megapixels} megapixel',
  'clipboard.too-large.advice':
    'È ancora negli appunti. Salvala come file nel programma da cui proviene e aggiungi quel file.',
  'clipboard.sign.on': 'Le immagini copiate vengono caricate',
  'clipboard.sign.paused': 'Appunti: in pausa',
  'clipboard.section': 'Appunti',
  'clipboard.watch': 'Carica le immagini che copi',
  'clipboard.watch.about':
    'Una volta al secondo Snapferry controlla se in un altro programma è stata copiata una nuova immagine e la carica. Se i link vengono copiati, il link prende poi il suo posto. Testo e file non vengono toccati, e nemmeno ciò che un gestore di password segna come segreto. Finché è attivo, lo ricorda un segno nella finestra e nell’area di notifica.',
  'clipboard.watch.wayland':
    'Con Wayland un programma vede gli appunti solo mentre la sua finestra è in primo piano: l’ultima cosa copiata viene trovata quando torni a Snapferry.',

  'tray.idle': 'Nulla da caricare',
  'tray.broken': 'Snapferry non può caricare: aprilo per sapere perché',
  'tray.busy':
    '{open, plural, one {# immagine da caricare} other {# immagini da caricare}}{hasTime, select, yes {, fine prevista: {time}} other {}}',
  'tray.waiting':
    '{open, plural, one {# immagine in attesa} other {# immagini in attesa}}{hasTime, select, yes {, ripresa: {time}} other {}}',
  'tray.paused':
    '{open, plural, =0 {In pausa} one {In pausa, # immagine da caricare} other {In pausa, # immagini da caricare}}',
  'tray.failed': '{count, plural, one {# immagine non caricata} other {# immagini non caricate}}',
  'tray.client-id': 'Manca un Client-ID',
  'tray.room':
    '{count, plural, =0 {Nessun caricamento possibile ora} one {# caricamento possibile ora} other {# caricamenti possibili ora}}{hasTime, select, yes {, rinnovo: {time}} other {}}',
  'tray.watch.on': 'Le immagini copiate vengono caricate',
  'tray.watch.paused': 'Monitoraggio degli appunti in pausa',
  'tray.recent': 'Copia un link',
  'tray.open': 'Apri Snapferry',
  'tray.quit': 'Esci da Snapferry',
  'tray.kept': 'Snapferry continua nell’area di notifica',
  'tray.kept.text':
    'I caricamenti proseguono a finestra chiusa. Per chiudere, scegli “Esci da Snapferry” nell’area di notifica.',
  'tray.kept.settings': 'Impostazioni',

  'desktop.section': 'Finestra e avvio',
  'desktop.keep': 'Continua nell’area di notifica quando la finestra è chiusa',
  'desktop.keep.about':
    'I caricamenti proseguono e nell’area di notifica c’è tutto ciò che serve ogni giorno.',
  'desktop.keep.no-tray':
    'Al momento questo desktop non mostra icone nell’area di notifica. Finché è così, chiudere la finestra chiude Snapferry.',
  'desktop.login': 'Avvia all’accesso al computer',
  'desktop.login.about': 'Senza finestra, nell’area di notifica.',
};
