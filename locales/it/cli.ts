import type { cli as english } from '../en/cli.ts';

export const cli: Record<keyof typeof english, string> = {
  'cli.help.about':
    'Carica immagini su Imgur. Pianifica i caricamenti in base ai crediti concessi da Imgur, così ogni immagine arriva.',
  'cli.help.usage': 'Uso:',
  'cli.help.arguments': 'Argomenti:',
  'cli.help.options': 'Opzioni:',
  'cli.help.commands': 'Comandi:',
  'cli.help.version': 'mostra la versione',
  'cli.help.help': 'mostra questo aiuto',
  'cli.help.json': 'un oggetto JSON per riga sullo standard output, e nient’altro',
  'cli.help.upload': 'mette le immagini in coda, le attende e stampa un link per ciascuna',
  'cli.help.upload.what':
    'file, cartelle (le immagini al loro interno), indirizzi web, oppure - per lo standard input',
  'cli.help.upload.title': 'titolo di ogni immagine',
  'cli.help.upload.description': 'descrizione di ogni immagine',
  'cli.help.upload.keep-metadata': 'invia i file così come sono, con luogo, fotocamera, autore e simili',
  'cli.help.upload.links': 'formato dei link: {forms}, oppure il nome di un modello',
  'cli.usage.bad-links':
    '--links vuole {forms}, oppure il nome di un modello; non ce n’è uno che si chiami {value}.',
  'cli.help.upload.post':
    'ne fa un unico post, nell’ordine indicato, e ne stampa il link; titolo e descrizione sono quelli del post',
  'cli.help.upload.no-wait': 'termina appena le immagini sono in coda e ne stampa gli id',
  'cli.help.credits': 'mostra quanto Imgur lascia passare e quando ci sarà altro spazio',
  'cli.help.serve': 'lavora la coda fino a Ctrl-C o SIGTERM',
  'cli.help.serve.api': 'riceve immagini dagli editor compatibili con PicGo, solo da questo computer',
  'cli.help.serve.api-port': 'la porta, al posto di quella nelle impostazioni (di solito 36677)',
  'cli.help.queue': 'mostra la coda',
  'cli.help.history': 'mostra che cosa è stato caricato, dal più recente',
  'cli.help.history.search': 'solo se nome, titolo, descrizione o link contiene questo testo',
  'cli.help.history.limit': 'al massimo questo numero',
  'cli.help.retry': 'rimette in coda le immagini non riuscite o annullate',
  'cli.help.cancel': 'annulla le immagini non ancora caricate',
  'cli.help.id': 'gli id come li mostra la coda',
  'cli.help.doctor': 'mostra che cosa funziona su questo computer e che cosa no',
  'cli.help.after':
    'Codici di uscita: 0 tutto fatto, 1 qualcosa non riuscito o interrotto, oppure output non scrivibile, 2 uso errato, 3 nessun tentativo possibile.\nAmbiente: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (ciò che gli editor devono inviare), SNAPFERRY_HOME (cartella dei tuoi dati), NO_COLOR.',

  'cli.usage.nothing': 'Indica che cosa fare.',
  'cli.usage.unknown-option': 'L’opzione {what} non esiste. Vedi snapferry --help.',
  'cli.usage.unknown-command': 'Il comando {what} non esiste. Vedi snapferry --help.',
  'cli.usage.missing-argument': 'A questo comando manca qualcosa: <{what}>. Vedi snapferry --help.',
  'cli.usage.option-without-value': 'L’opzione {what} richiede un valore.',
  'cli.usage.too-many': 'Questo comando non accetta {what}.',
  'cli.usage.post-waits':
    '--post e --no-wait non si possono usare insieme: un post ha il suo link solo quando è completo.',
  'cli.post.interrupted':
    'Interrotto. Il post è conservato: prosegue quando è in esecuzione l’app o “snapferry serve”, e viene creato una sola volta.',
  'cli.post.kept':
    'Il post è conservato con le immagini già caricate. Nell’app puoi riprovare, o crearlo senza quelle non riuscite.',
  'cli.post.empty-left':
    'Una risposta di Imgur è andata persa: lì potrebbe essere rimasto un album vuoto e senza nome, di cui nessuno conosce l’indirizzo. Il post vero e proprio c’è una sola volta.',
  'cli.usage.bad-limit': '--limit vuole un numero intero da 1 a {most, number}, non {value}.',
  'cli.usage.one-pipe': 'Lo standard input (-) si può indicare una sola volta.',
  'cli.usage.no-pipe': 'Per - non arriva nulla da una pipe. Si usa così: un-programma | snapferry upload -',
  'cli.usage.empty-argument': 'Uno dei nomi è vuoto. Controlla virgolette e variabili del comando.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL vale {value}. Deve essere un indirizzo https, oppure http solo su questo computer (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'Dal contenuto il file risulta {hasFound, select, yes {{found}} other {altro}}, qualunque sia il nome. Esportalo come PNG, JPEG, GIF o MP4.',
  'cli.advice.unsupported-type': 'Salvala come PNG, JPEG, GIF o MP4.',
  'cli.advice.empty-file': 'Salva di nuovo l’immagine, poi ripeti il comando.',
  'cli.advice.vanished':
    'In quella posizione non c’è più nulla. Controlla come è scritta o dove è finito il file.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {Pesa {bytes}.} other {}} {hasLimit, select, yes {Imgur accetta al massimo {limit}.} other {}} Rimpiccioliscila o salvala come JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {È in esecuzione la versione {version} (pid {pid}), con cui questa non può comunicare.} other {}} Ferma l’altra o usa la stessa versione. Non è cambiato nulla.',
  'cli.advice.engine-stopped': 'Ciò che è in coda è conservato. Esegui di nuovo il comando.',
  'cli.advice.no-client-id':
    'Nulla è stato aggiunto. Imposta SNAPFERRY_CLIENT_ID con il Client-ID di un’applicazione registrata su Imgur (https://api.imgur.com/oauth2/addclient; Imgur non ne accetta quasi più di nuove, quelle vecchie funzionano) o inseriscilo nelle impostazioni dell’app.',
  'cli.advice.bad-client-id':
    'L’immagine non è stata inviata. Controlla SNAPFERRY_CLIENT_ID o le impostazioni dell’app: conta ogni carattere.',
  'cli.advice.unreachable':
    'L’immagine non è stata inviata. Controlla la connessione (e SNAPFERRY_API_URL, se è impostata), poi esegui di nuovo il comando. Con --no-wait le immagini restano in coda finché la connessione non torna.',
  'cli.advice.not-found': 'Controlla l’id. snapferry queue li mostra tutti.',
  'cli.advice.wrong-state': 'Nel frattempo è andata avanti. snapferry queue mostra a che punto è.',
  'cli.advice.cancelled': 'Non viene inviato altro.',

  'cli.standard-input': 'standard input',
  'cli.maybe-twice':
    '{name}: inviata due volte, perché la prima volta non è arrivata risposta. Potrebbe essere su Imgur due volte.',
  'cli.stopping': 'Arresto. L’invio in corso ha al massimo 10 secondi per finire.',
  'cli.interrupted':
    '{count, plural, one {# immagine resta} other {# immagini restano}} in coda. {count, plural, one {La} other {Le}} invia “snapferry serve” o l’app; “snapferry cancel {ids}” {count, plural, one {la} other {le}} annulla.',
  'cli.interrupted.goes-on':
    'Snapferry continua in background con {count, plural, one {# immagine} other {# immagini}}. “snapferry queue” mostra la coda; “snapferry cancel {ids}” {count, plural, one {la} other {le}} annulla.',
  'cli.paused': 'La coda è in pausa. Nulla viene inviato finché non la riprendi in Snapferry.',
  'cli.paused.ended': 'La coda era in pausa. Ora riprende.',
  'cli.set-aside':
    'Il file della coda era danneggiato e ne è stato creato uno nuovo. Quello vecchio è stato messo da parte, non eliminato: {path}. {rescued, plural, =0 {Non vi si è potuto leggere alcun caricamento.} one {# caricamento è stato recuperato.} other {# caricamenti sono stati recuperati.}}',
  'cli.set-aside.restored':
    'Il file della coda era danneggiato. È stato messo da parte ({path}) e ora si usa il backup ({restoredFrom}). {rescued, plural, =0 {} one {# caricamento successivo è stato recuperato dal file danneggiato. } other {# caricamenti successivi sono stati recuperati dal file danneggiato. }}Ciò che vi risulta in attesa potrebbe essere già stato caricato, perciò la coda è in pausa.',
  'cli.set-aside.look':
    'Nulla è stato aggiunto. Guarda “snapferry queue”, annulla ciò di cui hai già il link, poi esegui di nuovo il comando: a quel punto la coda riprende.',
  'cli.other-host':
    'Snapferry è già in esecuzione (pid {pid}) e invia a {running}, non a {wanted}. Fermalo oppure ometti SNAPFERRY_API_URL. Nulla è stato aggiunto.',
  'cli.recovered.resumed':
    '{count, plural, one {L’invio di # immagine si è interrotto} other {L’invio di # immagini si è interrotto}} all’ultima chiusura di Snapferry, e nulla è arrivato. {count, plural, one {Viene inviata} other {Vengono inviate}} di nuovo.',
  'cli.recovered.uncertain':
    '{count, plural, one {# immagine era stata inviata} other {# immagini erano state inviate}} all’ultima chiusura di Snapferry, ma senza risposta. {count, plural, one {Viene inviata di nuovo e potrebbe} other {Vengono inviate di nuovo e potrebbero}} essere su Imgur due volte:',
  'cli.recovered.uncertain.one': '  {name}: inviata di nuovo, forse doppia',

  'cli.serve.already':
    'Snapferry è già in esecuzione per questo profilo (pid {pid}). Invia ciò che è in coda; non c’è nulla da avviare.',
  'cli.serve.without-api': '--api-port, --api-key-file e --api-folder si usano insieme a --api.',
  'cli.usage.bad-port': '{value} non è una porta. Indica un numero da 1024 a 65535.',
  'cli.serve.api': 'Gli editor raggiungono Snapferry qui: {address}',
  'cli.serve.begins':
    '{count, plural, =0 {La coda è vuota. In attesa di immagini.} one {# immagine in coda.} other {# immagini in coda.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: annullata',

  'cli.credits.budget':
    '{name}: {remaining} su {limit} ancora disponibili{hasTime, select, yes {, rinnovo: {time}} other {}}',
  'cli.credits.unknown': '{name}: non ancora noto',
  'cli.credits.uploads-now':
    '{count, plural, =0 {Nessun caricamento possibile ora} one {# caricamento possibile ora} other {# caricamenti possibili ora}}',

  'cli.queue.open':
    '{count, plural, =0 {Nulla in attesa.} one {# immagine da caricare{hasTime, select, yes {, fine prevista: {time}} other {}}.} other {# immagini da caricare{hasTime, select, yes {, fine prevista: {time}} other {}}.}}',
  'cli.queue.paused':
    '{count, plural, one {# immagine da caricare.} other {# immagini da caricare.}} La coda è in pausa.',
  'cli.history.shown': '{count} su {total, plural, one {# caricamento} other {# caricamenti}}',
  'cli.history.maybe-twice': '(forse doppia)',
  'cli.retry.done': '{id}: di nuovo in coda',
  'cli.cancel.done': '{id}: annullata',

  'cli.doctor.ok': 'ok',
  'cli.doctor.no': 'NO',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Qui i caricamenti possono funzionare.',
  'cli.doctor.unfit': 'Qui i caricamenti non possono funzionare finché non si risolve ciò che è segnato NO.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'I tuoi dati',
  'cli.doctor.name.engine': 'Motore',
  'cli.doctor.name.database': 'Database',
  'cli.doctor.name.vault': 'Dati segreti',
  'cli.doctor.name.host': 'Accesso all’host',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Finestra',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old':
    '{version} è troppo vecchio. Installa Node {least} o successivo da https://nodejs.org.',
  'cli.doctor.profile.no':
    'Impossibile scrivere in {path} ({code}). Concediti il permesso di scrittura oppure imposta SNAPFERRY_HOME su un’altra cartella.',
  'cli.doctor.engine': 'in esecuzione (pid {pid}, versione {version}); i comandi comunicano con questo',
  'cli.doctor.engine.none': 'nessuno in esecuzione; ogni comando avvia il proprio',
  'cli.doctor.database': 'si apre e risponde',
  'cli.doctor.vault': 'conservati nel portachiavi di sistema',
  'cli.doctor.vault.memory':
    'conservati solo fino alla chiusura di Snapferry, perché non c’è un portachiavi utilizzabile ({why})',
  'cli.doctor.host': '{origin} è raggiungibile',
  'cli.doctor.host.no':
    '{origin} non è raggiungibile. Controlla la connessione, il firewall e SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'impostato',
  'cli.doctor.client-id.no':
    'manca. Imposta SNAPFERRY_CLIENT_ID con il Client-ID di un’applicazione registrata su Imgur, o inseriscilo nelle impostazioni dell’app.',
  'cli.doctor.electron.no':
    'Electron non è ancora presente. La riga di comando funziona anche senza; “npm start” lo scarica.',
  'cli.help.upload.copy': 'copia i link anche negli appunti',
  'cli.help.upload.quiet': 'mostra solo i link e gli errori',
  'cli.help.upload.discard': 'con Ctrl-C annulla ciò che non è stato inviato, invece di lasciarlo in coda',
  'cli.help.watch.recursive': 'anche le cartelle al suo interno',
  'cli.help.watch.include':
    'solo i file che corrispondono a questo modello, come *.png o shots/**; ripetibile',
  'cli.help.watch.exclude': 'esclude i file che corrispondono a questo modello; ripetibile',
  'cli.help.serve.api-key-file':
    'file la cui prima riga è la chiave che gli editor devono inviare; oppure imposta SNAPFERRY_API_KEY',
  'cli.help.serve.api-folder':
    'cartella i cui file possono essere chiesti anche da programmi di altri utenti che hanno la chiave; ripetibile',
  'cli.help.completion': 'stampa lo script di completamento per una shell',
  'cli.help.completion.shell': 'una tra {shells}',
  'cli.help.man': 'stampa la pagina di manuale (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'Il completamento esiste per {shells}, non per {value}.',
  'cli.usage.copy-waits':
    '--copy e --no-wait non si possono usare insieme: non c’è ancora un link da copiare.',
  'cli.waiting-for-engine':
    'Un altro Snapferry{hasPid, select, yes { (pid {pid})} other {}} si sta avviando o chiudendo qui. In attesa.',
  'cli.interrupted.discarded': '{count, plural, one {# immagine annullata} other {# immagini annullate}}.',
  'cli.interrupted.nothing': 'Interrotto. Nulla è stato aggiunto alla coda.',
  'cli.watch.left':
    '{count, plural, one {# immagine resta} other {# immagini restano}} in coda. {count, plural, one {La} other {Le}} invia “snapferry serve” o l’app.',
  'cli.watch.left.goes-on':
    'Snapferry continua in background con {count, plural, one {# immagine} other {# immagini}}. “snapferry queue” mostra la coda.',
  'cli.watch.unfinished': '{name} non è ancora completo. Resta dov’è finché non lo è.',
  'cli.upload.known': '{name} attende già in coda. Viene caricata una sola volta.',
  'cli.upload.copied': '{count, plural, one {Il link è} other {# link sono}} negli appunti.',
  'cli.upload.no-clipboard':
    'Qui nulla riceve testo per gli appunti. Su Linux installa wl-clipboard, xclip o xsel.',
  'cli.unwritten':
    'Impossibile scrivere l’output ({code}). I caricamenti sono fatti; li mostra “snapferry history”. {count, plural, one {La riga mancante:} other {Le righe mancanti:}}',
  'cli.unwritten.more': '… e {count, plural, one {# altra riga} other {altre # righe}}',
  'cli.login.pin.no-input':
    'Lo standard input è finito prima che arrivasse un PIN. L’accesso è annullato; esegui il comando in un terminale.',
  'cli.post.trouble': 'La creazione del post richiede più tempo: {why} Si riprova.',
  'cli.progress.pictures': '{done} di {total} caricate',
  'cli.progress.bytes': '{sent} di {total}',
  'cli.progress.rate': '{rate}/s',
  'cli.progress.left': 'mancano {time}',
  'cli.progress.done-by': 'finito entro {time}',
  'cli.progress.waiting':
    '{count, plural, one {# attende} other {# attendono}}{hasTime, select, yes { fino a {time}} other {}}',
  'cli.serve.api-key.refused':
    '--api-key non è più ammesso: chiunque su questo computer può leggere gli argomenti di un comando. Metti la chiave in un file che solo tu puoi leggere e indica --api-key-file, oppure imposta SNAPFERRY_API_KEY. Scegli un’altra chiave: questa potrebbe essere stata vista.',
  'cli.serve.api-key-file.none': 'In {path} non c’è una chiave: deve essere la prima riga.',
  'cli.serve.api-key-file.open': 'Altri possono leggere {path}. Prima chiudilo: chmod 600 {path}',
  'cli.man.name': 'Nome',
  'cli.man.title': 'carica immagini su Imgur secondo i suoi crediti',
  'cli.man.synopsis': 'Sinossi',
  'cli.man.description': 'Descrizione',
  'cli.man.options': 'Opzioni',
  'cli.man.commands': 'Comandi',
  'cli.man.more': 'Stato di uscita e ambiente',
};
