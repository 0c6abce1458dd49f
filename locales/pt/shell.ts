import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Escolha imagens para enviar',
  'shell.choose.button': 'Enviar',
  'shell.choose.pictures': 'Imagens e vídeos',
  'shell.choose.all': 'Todos os arquivos',

  'shell.import.title': 'Escolha um histórico para importar',
  'shell.import.button': 'Importar',
  'shell.import.files': 'Históricos',
  'shell.export.title': 'Exportar a biblioteca',
  'shell.export.button': 'Exportar',
};
