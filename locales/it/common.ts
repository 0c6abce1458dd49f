import type { common as english } from '../en/common.ts';

// Moments come as "14:32", "giovedì 14:32" or "3 dicembre alle ore 14:32", so sentences put them after a colon and
// never after "alle" or "fino a". States agree with "caricamento", things said of a picture with "immagine".
export const common: Record<keyof typeof english, string> = {
  'action.upload': 'Carica immagini…',
  'action.pause': 'Pausa',
  'action.resume': 'Riprendi',
  'action.send-now': 'Invia ora',
  'action.retry': 'Riprova',
  'action.cancel': 'Annulla caricamento',
  'action.remove': 'Togli dall’elenco',
  'action.clear-done': 'Togli completati',
  'action.open-link': 'Apri link',
  'action.copy-links': '{count, plural, one {Copia link} other {Copia # link}}',
  'action.copy-as': 'Copia come',
  'action.reveal': 'Mostra file',
  'action.close': 'Chiudi',
  'action.more': 'Altre azioni',

  'state.queued': 'In attesa',
  'state.preparing': 'Preparazione',
  'state.ready': 'In attesa',
  'state.waiting': 'In attesa',
  'state.paused': 'In pausa',
  'state.uploading': 'Caricamento {percent}%',
  'state.uncertain': 'Incerto',
  'state.uploaded': 'Completato',
  'state.failed': 'Non riuscito',
  'state.cancelled': 'Annullato',

  'detail.queued': 'Esaminata tra poco',
  'detail.preparing': 'Lettura dell’immagine',
  'detail.ready': 'Parte appena c’è spazio',
  'detail.paused': 'Parte quando riprendi',
  'detail.uncertain': 'Inviata, ma senza risposta',
  'detail.cancelled': 'Nulla è stato caricato',
  'detail.uploading': '{sent} di {total}',
  'detail.done-by': 'Fine prevista: {time}',
  'detail.until': 'Ripresa: {time}',
  'detail.soon': 'Parte appena possibile',

  'wait.credits': 'In attesa di crediti',
  'wait.credits.sentence':
    'Per ora Imgur non accetta altro ({budget}). Nulla va perso. Il caricamento riprende da solo{hasTime, select, yes {: {time}} other {}}.',
  'wait.reserve': 'Spazio tenuto per te',
  'wait.reserve.sentence':
    'I crediti rimasti sono riservati a screenshot e immagini singole. Questa parte {hasTime, select, yes {più tardi: {time}} other {un po’ più tardi}}.',
  'wait.turn': 'Attende il suo turno',
  'wait.turn.sentence':
    '{ahead, plural, =0 {È la prossima} one {Prima tocca a # immagine} other {Prima tocca a # immagini}}.{hasTime, select, yes { Inizio previsto: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Prossima} one {Prima di questa: #} other {Prima di questa: #}}',
  'wait.retry': 'In attesa di riprovare',
  'wait.retry.sentence':
    '{error} {hasTime, select, yes {Prossimo tentativo: {time}.} other {Il prossimo tentativo è tra poco.}}',
  'wait.network': 'In attesa della rete',
  'wait.network.sentence':
    'Ora questo computer non raggiunge Imgur. I caricamenti riprendono da soli quando torna la connessione.',
  'wait.host': 'Imgur ha problemi',
  'wait.host.sentence':
    '{hasError, select, yes {{error}} other {Imgur ha problemi; non dipende dalle tue immagini.}} {hasTime, select, yes {Prossimo tentativo: {time}.} other {Il prossimo tentativo è tra poco.}}',
  'wait.refused': 'Imgur non ne accetta altre',
  'wait.refused.sentence':
    'Per il momento Imgur non accetta altre immagini. {hasTime, select, yes {Prossimo tentativo: {time}.} other {Il prossimo tentativo è tra poco.}}',
  'wait.client-id': 'Serve un Client-ID',
  'wait.client-id.sentence':
    'Imgur accetta caricamenti solo con un Client-ID. Inseriscine uno e la coda riprende.',
  'wait.sign-in': 'Serve un nuovo accesso',
  'wait.sign-in.sentence': 'L’accesso non è più valido per Imgur. Accedi di nuovo e la coda riprende.',
  'wait.strikes': 'Protezione dell’app',
  'wait.strikes.sentence':
    'Questo mese il limite giornaliero di Imgur è stato raggiunto {strikes, plural, one {una volta} other {# volte}}, e alla quinta l’app verrebbe bloccata. Gli invii sono sospesi{hasTime, select, yes {; ripresa: {time}} other { per ora}}.',
  'wait.quiet-hours': 'Ore di silenzio',
  'wait.quiet-hours.sentence':
    'Sono in corso le ore di silenzio. I caricamenti riprendono {hasTime, select, yes {dopo: {time}} other {quando finiscono}}.',
  'wait.pictures':
    '{count, plural, =0 {} one {# immagine attende e partirà allora.} other {# immagini attendono e partiranno allora.}}',
  'spent.attempts':
    'Inviata {count, plural, one {una volta} other {# volte}}{hasCredits, select, yes {, {credits, plural, one {# credito} other {# crediti}}} other {}}',

  'budget.user': 'Quota oraria',
  'budget.user.about': 'I crediti che Imgur concede ogni ora al tuo indirizzo Internet.',
  'budget.client': 'Quota giornaliera app',
  'budget.client.about': 'I crediti giornalieri condivisi da tutti quelli che usano lo stesso Client-ID.',
  'budget.post': 'Modifiche in quest’ora',
  'budget.post.about': 'Richieste che modificano qualcosa, contate ogni ora per indirizzo.',
  'budget.uploads': 'Caricamenti in quest’ora',
  'budget.uploads.about': 'Un limite che Imgur non comunica.',
  'budget.other': 'Limite “{id}”',

  'origin.drop': 'Trascinamento',
  'origin.dialog': 'Selezione file',
  'origin.paste': 'Incolla',
  'origin.command-line': 'Riga di comando',
  'origin.open-with': 'Apri con Snapferry',
  'origin.folder': 'Cartella monitorata',
  'origin.clipboard': 'Appunti',
  'origin.clipboard-watch': 'Appunti monitorati',
  'origin.capture': 'Cattura',
  'origin.editor': 'Altro programma',

  'privacy.hidden': 'Nascosto',
  'privacy.public': 'Pubblico',

  'form.direct': 'Immagine',
  'form.page': 'Pagina',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.courtesy': 'Con la fonte',
  'form.thumb': 'Piccola, fino a {pixels} px',
  'form.square': 'Quadrata, {pixels} px',
};
