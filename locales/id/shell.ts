import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Pilih gambar untuk diunggah',
  'shell.choose.button': 'Unggah',
  'shell.choose.pictures': 'Gambar dan video',
  'shell.choose.all': 'Semua file',

  'shell.import.title': 'Pilih riwayat untuk diimpor',
  'shell.import.button': 'Impor',
  'shell.import.files': 'Riwayat',
  'shell.export.title': 'Ekspor pustaka',
  'shell.export.button': 'Ekspor',
};
