import type { processing as english } from '../en/processing.ts';

export const processing: Record<keyof typeof english, string> = {
  'state.processing': 'Preparazione su Imgur',
  'detail.processing': 'Inviato; il link arriva quando funziona',
  'processing.title': 'Imgur ha il file e lo sta preparando.',
  'processing.text':
    'Di solito bastano pochi secondi, a volte qualche minuto. Snapferry ricontrolla da solo, anche dopo un riavvio, e ti dà il link appena funziona. Dopo un’ora smette di controllare.',
  'processing.since': 'Arrivato: {time}.',
  'processing.no-recall': 'L’invio non si può più annullare: il file è già su Imgur.',
  'processing.no-delete': 'Imgur non ha ancora detto dov’è, quindi ora non si può eliminare da qui.',
  'processing.delete': 'Elimina da Imgur',
  'processing.leave': 'Non attendere più',
  'processing.late': 'Finora il link non ha mai funzionato.',
  'processing.late.text':
    'Imgur ha il file, ma non era ancora pronto quando Snapferry ha smesso di controllare. Apri il link per vedere a che punto è; non è stato copiato da solo.',
  'inspector.duration': 'Durata',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Audio',
  'inspector.sound.yes': 'Sì',
  'inspector.sound.no': 'No',
  'cli.processing': '{name}: Imgur ha il file e lo sta preparando. Il link arriva quando funziona.',
  'cli.not-ready': '{name}: Imgur ha il file, ma finora il link non ha mai funzionato.',
  'local-api.waiting.processing': 'Imgur ha il file e lo sta preparando.',
  'error.too-long': 'Il video è troppo lungo per Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {Dura {seconds} secondi.} other {}} {hasMost, select, yes {Imgur accetta al massimo {most} secondi.} other {}} Nulla è stato inviato. Accorcialo e trascina quel file.',
  'error.not-processed': 'Imgur ha preso il video e non ha mai detto che cosa ne è stato.',
  'error.not-processed.advice':
    'È passata un’ora senza risposta. Potrebbe essere comunque su Imgur, a un indirizzo che qui nessuno conosce. Se riprovi, potrebbe esserci due volte.',
  'error.not-ready': 'Imgur non aveva ancora finito di prepararlo.',
  'error.not-ready.advice': 'È su Imgur. Prova il link tra un po’.',
  'error.at-host-already': 'È già su Imgur.',
  'error.at-host-already.advice':
    'È stato inviato per intero e l’invio non si può più annullare. Eliminalo da Imgur, oppure attendi il link.',
};
