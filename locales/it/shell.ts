import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Scegli le immagini da caricare',
  'shell.choose.button': 'Carica',
  'shell.choose.pictures': 'Immagini e video',
  'shell.choose.all': 'Tutti i file',

  'shell.import.title': 'Scegli una cronologia da importare',
  'shell.import.button': 'Importa',
  'shell.import.files': 'Cronologie',
  'shell.export.title': 'Esporta la libreria',
  'shell.export.button': 'Esporta',
};
