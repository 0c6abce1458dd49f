import type { window as english } from '../en/window.ts';

export const window: Record<keyof typeof english, string> = {
  'rail.label': 'Principale',
  'rail.queue': 'Coda',
  'rail.library': 'Libreria',
  'rail.settings': 'Impostazioni',
  'rail.collapse': 'Riduci la barra laterale',
  'rail.expand': 'Espandi la barra laterale',
  'rail.open-count': '{count, plural, one {# immagine da caricare} other {# immagini da caricare}}',

  'credit.label': 'Crediti',
  'credit.room':
    '{count, plural, =0 {Nessun caricamento possibile ora} one {# caricamento possibile ora} other {# caricamenti possibili ora}}',
  'credit.refill': '{budget}, rinnovo: {time}',
  'credit.unknown': 'Imgur non ha ancora comunicato i suoi limiti',
  'credit.used': 'Usati',
  'credit.reserved': 'Impegnati dai caricamenti in corso',
  'credit.kept': 'Riservati agli screenshot',
  'credit.free': 'Liberi',
  'credit.of': '{free} liberi su {limit}',
  'credit.resets': 'Rinnovo: {time}',
  'credit.resets-unknown': 'Il periodo inizia con il prossimo caricamento',
  'credit.heading': 'Dove sono i crediti',
  'credit.about':
    'Imgur conta i caricamenti in più limiti insieme. Snapferry attende prima di raggiungerne uno, così nulla viene rifiutato.',
  'credit.strikes':
    '{count, plural, one {Questo mese il limite giornaliero è stato raggiunto # volta. Alla quinta Imgur blocca l’app.} other {Questo mese il limite giornaliero è stato raggiunto # volte. Alla quinta Imgur blocca l’app.}}',
  'credit.source.assumed': 'Dalla documentazione di Imgur, non ancora confermato',
  'credit.source.header': 'Comunicato da Imgur, {time}',
  'credit.source.asked': 'Chiesto a Imgur, {time}',
  'credit.source.learned': 'Dedotto dalle risposte di Imgur',

  'day.title': 'Ultime 24 ore',
  'day.credits': '{count, plural, one {# credito} other {# crediti}}',
  'day.hour': '{from}–{to}: {count, plural, one {# credito} other {# crediti}}',
  'day.choose-hour': 'Ora',
  'day.table.hour': 'Ora',
  'day.table.credits': 'Crediti spesi',
  'day.uploads': '{count, plural, one {# caricamento} other {# caricamenti}}',
  'day.unknown': 'con esito sconosciuto: {count}',
  'day.others': 'Altri con il tuo indirizzo',
  'day.others.about': 'Conteggio di Imgur, inizio: {time}',
  'day.empty.title': 'Nessuna spesa nelle ultime 24 ore',
  'day.empty.text': 'Qui vedi ora per ora che cosa carichi e da dove arriva.',
  'day.failed': 'Ora non è possibile mostrare le spese delle ultime 24 ore.',

  'sandbox.badge': 'Prova: i link funzionano solo su questo computer',

  'queue.title': 'Coda',
  'queue.label': 'Immagini in coda',
  'queue.uploading': '{count} in caricamento',
  'queue.open': '{count} da caricare',
  'queue.failed': 'non riusciti: {count}',
  'queue.failed.select': 'Seleziona i non riusciti',
  'queue.done-by': 'fine prevista: {time}',
  'queue.paused': 'In pausa. Nulla di nuovo viene inviato finché non riprendi.',
  'queue.set-aside':
    'Il file di coda e libreria era danneggiato; è conservato qui: {path}. {hasBackup, select, yes {È in uso il backup ({time}). {rescued, plural, =0 {Ciò che è stato caricato dopo manca.} one {# caricamento successivo è stato recuperato dal file danneggiato; le altre modifiche successive sono perse.} other {# caricamenti successivi sono stati recuperati dal file danneggiato; le altre modifiche successive sono perse.}} Guarda che cosa resta in coda prima di riprendere: qualcosa potrebbe essere già stato caricato.} other {Non c’era un backup. {rescued, plural, =0 {Coda e libreria ripartono vuote.} one {# caricamento è stato recuperato dal file danneggiato; la coda riparte vuota.} other {# caricamenti sono stati recuperati dal file danneggiato; la coda riparte vuota.}}}}',
  'queue.all-done': 'È arrivato tutto',
  'queue.section.open': 'Da caricare',
  'queue.section.ended': 'Terminati',
  'queue.empty.title': 'Trascina le immagini in questa finestra',
  'queue.empty.text':
    'Oppure incollane una con {key}, o scegli file e cartelle. Vengono caricate come nascoste: le vede solo chi ha il link.',
  'queue.selected': 'selezionate: {count}',

  'drop.pictures':
    '{count, plural, =0 {Immagini, nascoste} one {# immagine, nascosta} other {# immagini, nascoste}}',
  'drop.link': 'L’immagine a questo indirizzo, nascosta',
  'drop.text': 'Rilascia per aggiungere alla coda. Solo chi ha il link vedrà ciò che carichi.',
  'drop.room':
    '{count, plural, =0 {Attende che Imgur accetti altro.} one {# caricamento possibile ora.} other {# caricamenti possibili ora.}}',

  'big.title': '{count, plural, one {Aggiungere # immagine?} other {Aggiungere # immagini?}}',
  'big.done-by': 'Fine prevista: {time}.',
  'big.room':
    '{fits, select, all {Ora Imgur ha spazio per tutte.} none {Ora non c’è spazio: attendono il loro turno e partono da sole.} other {Ora Imgur ha spazio per {room}; le altre attendono il loro turno e partono da sole.}}',
  'big.unknown': 'Ora non è possibile dire quando saranno completate.',
  'big.paused': 'La coda è in pausa: partono quando riprendi.',
  'big.hidden': 'Nascoste: le vedrà solo chi ha il link.',
  'big.refused':
    '{count, plural, one {# file non può essere aggiunto; dopo saprai perché.} other {# file non possono essere aggiunti; dopo saprai perché.}}',
  'big.add': '{count, plural, one {Aggiungi # immagine} other {Aggiungi # immagini}}',
  'big.leave': 'Non aggiungere',

  'first.title': 'Come vuoi usare Imgur?',
  'first.text':
    'Ogni caricamento dice a Imgur da quale app proviene: è il Client-ID. Finché non scegli, nulla lascia questo computer.',
  'first.client-id.title': 'Inserisci un Client-ID',
  'first.client-id.text':
    'Ne hai uno da Imgur o da un altro programma di caricamento. Incollalo e i link funzionano ovunque.',
  'first.sandbox.title': 'Prova senza account',
  'first.sandbox.text':
    'Su questo computer funziona un Imgur di prova. Tutto va come al solito, solo i link non si aprono altrove.',

  'engine.starting': 'Avvio',
  'engine.restarting': 'La parte che carica si è fermata e si sta riavviando. La coda è conservata.',
  'engine.broken.title': 'Snapferry non riesce ad avviare i caricamenti',
  'engine.broken.detail': 'Per una segnalazione: {detail}',

  'inspector.label': 'Dettagli',
  'inspector.title': 'Titolo',
  'inspector.title.empty': 'Nessun titolo',
  'inspector.description': 'Descrizione',
  'inspector.description.empty': 'Nessuna descrizione',
  'inspector.hint': 'Salvati mentre scrivi, inviati con l’immagine.',
  'inspector.links': 'Link',
  'inspector.copy-form': 'Copia come {form}',
  'inspector.about': 'Informazioni',
  'inspector.file': 'File',
  'inspector.address': 'Indirizzo',
  'inspector.size': 'Dimensione',
  'inspector.dimensions': 'Misure',
  'inspector.dimensions.value': '{width} × {height}',
  'inspector.type': 'Tipo',
  'inspector.animated': '{type}, con animazione',
  'inspector.origin': 'Provenienza',
  'inspector.origin.value': '{origin}, {time}',
  'inspector.attempts': 'Tentativi',
  'inspector.uploaded': 'Caricata',
  'inspector.maybe-twice.title': 'Forse è su Imgur due volte',
  'inspector.maybe-twice.text':
    'Un tentativo precedente era stato inviato per intero, ma senza risposta, perciò l’invio è stato ripetuto. Il link qui è sicuramente il tuo.',
  'inspector.maybe-twice.open':
    'Un tentativo precedente è stato inviato per intero, ma senza risposta. Senza account non si può chiedere a Imgur, perciò l’invio viene ripetuto.',
  'inspector.uncertain.text':
    'È stata inviata per intero, ma non è arrivata risposta. Il controllo o un nuovo invio avviene da solo.',
  'inspector.last-error': 'Ultimo tentativo',
  'inspector.many': '{count, plural, one {# immagine selezionata} other {# immagini selezionate}}',
  'inspector.many.size': '{size} in tutto',

  'library.title': 'Libreria',
  'library.label': 'Immagini caricate',
  'library.search': 'Cerca nella libreria',
  'library.search.hint': 'Nome, titolo, descrizione o link',
  'library.search.clear': 'Cancella la ricerca',
  'library.count': '{count, plural, one {# immagine} other {# immagini}}',
  'library.empty.title': 'Ciò che carichi viene conservato qui',
  'library.empty.text': 'Con i suoi link, così puoi copiarli di nuovo quando vuoi.',
  'library.empty.action': 'Vai alla coda',
  'library.nothing.title': 'Nulla corrisponde a “{search}”',
  'library.nothing.text': 'La ricerca comprende nomi, titoli, descrizioni e link.',

  'settings.title': 'Impostazioni',
  'settings.host': 'Imgur',
  'settings.client-id': 'Client-ID',
  'settings.client-id.about':
    'Un nome pubblico per l’app che carica, 15 lettere e cifre. Al momento Imgur non ne rilascia di nuovi; va bene quello di un’app che hai registrato in passato o di un altro tuo programma di caricamento. Non è una password.',
  'settings.client-id.placeholder': 'Per esempio abc123def456789',
  'settings.client-id.missing': 'Senza, non si può inviare nulla a Imgur.',
  'settings.client-id.save': 'Salva',
  'settings.client-id.saved': 'Salvato',
  'settings.api-url': 'Indirizzo API',
  'settings.api-url.about':
    'Lascialo vuoto per usare Imgur. Qui puoi indicare un server che parla la stessa lingua.',
  'settings.mode': 'Prova senza account',
  'settings.mode.about':
    'I caricamenti vanno su un Imgur di prova in questo computer, con una coda e una libreria proprie. Le tue tornano quando disattivi l’opzione.',
  'settings.look': 'Aspetto',
  'settings.theme': 'Tema',
  'settings.theme.system': 'Sistema',
  'settings.theme.light': 'Chiaro',
  'settings.theme.dark': 'Scuro',
  'settings.language': 'Lingua',
  'settings.language.system': 'Come il sistema',
  'settings.sending': 'Invio',
  'settings.parallel': 'Caricamenti contemporanei',
  'settings.parallel.about':
    'Al massimo tanti insieme; meno se altri non portano vantaggi. Ciò che aspetti può aggiungersi.',
  'settings.bandwidth': 'Limita la banda',
  'settings.bandwidth.about': 'Tutti i caricamenti insieme non superano questa velocità.',
  'settings.bandwidth.most': 'Al massimo',
  'settings.bandwidth.unit': 'Unità',
  'settings.bandwidth.kilobytes': 'kB/s',
  'settings.bandwidth.megabytes': 'MB/s',
  'inspector.converted': 'Convertita',
  'inspector.converted.type': 'Da {from} a {to}, perché Imgur non accetta {from}',
  'inspector.converted.size': 'Da {from} di {size} a {to}, perché Imgur accetta meno',
  'settings.convert': 'Converti ciò che Imgur non accetta',
  'settings.convert.about':
    'HEIC, AVIF, WebP, BMP, SVG e le anteprime nei file raw delle fotocamere diventano JPEG, PNG o GIF su questo computer. I tuoi file restano come sono.',
  'settings.fit': 'Adatta le immagini grandi',
  'settings.fit.about':
    'Ciò che supera il limite di Imgur viene compresso di più; solo se non basta si riducono i pixel. Le animazioni perdono prima colori, poi pixel, poi fotogrammi al secondo.',
  'settings.fetch': 'Immagini da indirizzi web',
  'settings.fetch.host': 'Le scarica Imgur',
  'settings.fetch.here': 'Le scarica questo computer',
  'settings.fetch.about':
    'Imgur le prende come sono, con tutti i dati che contengono. Ciò che Imgur non può raggiungere o non accetta viene comunque scaricato qui.',
  'settings.fetch.private': 'Scarica anche da reti private',
  'settings.fetch.private.about':
    'Da questo computer e da altri in casa o in ufficio, dove un indirizzo può mostrare più che immagini.',
  'settings.quiet': 'Ore di silenzio',
  'settings.quiet.about':
    'In queste ore parte solo ciò che invii tu con “Invia ora”; il resto segue da solo quando finiscono.',
  'settings.quiet.from': 'Dalle',
  'settings.quiet.to': 'Alle',
  'settings.quiet.same': 'I due orari coincidono, quindi non ci sono ore di silenzio.',
  'settings.links': 'Link',
  'settings.copy-links': 'Copia i link al termine dei caricamenti',
  'settings.copy-links.about': 'Tutti i link di un trascinamento insieme, nell’ordine delle immagini.',
  'settings.about': 'Informazioni',
  'settings.version': 'Versione',
  'settings.version.value': 'Snapferry {version}, Electron {electron}',
  'settings.runtime': 'Questo ambiente serve solo per sviluppo e test. Non usarlo ogni giorno.',
  'settings.profile': 'I tuoi dati',
  'settings.vault': 'Dati di accesso',
  'settings.vault.keychain': 'Conservati nel portachiavi di sistema.',
  'settings.vault.memory':
    'Qui non c’è un portachiavi, quindi restano in memoria e vengono dimenticati alla chiusura di Snapferry.',

  'notice.label': 'Avvisi',
  'notice.dismiss': 'Chiudi',
  'notice.copied': '{count, plural, one {Link copiato} other {# link copiati}}',
  'notice.copy-failed':
    'Il testo non è rimasto negli appunti. Forse li sta usando un altro programma: copia di nuovo.',
  'notice.not-added':
    '{total, plural, one {“{name}” non è stata aggiunta} other {Non aggiunte: {count} su {total}}}',
  'notice.first-reason': '“{name}”: {reason}',
  'notice.refused':
    '{count, plural, one {Operazione non riuscita per # immagine} other {Operazione non riuscita per # immagini}}',
  'notice.recovered': 'Snapferry si è chiuso durante i caricamenti',
  'notice.recovered.text':
    '{resumed, plural, =0 {} one {# viene inviata di nuovo dall’inizio. } other {# vengono inviate di nuovo dall’inizio. }}{uncertain, plural, =0 {} one {# potrebbe essere su Imgur due volte; è contrassegnata.} other {# potrebbero essere su Imgur due volte; sono contrassegnate.}}',
  'notice.nothing-pasted': 'Negli appunti non c’è un’immagine',

  'row.maybe-twice': 'Forse doppia',
  'name.pasted': 'Immagine incollata',
};
