import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Bilder zum Hochladen wählen',
  'shell.choose.button': 'Hochladen',
  'shell.choose.pictures': 'Bilder und Videos',
  'shell.choose.all': 'Alle Dateien',

  'shell.import.title': 'Verlauf zum Importieren wählen',
  'shell.import.button': 'Importieren',
  'shell.import.files': 'Verläufe',
  'shell.export.title': 'Bibliothek exportieren',
  'shell.export.button': 'Exportieren',
};
