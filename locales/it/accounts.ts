import type { accounts as english } from '../en/accounts.ts';

export const accounts: Record<keyof typeof english, string> = {
  'rail.accounts': 'Host e account',

  'error.sign-in-refused': 'L’accesso non è stato autorizzato.',
  'error.sign-in-refused.advice': 'Non è cambiato nulla. Se volevi accedere, riprova e scegli “Allow”.',
  'error.sign-in-expired': 'Dal browser non è arrivata risposta entro cinque minuti.',
  'error.sign-in-expired.advice':
    'Ricomincia. Se al posto della domanda Imgur ha mostrato un errore, vedi “Imgur mostra un errore?”.',
  'error.wrong-pin': 'Imgur non riconosce questo PIN.',
  'error.wrong-pin.advice':
    'Ogni PIN vale una volta sola e per poco tempo. Copialo di nuovo o ricomincia per averne un altro.',
  'error.no-client-secret': 'Manca un client secret valido per Imgur.',
  'error.no-client-secret.advice':
    'Serve per accedere in questo modo. Inserisci quello che Imgur ti ha dato insieme al Client-ID.',
  'error.sign-in-port-taken': 'La porta per l’accesso ({port}) è usata da un altro programma.',
  'error.sign-in-port-taken.advice':
    'Il browser non potrebbe tornare a Snapferry. Chiudi l’altro programma oppure scegli un’altra porta, qui e dove è registrata la tua applicazione.',
  'error.keychain-locked': 'Il portachiavi non dà accesso ai suoi dati.',
  'error.keychain-locked.advice': 'Sbloccalo e riprova. Nel frattempo non va perso nulla.',

  'sign-in.page.checking': 'Un momento',
  'sign-in.page.checking.text': 'Snapferry sta completando l’accesso.',
  'sign-in.page.done': 'Accesso effettuato',
  'sign-in.page.done.text': 'Puoi chiudere questa pagina e tornare a Snapferry.',
  'sign-in.page.denied': 'Accesso non effettuato',
  'sign-in.page.denied.text':
    'L’accesso non è stato autorizzato e non è cambiato nulla. Puoi chiudere questa pagina.',
  'sign-in.page.failed': 'L’accesso non è riuscito',
  'sign-in.page.failed.text': 'Il motivo è indicato in Snapferry. Puoi chiudere questa pagina.',
  'sign-in.page.stale': 'Questo accesso non è più atteso',
  'sign-in.page.stale.text':
    'È già stato usato, ha richiesto troppo tempo o non proviene da Snapferry. Puoi chiudere questa pagina e ricominciare da lì.',
  'sign-in.page.no-script': 'Per passare l’accesso a Snapferry, questa pagina ha bisogno di JavaScript.',

  'accounts.title': 'Host e account',
  'accounts.detail':
    '{count, plural, =0 {Nessun account, caricamenti anonimi} one {# account} other {# account}}',
  'accounts.imgur': 'Imgur',
  'accounts.active': 'Si carica qui',
  'accounts.choose': 'Carica qui',
  'accounts.list': 'Chi carica',
  'accounts.anonymous': 'Anonimo',
  'accounts.anonymous.text':
    'Senza account. Solo chi ha il link vede l’immagine; la chiave per eliminarla la conserva Snapferry.',
  'accounts.state.signed-in': 'Connesso',
  'accounts.state.needs-sign-in': 'Serve un nuovo accesso',
  'accounts.state.needs-sign-in.text':
    'L’accesso non è più valido per Imgur. {count, plural, =0 {} one {# immagine in attesa.} other {# immagini in attesa.}}',
  'accounts.state.locked': 'Bloccato nel portachiavi',
  'accounts.state.locked.text':
    'L’accesso è nel portachiavi, che però è bloccato. {count, plural, =0 {} one {# immagine in attesa.} other {# immagini in attesa.}}',
  'accounts.tokens.keychain': 'Conservato nel portachiavi di sistema',
  'accounts.tokens.memory': 'Conservato fino alla chiusura di Snapferry',
  'accounts.tokens.keep': 'Salva nel portachiavi',
  'accounts.unlock': 'Riprova',
  'accounts.sign-in': 'Accedi',
  'accounts.sign-in.again': 'Accedi di nuovo',
  'accounts.sign-in.other': 'Aggiungi account',
  'accounts.sign-in.pin': 'Accedi con un PIN',
  'accounts.sign-out': 'Disconnetti',
  'accounts.sign-out.title': 'Disconnettere {name}?',
  'accounts.sign-out.text':
    'Snapferry dimentica l’accesso su questo computer. Le tue immagini restano su Imgur e nella libreria. Per revocare l’autorizzazione di Snapferry anche su Imgur, usa le impostazioni del tuo account sul sito.',
  'accounts.sign-out.waiting':
    '{count, plural, one {# immagine ancora da caricare con questo account attende che tu acceda di nuovo.} other {# immagini ancora da caricare con questo account attendono che tu acceda di nuovo.}}',
  'accounts.sign-out.active': 'Da quel momento i caricamenti saranno anonimi.',
  'accounts.sign-out.stay': 'Resta connesso',
  'accounts.waiting': 'Continua nel browser',
  'accounts.waiting.text':
    'Lì Imgur chiede se Snapferry può usare il tuo account. Questa pagina si aggiorna da sola. Scade: {time}.',
  'accounts.waiting.pin': 'Imgur mostra un PIN nel browser',
  'accounts.waiting.pin.text': 'Inseriscilo qui. Scade: {time}.',
  'accounts.checking': 'Completamento dell’accesso',
  'accounts.pin': 'PIN',
  'accounts.pin.finish': 'Accedi',
  'accounts.open-again': 'Riapri il browser',
  'accounts.address.copy': 'Copia indirizzo',
  'accounts.address.copied':
    'L’indirizzo è negli appunti. Aprilo in un browser qualsiasi su questo computer.',
  'accounts.cancel': 'Annulla',
  'accounts.close': 'Chiudi',
  'accounts.signed-in': 'Accesso effettuato come {name}',
  'accounts.signed-in.text': 'D’ora in poi i caricamenti vanno su questo account.',
  'accounts.signed-in.text.other': 'Sceglilo per caricare lì.',
  'accounts.signed-out': 'Account {name} disconnesso',
  'accounts.trouble': 'Imgur mostra un errore?',
  'accounts.trouble.text':
    'Dal 2025 la pagina di accesso di Imgur mostra a molti “error 1024” e registrare nuove applicazioni è quasi impossibile. Dipende da Imgur, non da qualcosa che hai fatto tu.',
  'accounts.trouble.works':
    'Che cosa funziona ancora: i caricamenti anonimi con un Client-ID esistente, gli account già connessi e la prova completa senza Imgur.',
  'accounts.trouble.check': 'Controlla le pagine di Imgur',
  'accounts.trouble.checking': 'Controllo…',
  'accounts.trouble.found.none': 'In questo momento la pagina di accesso di Imgur funziona.',
  'accounts.trouble.found.closed':
    'In questo momento la pagina di accesso di Imgur dà errore per questo Client-ID.',
  'accounts.trouble.found.busy':
    'In questo momento Imgur non accetta altri accessi. Riprova tra qualche minuto.',
  'accounts.trouble.found.unreachable':
    'In questo momento la pagina di accesso di Imgur non è raggiungibile.',
  'accounts.registration.open': 'In questo momento su Imgur si possono registrare nuove applicazioni.',
  'accounts.registration.closed': 'In questo momento Imgur non permette di registrare nuove applicazioni.',
  'accounts.registration.unknown':
    'In questo momento non si può sapere se è possibile registrare nuove applicazioni.',
  'accounts.application': 'La tua applicazione su Imgur',
  'accounts.secret': 'Client secret',
  'accounts.secret.about':
    'Serve per accedere con un PIN e per restare connessi quando un accesso scade. Copialo da Imgur, poi premi il pulsante.',
  'accounts.secret.about.keychain': 'Va direttamente nel portachiavi e non viene mai mostrato.',
  'accounts.secret.about.memory':
    'Viene conservato solo fino alla chiusura di Snapferry e non viene mai mostrato.',
  'accounts.secret.kept': 'Salvato',
  'accounts.secret.paste': 'Prendi dagli appunti',
  'accounts.secret.not-there': 'Negli appunti non c’è un client secret.',
  'accounts.secret.not-there.advice': 'Prima copialo da Imgur, senza altro testo attorno.',
  'accounts.secret.forget': 'Rimuovi',
  'accounts.secret.saved': 'Client secret salvato',
  'accounts.secret.forgotten': 'Client secret rimosso',
  'accounts.return': 'Indirizzo di ritorno',
  'accounts.return.about':
    'Inseriscilo esattamente così come “redirect URL” della tua applicazione su Imgur.',
  'accounts.return.copy': 'Copia',
  'accounts.return.copied': 'L’indirizzo di ritorno è negli appunti',
  'accounts.port': 'Porta',
  'accounts.port.about': 'La porta dell’indirizzo di ritorno, da 1024 a 65535.',
  'accounts.port.bad': 'Inserisci un numero da 1024 a 65535.',
  'accounts.vault.memory':
    'Qui non c’è un portachiavi utilizzabile, quindi un accesso dura solo fino alla chiusura di Snapferry. {why}',
  'accounts.vault.why': 'Messaggio del sistema: {why}',
  'accounts.no-client-id': 'Per accedere, inserisci prima il Client-ID di un’applicazione.',
  'accounts.uploads-to': 'Carichi come',
  'accounts.uploads-to.hint': 'Carichi come: {name}',
  'accounts.of': 'Account',

  'cli.help.login': 'accede a un account',
  'cli.help.login.pin': 'con un PIN mostrato da Imgur (richiede il client secret)',
  'cli.help.logout': 'dimentica l’accesso di un account su questo computer',
  'cli.help.logout.account': 'l’account; si può omettere se ce n’è uno solo',
  'cli.help.accounts': 'mostra gli account o sceglie dove vanno i caricamenti',
  'cli.help.accounts.use': 'd’ora in poi carica su questo account',
  'cli.help.accounts.anonymous': 'd’ora in poi carica senza account',
  'cli.help.accounts.secret': 'salva il client secret letto dallo standard input',
  'cli.help.upload.account': 'carica su questo account',
  'cli.help.upload.anonymous': 'carica senza account',
  'cli.login.open': 'Apri questo indirizzo nel browser e autorizza l’accesso (scade: {time}):',
  'cli.login.pin': 'Apri questo indirizzo nel browser, poi digita il PIN che viene mostrato (scade: {time}):',
  'cli.login.pin.prompt': 'PIN: ',
  'cli.login.done': 'Accesso effettuato come {name}',
  'cli.login.memory':
    'Nessun portachiavi può conservare l’accesso, quindi dura finché questo Snapferry è in esecuzione. ({why})',
  'cli.login.memory.own':
    'Nessun portachiavi può conservare l’accesso, che finirebbe con questo comando. Nulla è stato salvato. ({why})',
  'cli.login.cancelled': 'Accesso annullato. Non è cambiato nulla.',
  'cli.logout.done': 'Account {name} disconnesso',
  'cli.logout.which': 'Indica quale account: {names}',
  'cli.logout.none': 'Nessun account è connesso.',
  'cli.account.unknown': 'Non esiste un account {name}. “snapferry accounts” mostra quelli disponibili.',
  'cli.account.both': 'Scegli tra --account e --anonymous.',
  'cli.account.post':
    'Un post viene creato con l’account su cui vanno i caricamenti. Sceglilo con “snapferry accounts --use” e ometti --account e --anonymous.',
  'cli.accounts.active': '{name} ({state}), i caricamenti vanno qui',
  'cli.accounts.other': '{name} ({state})',
  'cli.accounts.anonymous': 'anonimo',
  'cli.accounts.anonymous.active': 'anonimo, i caricamenti vanno qui',
  'cli.accounts.secret.kept': 'Client secret salvato.',
  'cli.accounts.secret.none': 'Dallo standard input non è arrivato nulla. Non è cambiato nulla.',
  'cli.accounts.secret.memory':
    'Nessun portachiavi può conservare il client secret, quindi dura finché questo Snapferry è in esecuzione. ({why})',
  'cli.accounts.secret.memory.own':
    'Nessun portachiavi può conservare il client secret, che finirebbe con questo comando. Nulla è stato salvato. ({why})',
};
