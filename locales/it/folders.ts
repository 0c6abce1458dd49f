import type { folders as english } from '../en/folders.ts';

export const folders: Record<keyof typeof english, string> = {
  'error.folder-missing': 'La cartella non c’è.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {{folder} è stata spostata, rinominata o eliminata, o il disco non è collegato.} other {È stata spostata, rinominata o eliminata, o il disco non è collegato.}} Sceglila di nuovo.',
  'error.folder-unreadable': 'La cartella non si può aprire.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {Non hai il permesso di leggere {folder}.} other {Non hai il permesso di leggerla.}} Concediti il permesso o scegli un’altra cartella.',
  'error.not-a-folder': 'Questa non è una cartella.',
  'error.not-a-folder.advice': 'Si possono monitorare solo cartelle. Scegli quella che contiene il file.',
  'error.folder-is-profile': 'In questa cartella Snapferry conserva i propri dati.',
  'error.folder-is-profile.advice':
    'Monitorarla vorrebbe dire caricare ciò che salva per sé. Scegli un’altra cartella.',
  'error.folder-overlaps': 'Le sue immagini sono già monitorate.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {Questa cartella e {other} hanno immagini in comune, che verrebbero caricate due volte.} other {Ha immagini in comune con un’altra cartella monitorata, che verrebbero caricate due volte.}} Togli prima l’altra o escludi le sottocartelle.',
  'error.folder-cannot-tidy': 'Non è stato possibile mettere da parte un’immagine dopo il caricamento.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {{name} è caricata ed è ancora nella sua cartella.} other {È caricata ed è ancora nella sua cartella.}} Controlla di poter spostare file da lì; il tentativo si ripete.',
  'error.bad-pattern': 'Questo schema non è valido.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {C’è scritto {pattern}.} other {}} Scrivilo come *.png o screenshots/** e chiudi ogni parentesi.',
  'error.bad-subfolder': 'I file caricati non possono andare in una cartella con questo nome.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {C’è scritto {name}.} other {}} Scrivi il nome di una cartella dentro quella monitorata, senza barre.',

  'cli.help.watch': 'carica ciò che arriva in una cartella, fino a Ctrl-C o SIGTERM',
  'cli.help.watch.folder': 'la cartella, senza le sottocartelle',
  'cli.help.watch.existing': 'anche ciò che contiene già',
  'cli.watch.begins': 'Monitoraggio di {folder}.',
  'cli.watch.missing': '{folder} non c’è. Il monitoraggio riprende appena torna.',
  'cli.serve.asking':
    '{folder}: {count, plural, one {# immagine già presente attende} other {# immagini già presenti attendono}} la tua risposta nella finestra.',

  'rail.folders': 'Cartelle',
  'folders.title': 'Cartelle',
  'folders.add': 'Aggiungi cartella…',
  'folders.choose.title': 'Scegli una cartella da monitorare',
  'folders.empty.title': 'Nessuna cartella monitorata',
  'folders.empty.text':
    'Ogni immagine che compare in una cartella monitorata viene caricata da sola, una volta, appena è completa. Trascina qui una cartella o scegline una.',
  'folders.drop': 'Monitora questa cartella',
  'folders.drop.text': 'Subito dopo scegli che cosa fare delle sue immagini.',
  'folders.list': 'Cartelle monitorate',

  'folders.state.off': 'In pausa',
  'folders.state.scanning':
    'Esame in corso, {seen, plural, =0 {appena iniziato} one {# immagine finora} other {# immagini finora}}',
  'folders.state.watching': 'Monitorata',
  'folders.state.missing': 'Non trovata',
  'folders.state.missing.text':
    'È stata spostata o eliminata, o il disco non è collegato. Il monitoraggio riprende appena torna; nulla viene caricato due volte.',
  'folders.state.unreadable': 'Non si può aprire',
  'folders.by-command': 'Monitorata per un comando “snapferry watch”',
  'folders.polled.chosen': 'Controllata ogni pochi secondi, come hai scelto.',
  'folders.polled.limits':
    'Il sistema non può monitorare così tante cartelle, quindi questa viene controllata ogni pochi secondi. Le immagini arrivano un po’ più tardi.',
  'folders.polled.network':
    'È su un altro computer, quindi viene anche controllata ogni pochi secondi. Le immagini possono arrivare un po’ più tardi.',
  'folders.asking':
    'Contiene già {count, plural, one {# immagine} other {# immagini}}. Caricare anche {count, plural, one {questa} other {queste}}?',
  'folders.asking.upload': 'Carica {count, plural, one {questa} other {tutte (#)}}',
  'folders.asking.ignore': 'Solo le nuove',
  'folders.taken':
    '{count, plural, =0 {Finora nessuna immagine} one {# immagine arrivata da qui} other {# immagini arrivate da qui}}',
  'folders.last': 'ultima: {name}, {time}',
  'folders.unfinished':
    '{count, plural, one {{name} non è ancora completa} other {{name} e {others, plural, one {# altra immagine} other {altre # immagini}} non sono ancora complete}}: {count, plural, one {sarà caricata quando il programma che la scrive} other {saranno caricate quando il programma che le scrive}} avrà finito.',
  'folders.unnameable':
    '{count, plural, one {# file o cartella ha un nome che non si può leggere ({name}) e viene saltato. Rinominalo e sarà caricato} other {# file o cartelle hanno nomi che non si possono leggere (uno è {name}) e vengono saltati. Rinominali e saranno caricati}}.',
  'folders.pause': 'Pausa',
  'folders.resume': 'Riprendi',
  'folders.rescan': 'Controlla ora',
  'folders.change': 'Modifica…',
  'folders.remove': 'Non monitorare più…',
  'folders.more': 'Altro per {name}',
  'folders.remove.title': 'Non monitorare più {name}?',
  'folders.remove.text':
    'I file restano dove sono e ciò che è in coda viene caricato. Snapferry dimentica che cosa è stato caricato da qui: se monitori di nuovo la cartella, ti chiede che cosa fare delle immagini che contiene.',
  'folders.remove.confirm': 'Non monitorare più',
  'folders.cancel': 'Annulla',

  'folders.form.add': 'Monitora questa cartella',
  'folders.form.change': 'Modifica questa cartella',
  'folders.form.save': 'Salva',
  'folders.form.watch': 'Monitora',
  'folders.form.recursive': 'Con le sottocartelle',
  'folders.form.recursive.about': 'Le cartelle nascoste e i collegamenti a cartelle sono esclusi.',
  'folders.form.existing': 'Immagini già presenti',
  'folders.form.existing.ask': 'Chiedi',
  'folders.form.existing.ignore': 'Ignora',
  'folders.form.existing.upload': 'Carica',
  'folders.form.after': 'Dopo il caricamento',
  'folders.form.after.leave': 'Lascia il file',
  'folders.form.after.move': 'Spostalo',
  'folders.form.after.trash': 'Nel cestino',
  'folders.form.after.subfolder': 'In questa sottocartella',
  'folders.form.after.default': 'caricate',
  'folders.form.privacy': 'Chi le vede',
  'folders.form.privacy.hidden': 'Nascoste',
  'folders.form.privacy.public': 'Pubbliche',
  'folders.form.privacy.about':
    'Nascoste: le vede chi ha il link. Pubbliche: si possono trovare nella galleria di Imgur.',
  'folders.form.album': 'Nell’album',
  'folders.form.album.about':
    'Il suo titolo. L’album viene creato con la prima immagine ed è nascosto: lo vede chi ha il link. Vuoto: nessuno.',
  'folders.form.lane': 'Il loro turno',
  'folders.form.lane.bulk': 'Dopo tutto il resto',
  'folders.form.lane.normal': 'Normale',
  'folders.form.lane.interactive': 'Per prime',
  'folders.form.include': 'Solo nomi come',
  'folders.form.include.about':
    'Uno schema per riga, come *.png o screenshots/**. Vuoto: tutte le immagini e i video.',
  'folders.form.exclude': 'Mai nomi come',
  'folders.form.exclude.about': 'Questi prevalgono su quelli sopra.',
  'folders.form.polling': 'Controlla ogni pochi secondi',
  'folders.form.polling.about':
    'Per dischi che non segnalano le modifiche. Le cartelle di rete vengono controllate comunque.',
};
