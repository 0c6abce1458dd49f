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
  'error.no-client-id.advice':
    'Inseriscine uno in “Host e account”. {goesOn, select, yes {Le immagini in coda lo attendono.} no {Poi riprova.} other {}}',
  'error.bad-client-id': 'Imgur non riconosce questo Client-ID.',
  'error.bad-client-id.advice':
    'Controlla il Client-ID in “Host e account”: conta ogni carattere. {goesOn, select, yes {La coda attende.} no {Poi riprova.} other {}}',
  'error.sign-in-needed': 'L’accesso non è più valido per Imgur.',
  'error.sign-in-needed.advice':
    'Accedi di nuovo in “Host e account”. {goesOn, select, yes {La coda attende.} no {Poi riprova.} other {}}',
  'error.app-blocked': 'Imgur ha bloccato questo Client-ID.',
  'error.app-blocked.advice':
    'Ha superato i limiti troppe volte, qui o altrove. Usa un altro Client-ID o chiedi a Imgur. {goesOn, select, yes {La coda attende.} no {Poi riprova.} other {}}',

  'error.unreachable':
    '{reason, select, name {L’indirizzo del server di Imgur non si trova.} tls {Non si riesce a stabilire una connessione sicura con Imgur.} other {Imgur non è raggiungibile.}}',
  'error.unreachable.advice':
    '{reason, select, name {Il servizio dei nomi (DNS) di questa rete non risponde o non lo conosce. Prova un’altra rete o un altro server DNS.} tls {Ciò che risponde non parla la lingua delle connessioni sicure. Prova un’altra rete.} other {Controlla la connessione; in alcuni paesi Imgur è bloccato.}} {goesOn, select, yes {Il tentativo si ripete da solo.} no {Riprova quando la connessione è tornata.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {Il certificato di {host} è scaduto.} not-yet {Il certificato di {host} non è ancora valido.} name {{host} mostra un certificato che non è il suo.} self-signed {Il certificato di {host} è firmato solo da sé stesso, perciò questo computer non se ne fida.} other {{hasIssuer, select, yes {Il certificato di {host} è firmato da {issuer}, di cui questo computer non si fida.} other {Il certificato di {host} è firmato da qualcuno di cui questo computer non si fida.}}}}',
  'error.untrusted-certificate.advice':
    'Non è stato inviato nulla. {reason, select, expired {Controlla la data e l’ora di questo computer.} not-yet {Controlla la data e l’ora di questo computer.} name {Forse c’è di mezzo la pagina di accesso di una rete: apri una pagina web nel browser per vederlo.} other {Forse un filtro aziendale o un antivirus vuole leggere ciò che passa. Se è voluto, il suo certificato deve stare nell’archivio dei certificati di questo computer; se non lo è, usa un’altra rete.}} {goesOn, select, yes {Il tentativo si ripete da solo.} no {Poi riprova.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {Questa rete porta a {to} invece che a Imgur.} other {Al posto di Imgur ha risposto qualcos’altro.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Lo fanno le pagine di accesso di alberghi e aeroporti: apri una pagina web nel browser e accedi lì.} other {Può essere la pagina di accesso o un filtro di questa rete, oppure Imgur stesso in difficoltà{hasStatus, select, yes { (stato {status})} other {}}.}} {goesOn, select, yes {Il tentativo si ripete da solo.} no {Riprova più tardi o da un’altra rete.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {Il proxy {proxy} chiede nome e password.} refused {Il proxy {proxy} non lascia passare la connessione.} other {Il proxy {proxy} non è raggiungibile.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Inseriscili insieme all’indirizzo del proxy.} refused {Chiedi a chi lo gestisce se Imgur si può raggiungere{hasStatus, select, yes { (risponde {status})} other {}}.} other {Controlla l’indirizzo del proxy.}} {goesOn, select, yes {Il tentativo si ripete da solo.} no {Poi riprova.} other {}}',
  'error.connection-lost': 'La connessione si è interrotta.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {L’invio si ripete da solo.} no {Riprova quando la connessione è più stabile.} other {}} Per i file grandi aiuta una rete più stabile.',
  'error.timeout': 'Imgur ha impiegato troppo tempo a rispondere.',
  'error.timeout.advice':
    '{goesOn, select, yes {Il tentativo si ripete da solo, con pause più lunghe.} no {Riprova più tardi.} other {}}',

  'error.rate-limited': 'Imgur chiede di rallentare.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {I caricamenti attendono che Imgur ne accetti altri, poi partono da soli.} no {Riprova tra un po’.} other {}}',
  'error.daily-limit': 'Il limite giornaliero di questo Client-ID è esaurito.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {I caricamenti riprendono da soli quando per Imgur finisce la giornata.} no {Riprova quando per Imgur finisce la giornata.} other {}}',
  'error.over-capacity': 'Imgur è sovraccarico.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {Il tentativo si ripete da solo, con pause più lunghe.} no {Riprova più tardi.} other {}}',
  'error.server-trouble': 'Qualcosa non ha funzionato da parte di Imgur.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Ha risposto con lo stato {status}.} other {}} Non dipende dalla tua immagine. {goesOn, select, yes {Il tentativo si ripete da solo, con pause più lunghe.} no {Riprova più tardi.} other {}}',
  'error.bad-answer': 'La risposta di Imgur non è comprensibile.',
  'error.bad-answer.advice':
    'Ciò che è stato inviato potrebbe essere arrivato oppure no. {goesOn, select, yes {Il tentativo si ripete da solo.} no {Riprova più tardi o da un’altra rete.} other {}}',
  'error.answers-lost':
    'È stata inviata {times, plural, one {una volta} other {# volte}} e non è mai arrivata una risposta.',
  'error.answers-lost.advice':
    'Imgur potrebbe averla altrettante volte. Perché non diventino di più, non viene più inviata da sola. Riprova da un’altra rete; con un account si ritrova ciò che è arrivato.',
  'error.share-spent':
    'È stata inviata {times, plural, one {una volta} other {# volte}} e non è mai arrivata, mentre altre sì.',
  'error.share-spent.advice':
    '{hasCause, select, yes {L’ultima volta: {cause}} other {}} Forse dipende da questa immagine, perciò non viene più inviata da sola{hasCredits, select, yes { (ha consumato {credits, plural, one {# credito} other {# crediti}})} other {}}. Salvala di nuovo come PNG o JPEG, o riprova più tardi.',
  'error.rejected': 'Imgur non ha accettato l’immagine.',
  'error.rejected.advice':
    '{hasReason, select, yes {Messaggio di Imgur: “{reason}”.} other {Non ha indicato un motivo.}} Spesso aiuta salvare di nuovo l’immagine come PNG o JPEG.',
  'error.forbidden': 'Imgur non lo permette.',
  'error.forbidden.advice':
    'Forse il Client-ID o il tuo indirizzo non può caricare; in alcuni paesi Imgur è bloccato. Prova un’altra rete o un altro Client-ID.{goesOn, select, yes { Ogni tanto il tentativo si ripete da solo.} other {}}',
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
