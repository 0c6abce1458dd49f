import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'clipboard.upload': 'Unggah isi papan klip',
  'clipboard.pause': 'Jeda pemantauan papan klip',
  'clipboard.resume': 'Lanjutkan pemantauan papan klip',
  'clipboard.name': 'Gambar yang disalin',
  'clipboard.not-taken':
    'Gambar yang disalin tidak dapat ditambahkan. Buka Snapferry untuk melihat alasannya.',
  'clipboard.missed':
    '{count, plural, other {# file lain disalin, tetapi Windows tidak menyebutkan namanya}}',
  'clipboard.missed.advice': 'Seret file itu ke jendela ini.',
  'clipboard.too-large':
    'Gambar di papan klip terlalu besar untuk diambil dari sana: {megapixels} megapiksel',
  'clipboard.too-large.advice':
    'Gambarnya masih ada di papan klip. Simpan sebagai file di program asalnya, lalu tambahkan file itu.',
  'clipboard.sign.on': 'Gambar yang disalin akan diunggah',
  'clipboard.sign.paused': 'Papan klip: dijeda',
  'clipboard.section': 'Papan klip',
  'clipboard.watch': 'Unggah gambar yang Anda salin',
  'clipboard.watch.about':
    'Setiap detik Snapferry memeriksa apakah ada gambar baru yang disalin di program lain, lalu mengunggahnya. Jika tautan disalin otomatis, tautan itu lalu menggantikan gambarnya. Teks dan file dibiarkan, begitu pula apa pun yang ditandai rahasia oleh pengelola kata sandi. Selama ini aktif, ada tandanya di jendela dan di baki sistem.',
  'clipboard.watch.wayland':
    'Di Wayland, program hanya melihat papan klip saat jendelanya sendiri di depan: yang terakhir Anda salin baru ditemukan ketika Anda kembali ke Snapferry.',

  'tray.idle': 'Tidak ada unggahan',
  'tray.broken': 'Snapferry tidak dapat mengunggah: buka untuk melihat alasannya',
  'tray.busy':
    '{open, plural, other {# gambar tersisa}}{hasTime, select, yes {, selesai sekitar {time}} other {}}',
  'tray.waiting':
    '{open, plural, other {# gambar menunggu}}{hasTime, select, yes {, berlanjut {time}} other {}}',
  'tray.paused': '{open, plural, =0 {Dijeda} other {Dijeda, # gambar tersisa}}',
  'tray.failed': '{count, plural, other {# gambar gagal}}',
  'tray.client-id': 'Client-ID belum ada',
  'tray.room':
    '{count, plural, =0 {Belum ada jatah unggahan} other {Ada jatah untuk # unggahan}}{hasTime, select, yes {, penuh lagi {time}} other {}}',
  'tray.watch.on': 'Gambar yang disalin akan diunggah',
  'tray.watch.paused': 'Pemantauan papan klip dijeda',
  'tray.recent': 'Salin tautan',
  'tray.open': 'Buka Snapferry',
  'tray.quit': 'Keluar dari Snapferry',
  'tray.kept': 'Snapferry tetap berjalan di baki sistem',
  'tray.kept.text':
    'Unggahan berlanjut saat jendelanya ditutup. Untuk menghentikannya, pilih “Keluar dari Snapferry” di baki sistem.',
  'tray.kept.settings': 'Pengaturan',

  'desktop.section': 'Jendela dan startup',
  'desktop.keep': 'Tetap di baki sistem saat jendela ditutup',
  'desktop.keep.about': 'Unggahan berlanjut, dan semua keperluan sehari-hari ada di baki sistem.',
  'desktop.keep.no-tray':
    'Saat ini desktop tidak menampilkan ikon baki sistem. Selama begitu, menutup jendela berarti keluar.',
  'desktop.login': 'Mulai saat masuk ke komputer',
  'desktop.login.about': 'Tanpa jendela, di baki sistem.',
};
