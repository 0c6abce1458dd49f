import type { common as english } from '../en/common.ts';

export const common: Record<keyof typeof english, string> = {
  'action.upload': 'Unggah gambar…',
  'action.pause': 'Jeda',
  'action.resume': 'Lanjutkan',
  'action.send-now': 'Kirim sekarang',
  'action.retry': 'Coba lagi',
  'action.cancel': 'Batalkan unggahan',
  'action.remove': 'Hapus dari daftar',
  'action.clear-done': 'Hapus yang selesai',
  'action.open-link': 'Buka tautan',
  'action.copy-links': '{count, plural, =1 {Salin tautan} other {Salin # tautan}}',
  'action.copy-as': 'Salin sebagai',
  'action.reveal': 'Tampilkan file',
  'action.close': 'Tutup',
  'action.more': 'Tindakan lain',

  'state.queued': 'Menunggu',
  'state.preparing': 'Menyiapkan',
  'state.ready': 'Menunggu',
  'state.waiting': 'Menunggu',
  'state.paused': 'Dijeda',
  'state.uploading': 'Mengunggah {percent}%',
  'state.uncertain': 'Belum pasti',
  'state.uploaded': 'Selesai',
  'state.failed': 'Gagal',
  'state.cancelled': 'Dibatalkan',

  'detail.queued': 'Diperiksa berikutnya',
  'detail.preparing': 'Membaca gambar',
  'detail.ready': 'Dikirim begitu ada jatah',
  'detail.paused': 'Dikirim saat Anda melanjutkan',
  'detail.uncertain': 'Dikirim, tetapi belum ada jawaban',
  'detail.cancelled': 'Tidak ada yang diunggah',
  'detail.uploading': '{sent} dari {total}',
  'detail.done-by': 'Selesai sekitar {time}',
  'detail.until': 'Hingga {time}',
  'detail.soon': 'Dikirim secepatnya',

  'wait.credits': 'Menunggu kredit',
  'wait.credits.sentence':
    'Imgur belum menerima unggahan lagi {hasTime, select, yes {hingga {time}} other {untuk saat ini}} ({budget}). Tidak ada yang hilang: setelah itu dikirim otomatis.',
  'wait.reserve': 'Menyisakan jatah untuk Anda',
  'wait.reserve.sentence':
    'Kredit yang tersisa disimpan untuk tangkapan layar dan gambar satuan. Yang ini dikirim {hasTime, select, yes {nanti: {time}} other {sebentar lagi}}.',
  'wait.turn': 'Menunggu giliran',
  'wait.turn.sentence':
    '{ahead, plural, =0 {Giliran berikutnya} other {# gambar dikirim lebih dulu}}.{hasTime, select, yes { Perkiraan mulai: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Berikutnya} other {# lebih dulu}}',
  'wait.retry': 'Menunggu dicoba lagi',
  'wait.retry.sentence':
    '{error} {hasTime, select, yes {Percobaan berikutnya: {time}.} other {Segera dicoba lagi.}}',
  'wait.network': 'Menunggu jaringan',
  'wait.network.sentence':
    'Saat ini komputer ini tidak terhubung ke Imgur. Unggahan berlanjut sendiri setelah terhubung lagi.',
  'wait.host': 'Imgur bermasalah',
  'wait.host.sentence':
    '{hasError, select, yes {{error}} other {Ada masalah di pihak Imgur; penyebabnya bukan gambar Anda.}} {hasTime, select, yes {Percobaan berikutnya: {time}.} other {Segera dicoba lagi.}}',
  'wait.refused': 'Imgur belum menerima lagi',
  'wait.refused.sentence':
    'Untuk saat ini Imgur tidak menerima lagi. {hasTime, select, yes {Percobaan berikutnya: {time}.} other {Segera dicoba lagi.}}',
  'wait.client-id': 'Perlu Client-ID',
  'wait.client-id.sentence':
    'Imgur hanya menerima unggahan dengan Client-ID. Masukkan Client-ID agar antrean berlanjut.',
  'wait.sign-in': 'Anda perlu masuk',
  'wait.sign-in.sentence': 'Imgur tidak lagi menerima info masuk Anda. Masuk lagi agar antrean berlanjut.',
  'wait.strikes': 'Melindungi aplikasi',
  'wait.strikes.sentence':
    'Batas harian Imgur sudah tercapai {strikes, plural, other {# kali}} bulan ini, dan kali kelima akan membuat aplikasi diblokir. Tidak ada yang dikirim {hasTime, select, yes {hingga {time}} other {untuk saat ini}}.',
  'wait.quiet-hours': 'Jam tenang',
  'wait.quiet-hours.sentence':
    'Jam tenang sedang berlaku. Unggahan berlanjut {hasTime, select, yes {sesudahnya: {time}} other {setelah jam tenang berakhir}}.',
  'wait.pictures': '{count, plural, =0 {} other {# gambar menunggu dan akan dikirim saat itu.}}',
  'spent.attempts':
    'Dikirim {count, plural, other {# kali}}{hasCredits, select, yes {, {credits, plural, other {# kredit}}} other {}}',

  'budget.user': 'Jatah per jam',
  'budget.user.about': 'Kredit dari Imgur untuk alamat internet Anda setiap jam.',
  'budget.client': 'Jatah harian',
  'budget.client.about': 'Kredit harian yang dibagi semua pengguna Client-ID yang sama.',
  'budget.post': 'Perubahan jam ini',
  'budget.post.about': 'Permintaan yang mengubah sesuatu, dihitung per alamat setiap jam.',
  'budget.uploads': 'Unggahan jam ini',
  'budget.uploads.about': 'Batas yang tidak diumumkan Imgur.',
  'budget.other': 'Batas “{id}”',

  'origin.drop': 'Diseret',
  'origin.dialog': 'Dipilih',
  'origin.paste': 'Ditempel',
  'origin.command-line': 'Baris perintah',
  'origin.open-with': 'Dibuka dengan Snapferry',
  'origin.folder': 'Folder pantauan',
  'origin.clipboard': 'Papan klip',
  'origin.clipboard-watch': 'Papan klip, dipantau',
  'origin.capture': 'Tangkapan layar',
  'origin.editor': 'Program lain',

  'privacy.hidden': 'Tersembunyi',
  'privacy.public': 'Publik',

  'form.direct': 'Gambar',
  'form.page': 'Halaman',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.courtesy': 'Atribusi',
  'form.thumb': 'Kecil, hingga {pixels} px',
  'form.square': 'Persegi, {pixels} px',
};
