import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Elige imágenes para subir',
  'shell.choose.button': 'Subir',
  'shell.choose.pictures': 'Imágenes y vídeos',
  'shell.choose.all': 'Todos los archivos',

  'shell.import.title': 'Elige un historial para importar',
  'shell.import.button': 'Importar',
  'shell.import.files': 'Historiales',
  'shell.export.title': 'Exportar la biblioteca',
  'shell.export.button': 'Exportar',
};
