import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.not-an-image': 'Questa non è un’immagine.',
  'error.not-an-image.advice':
    'Dal contenuto il file risulta {hasFound, select, yes {{found}, qualunque sia il nome} other {altro, qualunque sia il nome}}. Esportalo come PNG, JPEG, GIF o MP4 e trascina quel file.',
  'error.unsupported-type': 'Imgur non accetta questo tipo di immagine.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {{type} non è tra i formati accettati.} other {Non è tra i formati accettati.}} Salvala come PNG o JPEG e trascina quel file.',
  'error.not-convertible': 'Non è stato possibile convertire questa immagine.',
  'error.not-convertible.advice':
    '{reason, select, damaged {Il file è danneggiato o incompleto. Procuratelo di nuovo, oppure aprilo in un altro programma, salvalo come PNG o JPEG e aggiungi quello.} pages {Ha più pagine e ne resterebbe una sola. Salva le pagine come immagini separate e aggiungi quelle.} raw {È una fotografia RAW senza un’anteprima da inviare. Sviluppala in un programma di fotografia, esportala come JPEG e aggiungi quel file.} animation {È animata, e in questo formato qui non si può convertire. Salvala come GIF o MP4 in un altro programma e aggiungi quel file.} other {Ha più pixel di quanti se ne possano elaborare qui, o richiede troppo tempo. Salvala come PNG o JPEG in un altro programma e aggiungi quel file.}}',
  'error.picture-damaged': 'Questa immagine è danneggiata.',
  'error.picture-damaged.advice':
    '{how, select, cut {Finisce troppo presto: ne manca una parte. Procuratela di nuovo, oppure scegli “Invia comunque” per inviare quello che c’è.} changed {Qualcosa è cambiato dopo il salvataggio: lo dice la sua somma di controllo. Procuratela di nuovo, oppure scegli “Invia comunque” per inviare quello che c’è.} other {Comincia come {hasType, select, yes {{type}} other {un’immagine}}, ma non se ne può disegnare nulla. Procuratela di nuovo da dove proviene.}}',
  'error.cannot-be-looked-at': 'Questo file non si può aprire in sicurezza.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Aprirlo richiede più tempo di quanto dovrebbe un’immagine.} memory {Aprirlo richiede più memoria di quanta ne dovrebbe usare un’immagine.} other {Aprendolo si è fermata la parte di Snapferry che esamina i file.}} Non verrà più aperto; tutto il resto prosegue. Aprilo in un altro programma, salvalo come PNG, JPEG o MP4 e aggiungi quel file.',
  'error.empty-file': 'Il file è vuoto.',
  'error.empty-file.advice': 'Salva di nuovo l’immagine e trascinala un’altra volta.',
  'error.unreadable': 'Non è stato possibile leggere il file.',
  'error.unreadable.advice':
    'Controlla di avere il permesso di aprirlo e che il disco sia collegato, poi riprova.',
  'error.vanished': 'Il file non è più dov’era.',
  'error.vanished.advice':
    'È stato spostato, rinominato o eliminato prima dell’invio. Trascinalo dalla nuova posizione.',
  'error.changed-while-reading': 'Il file è cambiato durante la lettura.',
  'error.changed-while-reading.advice':
    'Forse un altro programma lo sta ancora scrivendo. Attendi che finisca, poi riprova.',
  'error.metadata-unreadable': 'Non si può capire che cosa contiene questo file.',
  'error.metadata-unreadable.advice':
    'Oltre all’immagine potrebbe contenere un luogo o un nome, perciò nulla è stato inviato. Salva di nuovo l’immagine in un altro programma e trascina quel file, oppure inviala così com’è.',
  'error.too-big': 'L’immagine è troppo grande per Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {Pesa {bytes}.} other {}} {hasLimit, select, yes {Imgur accetta al massimo {limit}.} other {}} {what, select, animation {Anche con meno colori, pixel e fotogrammi resta troppo grande. Accorciala o salvala come MP4, poi trascina quel file.} other {Rimpiccioliscila o salvala come JPEG, poi trascina quel file.}}',
  'error.folder-without-pictures': 'In questa cartella non ci sono immagini.',
  'error.folder-without-pictures.advice':
    'Dal contenuto, nessun file risulta un’immagine o un video. Scegli un’altra cartella o singoli file.',
  'error.not-editable': 'Qui non si può modificare.',
  'error.not-editable.advice':
    '{reason, select, video {È un video.} animation {È animata: modificandola ne resterebbe una sola immagine fissa.} address {La scarica Imgur direttamente dal suo indirizzo. Salva l’immagine e aggiungi il file.} large {Ha più pixel di quanti se ne possano modificare in una volta.} other {{hasType, select, yes {{type} non si può visualizzare qui. Salvala come PNG o JPEG e aggiungi quel file.} other {Non si può visualizzare qui. Salvala come PNG o JPEG e aggiungi quel file.}}}}',
  'error.bad-url': 'Imgur non può scaricare nulla da questo indirizzo.',
  'error.bad-url.advice':
    'Deve iniziare con http:// o https:// e portare direttamente a un’immagine. Copia l’indirizzo dell’immagine stessa.',
  'error.address-private': 'Questo indirizzo è in una rete privata.',
  'error.address-private.advice':
    'Imgur non può raggiungerlo e Snapferry non scarica da lì, a meno che tu lo permetta nelle impostazioni. Permettilo, oppure salva l’immagine e trascina il file.',
  'error.address-unknown': 'Non esiste un server chiamato {host}.',
  'error.address-unknown.advice': 'Controlla che l’indirizzo sia scritto bene, poi incollalo di nuovo.',
  'error.address-dead': '{host} non fornisce questa immagine (risposta: {status}).',
  'error.address-dead.advice':
    'Forse è stata spostata o eliminata, o richiede un accesso. Apri l’indirizzo nel browser, salva l’immagine e trascina il file.',
  'error.address-broken': 'Non è stato possibile scaricare l’immagine da {host}.',
  'error.address-broken.advice':
    'La connessione non è riuscita o si è interrotta. Riprova, oppure salva l’immagine nel browser e trascina il file.',
  'error.not-found': 'Con questo nome non c’è nulla.',
  'error.not-found.advice': 'Controlla che sia scritto bene, o scegli di nuovo il file.',

  'error.disk-full': 'Il disco è pieno.',
  'error.disk-full.advice':
    'Non è stato possibile mettere al sicuro l’immagine, perciò non è stata aggiunta. Libera un po’ di spazio e aggiungila di nuovo.',
  'error.folder-unwritable': 'Impossibile scrivere nella cartella delle catture.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {La cartella è {path}.} other {}} Scegline un’altra nelle impostazioni.',
  'error.screen-denied': 'Il sistema non permette a Snapferry di vedere lo schermo.',
  'error.screen-denied.advice':
    'Permettilo nelle impostazioni di sistema, in “Registrazione schermo”, poi riavvia Snapferry.',
  'error.screen-unreadable': 'Il sistema non ha fornito un’immagine dello schermo.',
  'error.screen-unreadable.advice': 'Nulla è stato catturato. Riprova.',
  'error.no-portal': 'A questo desktop manca ciò che permette ai programmi di catturare lo schermo.',
  'error.no-portal.advice':
    'Con Wayland se ne occupa xdg-desktop-portal, insieme a un componente per il tuo desktop, come xdg-desktop-portal-gnome. Installa entrambi e accedi di nuovo al sistema.',
  'error.no-windows': 'Il sistema non elenca finestre da catturare.',
  'error.no-windows.advice': 'Cattura invece un’area o tutto lo schermo.',
  'error.profile-unwritable': 'Snapferry non può scrivere nella sua cartella.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {La cartella è {path}.} other {}} Concediti il permesso di scrittura, poi riavvia Snapferry.',
  'error.profile-newer': 'I tuoi dati vengono da uno Snapferry più recente.',
  'error.profile-newer.advice': 'Restano intatti. Per usarli, installa la versione più recente.',
  'error.port-taken': 'La porta {port} è usata da un altro programma.',
  'error.port-taken.advice':
    'Potrebbe essere PicGo o un secondo Snapferry. Chiudilo, oppure scegli un’altra porta nelle impostazioni e nel tuo editor.',
  'error.profile-locked': 'Un altro Snapferry sta usando questo profilo.',
  'error.profile-locked.advice': 'Chiudi l’altro, o usa la sua finestra, poi avvia di nuovo questo.',
  'error.profile-damaged': 'Il file della coda era danneggiato.',
  'error.profile-damaged.advice':
    'È stato messo da parte, non eliminato, e ne è stato creato uno nuovo. {hasPath, select, yes {Quello vecchio è qui: {path}.} other {}} Aggiungi di nuovo ciò che non era stato caricato.',
  'error.engine-stopped': 'La parte che carica si è fermata.',
  'error.engine-stopped.advice': 'Si riavvia da sola e la coda è conservata. Riprova tra un momento.',

  'error.no-client-id': 'Manca ancora un Client-ID.',
  'error.no-client-id.advice': 'Inseriscine uno in “Host e account”. Le immagini in coda lo attendono.',
  'error.bad-client-id': 'Imgur non riconosce questo Client-ID.',
  'error.bad-client-id.advice':
    'La coda attende. Controlla il Client-ID in “Host e account”: conta ogni carattere.',
  'error.sign-in-needed': 'L’accesso non è più valido per Imgur.',
  'error.sign-in-needed.advice': 'La coda attende. Accedi di nuovo in “Host e account”.',
  'error.app-blocked': 'Imgur ha bloccato questo Client-ID.',
  'error.app-blocked.advice':
    'Ha superato i limiti troppe volte, qui o altrove. La coda attende: usa un altro Client-ID o chiedi a Imgur.',

  'error.unreachable': 'Imgur non è raggiungibile.',
  'error.unreachable.advice':
    'Il tentativo si ripete da solo. Controlla la connessione; in alcuni paesi Imgur è bloccato.',
  'error.connection-lost': 'La connessione si è interrotta.',
  'error.connection-lost.advice': 'L’invio si ripete da solo. Per i file grandi aiuta una rete più stabile.',
  'error.timeout': 'Imgur ha impiegato troppo tempo a rispondere.',
  'error.timeout.advice': 'Il tentativo si ripete da solo, con pause più lunghe.',

  'error.rate-limited': 'Imgur chiede di rallentare.',
  'error.rate-limited.advice': 'I caricamenti attendono che Imgur ne accetti altri, poi partono da soli.',
  'error.daily-limit': 'Il limite giornaliero di questo Client-ID è esaurito.',
  'error.daily-limit.advice': 'I caricamenti riprendono da soli quando per Imgur finisce la giornata.',
  'error.over-capacity': 'Imgur è sovraccarico.',
  'error.over-capacity.advice': 'Il tentativo si ripete da solo, con pause più lunghe.',
  'error.server-trouble': 'Qualcosa non ha funzionato da parte di Imgur.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Ha risposto con lo stato {status}.} other {}} Riprova più tardi; non dipende dalla tua immagine.',
  'error.bad-answer': 'La risposta di Imgur non è comprensibile.',
  'error.bad-answer.advice':
    'L’immagine potrebbe essere arrivata oppure no. Forse ha risposto qualcosa tra te e Imgur, come una pagina di accesso della rete. Riprova da un’altra rete.',
  'error.rejected': 'Imgur non ha accettato l’immagine.',
  'error.rejected.advice':
    '{hasReason, select, yes {Messaggio di Imgur: “{reason}”.} other {Non ha indicato un motivo.}} Spesso aiuta salvare di nuovo l’immagine come PNG o JPEG.',
  'error.forbidden': 'Imgur non lo permette.',
  'error.forbidden.advice':
    'Forse il Client-ID o il tuo indirizzo non può caricare. Prova un’altra rete o un altro Client-ID.',
  'error.no-deletehash': 'Manca la chiave per eliminarla.',
  'error.no-deletehash.advice':
    'Ciò che è caricato senza account si può eliminare solo con la chiave ricevuta al caricamento. Questa immagine è stata importata senza chiave: eliminala dove è stata caricata, oppure importa un file che la contiene.',
  'error.gone': 'Non è più su Imgur.',
  'error.gone.advice': 'È stata eliminata lì. Aggiungi di nuovo l’immagine per avere un altro link.',

  'error.still-there': 'Imgur la dà per eliminata, ma c’è ancora.',
  'error.still-there.advice':
    'Può volerci un po’ perché sparisca ovunque. Qui resta: eliminala di nuovo tra qualche minuto.',

  'error.post-empty': 'Nel post non ci sono immagini.',
  'error.post-empty.advice': 'Aggiungi almeno un’immagine, poi riprova.',
  'error.post-too-long': 'Il post ha più immagini di quante ne contiene un album.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {Un album su Imgur ne contiene {most, number}.} other {}} Togline qualcuna o dividile in due post.',
  'error.title-needed': 'Manca un titolo.',
  'error.title-needed.advice': 'Ciò che è pubblico ne ha bisogno: nella galleria si vede per primo.',
  'error.title-too-long': 'Il titolo è troppo lungo.',
  'error.title-too-long.advice':
    'Imgur conserva {hasMost, select, yes {i primi {most, number} caratteri} other {solo l’inizio}}{hasLength, select, yes {, e questo ne ha {length, number}} other {}}. Qui non va perso nulla: accorcialo o sposta il resto nella descrizione.',
  'error.bad-tag': 'Questo tag non si può usare.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {È “{tag}”.} other {}} Un tag è fatto di lettere, cifre e trattini bassi, al massimo 64.',
  'error.bad-link': 'Questo non è un indirizzo web.',
  'error.bad-link.advice': 'Deve iniziare con http:// o https://. Se non ce n’è uno, lascia vuoto.',
  'error.author-needed': 'Di chi è l’immagine?',
  'error.author-needed.advice':
    'Scrivi il nome dell’autore, un link all’autore o dove l’hai trovata. Oppure disattiva “L’immagine non è mia”.',
  'error.not-yours': 'Questa immagine non si può mettere nel post.',
  'error.not-yours.advice':
    'Qui mancano i diritti, perché è stata caricata altrove o con un altro account. Toglila, oppure aggiungi il file stesso.',
  'error.account-needed': 'Qui serve un account Imgur.',
  'error.account-needed.advice':
    'Senza account tutto resta nascosto: lo vede solo chi ha il link. Accedi, oppure lascia nascosto.',
  'error.consent-needed': 'Per questo manca ancora il tuo sì.',
  'error.consent-needed.advice':
    'Pubblico vuol dire che tutti possono trovarlo nella galleria di Imgur, e ciò che è pubblico si può copiare. Basta dire sì una volta: poi non te lo chiediamo più.',
  'error.album-locked': 'Il post non si può modificare finché è nella galleria.',
  'error.album-locked.advice':
    'In quel caso Imgur blocca il contenuto dell’album. Nascondi il post, fai la modifica e rendilo di nuovo pubblico.',
  'error.change-rejected': 'Imgur non ha accettato la modifica.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {Messaggio di Imgur: “{reason}”.} other {Non ha indicato un motivo.}} Le immagini sono al sicuro. Correggi ciò che viene segnalato e riprova.',
  'error.post-differs': 'Imgur mostra qualcosa di diverso da ciò che è stato inviato.',
  'error.post-differs.advice':
    'Ha risposto di sì, ma nell’album le immagini o l’ordine sono diversi. Riprova tra qualche minuto; le immagini sono al sicuro.',

  'error.bad-call': 'La richiesta non è comprensibile.',
  'error.bad-call.advice': 'Non è cambiato nulla. Controlla ciò che hai inserito e riprova.',
  'error.wrong-state': 'È troppo tardi per farlo.',
  'error.wrong-state.advice': 'Nel frattempo il caricamento è andato avanti. L’elenco mostra a che punto è.',
  'error.cancelled': 'L’hai annullato.',
  'error.cancelled.advice': 'Non viene inviato altro. Se vuoi comunque caricare, riprova.',
  'error.internal': 'Qualcosa non ha funzionato in Snapferry.',
  'error.internal.advice':
    'Le altre immagini proseguono. Riprova; se succede di nuovo, il registro dice di più.',
};
