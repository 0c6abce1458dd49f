import type { consent as english } from '../en/consent.ts';

export const consent: Record<keyof typeof english, string> = {
  'consent.sentence':
    '{what} dikirim ke {place, select, practice {tiruan Imgur di komputer ini} other {Imgur}}{hasAccount, select, yes {, ke akun {username},} other {, tanpa akun,}} sebagai {privacy, select, public {gambar publik; semua orang dapat melihatnya} other {gambar tersembunyi; hanya yang memiliki tautan dapat melihatnya}}.',
  'consent.what.capture': 'Tangkapan layar',
  'consent.what.clipboard': 'Gambar yang Anda unggah dari papan klip',
  'consent.what.clipboard-watch': 'Gambar yang Anda salin',
  'consent.what.editor': 'Gambar yang diserahkan program lain',
  'consent.what.folder': 'Gambar yang masuk ke folder pantauan',
  'consent.what.command-line': 'Gambar yang diberikan kepada perintah ini',
  'consent.title': 'Sebelum yang pertama dikirim',
  'consent.waiting': '{count, plural, other {# gambar menunggu jawaban Anda.}}',
  'consent.once': 'Anda hanya ditanya sekali.',
  'consent.accept': 'Unggah',
  'consent.decline': 'Lain kali',
  'consent.declining.capture':
    'Dengan “Lain kali” tidak ada yang diunggah, dan tangkapan layar berikutnya akan bertanya lagi.',
  'consent.declining.clipboard': 'Dengan “Lain kali” tidak ada yang diunggah, dan nanti Anda ditanya lagi.',
  'consent.declining.clipboard-watch':
    'Dengan “Lain kali” tidak ada yang diunggah, dan papan klip tidak lagi dipantau. Anda dapat mengaktifkannya di Pengaturan.',
  'consent.declining.folder':
    'Dengan “Lain kali” tidak ada yang diunggah, dan folder tidak lagi dipantau. Anda dapat mengaktifkannya di Folder.',
  'consent.declined': '{count, plural, =0 {Tidak ada yang diunggah.} other {# unggahan dibatalkan.}}',
  'consent.declined.clipboard-watch': 'Papan klip tidak lagi dipantau.',
  'consent.declined.folder': 'Folder tidak lagi dipantau.',
  'consent.mark': 'Menunggu izin Anda',
  'consent.detail': 'Tentukan dulu ke mana gambar ini boleh dikirim',
  'consent.tray': 'Ada pertanyaan di jendela',
  'consent.outside': 'Buka Snapferry untuk menjawab.',

  'wait.grace': 'Segera dikirim',
  'wait.grace.sentence': 'Dikirim beberapa detik lagi. Sampai saat itu Anda dapat menariknya kembali.',
  'grace.left': '{seconds, plural, =0 {Dikirim sekarang} other {Dikirim dalam # detik}}',
  'grace.call-back': 'Tarik kembali',
  'grace.call-back-last': 'Tarik kembali unggahan terakhir',
  'grace.notice':
    '{seconds, plural, =0 {Gambar yang disalin dikirim sekarang} other {Gambar yang disalin dikirim dalam # detik}}',
  'grace.section': 'Sebelum dikirim',
  'grace.everything': 'Waktu untuk menarik unggahan',
  'grace.everything.about':
    'Selama ini gambar menunggu sebelum bita pertamanya dikirim. Perintah tidak menunggu.',
  'grace.clipboard-watch': 'Sama, untuk gambar yang Anda salin',
  'grace.seconds': '{seconds, plural, =0 {Tidak ada} other {# detik}}',
  'consent.given': 'Yang sudah Anda izinkan',
  'consent.given.none':
    'Belum ada. Sebelum gambar pertama dari suatu jenis dikirim otomatis, Anda akan ditanya.',
  'consent.ask-again': 'Tanya saya lagi',
};
