import type { localApi as english } from '../en/local-api.ts';

export const localApi: Record<keyof typeof english, string> = {
  'local-api.failed':
    'Caricamento di {name} non riuscito. {why}{others, plural, =0 {} one { Un’altra non è riuscita.} other { Altre # non sono riuscite.}}',
  'local-api.waiting':
    '{of, plural, one {L’immagine non è ancora stata caricata.} other {Immagini ancora da caricare: {open} su #.}} {why} Chiedi di nuovo più tardi: avrai i link senza un secondo caricamento.',
  'local-api.waiting.paused': 'La coda è in pausa.',
  'local-api.waiting.held': 'Snapferry ha una domanda al riguardo: guarda nella sua finestra.',
  'local-api.waiting.uploading': 'Il caricamento è ancora in corso.',
  'local-api.foreign-page':
    'Una pagina web ({origin}) ha chiesto a Snapferry di caricare qualcosa. Possono farlo solo i programmi su questo computer.',
  'local-api.foreign-host': 'Snapferry risponde solo a 127.0.0.1, ma la richiesta è arrivata per “{host}”.',
  'local-api.wrong-key':
    'La chiave manca o è sbagliata. Inserisci nell’editor quella mostrata nelle impostazioni di Snapferry.',
  'local-api.unreadable':
    'Snapferry non riesce a leggere la richiesta. Accetta un elenco di percorsi completi, oppure le immagini stesse in un modulo con il campo “files”.',
  'local-api.relative':
    'Snapferry ha bisogno del percorso completo di un’immagine, e “{path}” ne è solo una parte.',
  'local-api.no-shell':
    'Qui Snapferry è in esecuzione senza finestra e non può leggere gli appunti. Salva l’immagine in un file o avvia l’app.',
  'local-api.empty-clipboard': 'Negli appunti non c’è un’immagine. Copiane una, poi riprova.',
  'local-api.too-large':
    'L’immagine negli appunti ha {megapixels, number} megapixel, troppi per prenderla da lì. Salvala in un file.',
  'local-api.too-big': 'Ciò che è stato inviato supera {limit}. Nulla è stato accettato.',

  'settings.local-api': 'Editor',
  'settings.local-api.on': 'Ricevi immagini dagli editor',
  'settings.local-api.on.about':
    'Typora, Obsidian e altri compatibili con PicGo passano le immagini e ricevono i link. Possono chiederlo solo i programmi su questo computer; le pagine web vengono rifiutate.',
  'settings.local-api.port': 'Porta',
  'settings.local-api.port.about': 'Gli editor si aspettano {usual}, se non indichi loro altro.',
  'settings.local-api.key': 'Chiave',
  'settings.local-api.key.about':
    'Gli editor la inviano come “?\u2060key=…” alla fine dell’indirizzo; quello qui sopra la contiene già. Su Linux i programmi del tuo account ricevono risposta anche senza; nessun altro.',
  'settings.local-api.key.make': 'Crea un’altra chiave',
  'settings.local-api.listening': 'Gli editor raggiungono Snapferry a questo indirizzo:',
  'settings.local-api.copy': 'Copia indirizzo',
  'settings.local-api.copied': 'Indirizzo copiato',
  'local-api.not-allowed':
    'Snapferry non carica questo per un programma di un altro utente. Accetta le immagini stesse e i file di cartelle consentite.',
  'local-api.spool-full':
    'Più di {limit} di immagini dagli editor sono già in attesa. Nulla è stato accettato; riprova quando alcune saranno caricate.',
  'local-api.no-picture':
    '{name} non è né un’immagine né un video. Nulla di ciò che è arrivato insieme è stato accettato.',
  'local-api.busy':
    'Altri programmi stanno consegnando immagini in questo momento. Nulla è stato accettato; riprova tra un minuto.',
};
