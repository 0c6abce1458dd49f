import type { posts as english } from '../en/posts.ts';

export const posts: Record<keyof typeof english, string> = {
  'rail.posts': 'Post',
  'posts.title': 'Post',
  'posts.count':
    '{count, plural, one {# post} other {# post}}{drafts, plural, =0 {} one {, di cui # bozza} other {, di cui # bozze}}',
  'posts.new': 'Nuovo post',
  'posts.untitled': 'Senza titolo',
  'posts.pictures': '{count, plural, =0 {Ancora nessuna immagine} one {# immagine} other {# immagini}}',
  'posts.empty.title': 'Ancora nessun post',
  'posts.empty.text':
    'Un post raccoglie più immagini in un certo ordine, con un titolo e un link. Iniziane uno qui, oppure seleziona delle immagini nella coda o nella libreria e fanne un post.',

  'posts.state.draft': 'Bozza',
  'posts.state.queued': 'In attesa',
  'posts.state.uploading': '{done} di {total} caricate',
  'posts.state.stuck': 'Tocca a te',
  'posts.state.assembling': 'In composizione',
  'posts.state.sharing': 'Passaggio da o verso la galleria',
  'posts.state.done': 'Completato',
  'posts.state.failed': 'Non riuscito',
  'posts.state.changed': 'Modificato, non ancora inviato',

  'posts.field.title': 'Titolo',
  'posts.field.title.hint': 'Facoltativo finché è nascosto',
  'posts.field.description': 'Descrizione',
  'posts.mentions': '{count, plural, one {Menzione} other {Menzioni}}: {names}',
  'posts.add': 'Aggiungi immagini',
  'posts.drop':
    'Trascina le immagini qui o in qualsiasi punto della finestra. Nulla viene inviato finché non lo dici tu.',
  'posts.order': 'Immagini in ordine',
  'posts.order.hint': 'Trascina per cambiare l’ordine, o premi Alt con le frecce su e giù.',
  'posts.move': 'Sposta {name}',
  'posts.cover': 'Copertina',
  'posts.make-cover': 'Usa {name} come copertina',
  'posts.remove': 'Togli {name} dal post',
  'posts.picture.title': 'Titolo di questa immagine',
  'posts.picture.description': 'Descrizione di questa immagine',
  'posts.picture.describe': 'Aggiungi titolo e descrizione',
  'posts.picture.uploading': 'In caricamento',
  'posts.picture.uploaded': 'Caricata',
  'posts.picture.failed': 'Non riuscita',
  'posts.picture.gone': 'Non c’è più',
  'posts.tags': 'Tag',
  'posts.tags.hint': 'Scrivi un tag e premi Invio',
  'posts.tags.about': 'Servono a trovare i post pubblici. Un post nascosto li tiene per dopo.',
  'posts.tags.remove': 'Rimuovi {tag}',
  'posts.credit': 'L’immagine non è mia',
  'posts.credit.text': 'Indica l’autore sotto la descrizione.',
  'posts.credit.author': 'Autore',
  'posts.credit.link': 'Link all’autore',
  'posts.credit.link.text': 'La sua pagina, o dove hai trovato l’immagine.',
  'posts.privacy': 'Chi lo vede',
  'posts.privacy.hidden.text': 'Solo chi ha il link. Non compare negli elenchi né nelle ricerche di Imgur.',
  'posts.privacy.anonymous.text':
    'Solo chi ha il link. Non compare negli elenchi né nelle ricerche di Imgur e non appartiene a nessun account.',
  'posts.privacy.public.text':
    'Tutti, nella galleria di Imgur su imgur.com, con il nome del tuo account. Si può votare, commentare e copiare.',
  'posts.mature': 'Contenuti per adulti',
  'posts.mature.text': 'Imgur mostra i post pubblici di questo tipo solo a chi li vuole vedere.',

  'posts.cost':
    '{uploads, plural, =0 {Nessun caricamento} one {# caricamento} other {# caricamenti}}, {credits, plural, one {# credito} other {# crediti}}',
  'posts.submit.hidden': 'Crea il post',
  'posts.submit.public': 'Rendi pubblico',
  'posts.submit.changes': 'Invia le modifiche',
  'posts.without': '{count, plural, one {Procedi senza questa} other {Procedi senza queste}}',
  'posts.copy': 'Copia link',
  'posts.empty-left':
    'Una risposta di Imgur è andata persa. Lì potrebbe essere rimasto un album vuoto e senza nome, di cui nessuno conosce l’indirizzo; il post vero e proprio c’è una sola volta.',
  'posts.discard': 'Elimina bozza',
  'posts.forget': 'Togli da qui',
  'posts.delete': 'Elimina da Imgur',
  'posts.keep': 'Conserva',
  'posts.consent.title': 'Mostrarlo a tutti?',
  'posts.consent.text':
    'Va nella galleria di Imgur, secondo le sue regole, dove tutti possono trovarlo, commentarlo e copiarlo. Puoi nasconderlo di nuovo quando vuoi, ma non ciò che altri hanno copiato. Te lo chiediamo una volta sola.',
  'posts.consent.yes': 'Rendi pubblico',
  'posts.consent.no': 'Lascia nascosto',
  'posts.discard.title': 'Eliminare questa bozza?',
  'posts.discard.text':
    'Spariscono i testi e le immagini aggiunte solo per questa bozza. Ciò che è già caricato resta nella tua libreria.',
  'posts.discard.yes': 'Elimina',
  'posts.delete.title': 'Eliminare questo post da Imgur?',
  'posts.delete.text':
    'Il link smette di funzionare e non si può annullare. Le immagini restano su Imgur e nella tua libreria, da dove puoi eliminare anche quelle.',
  'posts.delete.yes': 'Elimina',

  'posts.make': 'Crea un post',
  'posts.drop.title':
    '{count, plural, =0 {Aggiungi a questo post} one {Aggiungi # immagine a questo post} other {Aggiungi # immagini a questo post}}',
  'posts.drop.text': 'Nulla viene inviato finché non lo dici tu.',
  'posts.notice.not-added':
    '{count, plural, one {Non è stato possibile aggiungere un’immagine al post} other {Non è stato possibile aggiungere # immagini al post}}',
  'posts.notice.deleted': 'Il post è stato eliminato da Imgur',
  'posts.notice.deleted.text': 'Le sue immagini sono ancora nella tua libreria.',
  'posts.notice.done': 'Il tuo post è pronto',
  'posts.notice.show': 'Mostra',
};
