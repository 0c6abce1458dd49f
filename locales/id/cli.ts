import type { cli as english } from '../en/cli.ts';

export const cli: Record<keyof typeof english, string> = {
  'cli.help.about':
    'Mengunggah gambar ke Imgur. Merencanakan unggahan menurut kredit dari Imgur, sehingga setiap gambar sampai.',
  'cli.help.usage': 'Penggunaan:',
  'cli.help.arguments': 'Argumen:',
  'cli.help.options': 'Opsi:',
  'cli.help.commands': 'Perintah:',
  'cli.help.version': 'tampilkan versi',
  'cli.help.help': 'tampilkan bantuan ini',
  'cli.help.json': 'satu objek JSON per baris di keluaran standar, tanpa yang lain',
  'cli.help.upload': 'masukkan gambar ke antrean, tunggu, dan cetak tautan masing-masing',
  'cli.help.upload.what': 'file, folder (gambar di dalamnya), alamat web, atau - untuk masukan standar',
  'cli.help.upload.title': 'judul setiap gambar',
  'cli.help.upload.description': 'deskripsi setiap gambar',
  'cli.help.upload.keep-metadata': 'kirim file apa adanya, dengan tempat, kamera, pembuat, dan sebagainya',
  'cli.help.upload.links': 'bentuk tautan: {forms}, atau nama templat',
  'cli.usage.bad-links': '--links memerlukan {forms}, atau nama templat; tidak ada yang bernama {value}.',
  'cli.help.upload.post':
    'jadikan semuanya satu postingan sesuai urutan, dan cetak tautannya; judul dan deskripsi berlaku untuk postingan',
  'cli.help.upload.no-wait': 'selesai begitu gambar ada di antrean, dan cetak id-nya',
  'cli.help.credits': 'tampilkan jatah dari Imgur dan kapan bertambah',
  'cli.help.serve': 'kerjakan antrean sampai Ctrl-C atau SIGTERM',
  'cli.help.serve.api': 'Terima gambar dari editor yang mengenal PicGo, hanya di komputer ini',
  'cli.help.serve.api-port': 'Port untuk itu, menggantikan yang ada di pengaturan (biasanya 36677)',
  'cli.help.queue': 'tampilkan antrean',
  'cli.help.history': 'tampilkan yang sudah diunggah, terbaru dulu',
  'cli.help.history.search': 'hanya jika nama, judul, deskripsi, atau tautan memuat teks ini',
  'cli.help.history.limit': 'paling banyak sekian',
  'cli.help.retry': 'kembalikan gambar yang gagal atau dibatalkan ke antrean',
  'cli.help.cancel': 'batalkan gambar yang belum diunggah',
  'cli.help.id': 'id seperti yang ditampilkan antrean',
  'cli.help.doctor': 'tampilkan apa yang berfungsi di komputer ini dan apa yang tidak',
  'cli.help.after':
    'Kode keluar: 0 semua selesai, 1 sebagian gagal atau terputus, atau keluaran tidak dapat ditulis, 2 penggunaan salah, 3 tidak ada yang bisa dicoba.\nLingkungan: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (yang harus dikirim editor), SNAPFERRY_HOME (folder data Anda), NO_COLOR.',

  'cli.usage.nothing': 'Sebutkan perintahnya.',
  'cli.usage.unknown-option': 'Tidak ada opsi {what}. Lihat snapferry --help.',
  'cli.usage.unknown-command': 'Tidak ada perintah {what}. Lihat snapferry --help.',
  'cli.usage.missing-argument': 'Perintah ini belum lengkap: <{what}> tidak ada. Lihat snapferry --help.',
  'cli.usage.option-without-value': 'Opsi {what} memerlukan nilai.',
  'cli.usage.too-many': 'Perintah ini tidak menerima {what}.',
  'cli.usage.post-waits':
    '--post dan --no-wait tidak bisa dipakai bersama: tautan postingan baru ada setelah semuanya terkirim.',
  'cli.post.interrupted':
    'Terputus. Postingan disimpan: berlanjut saat aplikasi atau “snapferry serve” berjalan, dan hanya dibuat sekali.',
  'cli.post.kept':
    'Postingan disimpan beserta gambar yang sudah diunggah. Di aplikasi, Anda dapat mencobanya lagi atau membuatnya tanpa gambar yang gagal.',
  'cli.post.empty-left':
    'Satu jawaban Imgur hilang di jalan: mungkin ada album kosong tanpa nama yang tertinggal di sana, yang alamatnya tidak diketahui siapa pun. Postingannya sendiri hanya ada satu.',
  'cli.usage.bad-limit': '--limit memerlukan bilangan bulat dari 1 sampai {most, number}, bukan {value}.',
  'cli.usage.one-pipe': 'Masukan standar (-) hanya dapat diberikan sekali.',
  'cli.usage.no-pipe':
    'Tidak ada masukan melalui pipa untuk -. Gunakan seperti ini: some-program | snapferry upload -',
  'cli.usage.empty-argument': 'Salah satu nama kosong. Periksa tanda kutip dan variabel dalam perintah Anda.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL berisi {value}. Isinya harus alamat dengan https, atau dengan http hanya di komputer ini (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'Menurut isinya, ini {hasFound, select, yes {{found}} other {jenis lain}}, apa pun namanya. Ekspor sebagai PNG, JPEG, GIF, atau MP4.',
  'cli.advice.unsupported-type': 'Simpan sebagai PNG, JPEG, GIF, atau MP4.',
  'cli.advice.empty-file': 'Simpan lagi gambarnya, lalu berikan sekali lagi.',
  'cli.advice.vanished':
    'Tidak ada apa pun di tempat ini sekarang. Periksa ejaannya, atau ke mana dipindahkan.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {Ukurannya {bytes}.} other {}} {hasLimit, select, yes {Imgur menerima hingga {limit}.} other {}} Perkecil atau simpan sebagai JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {Versi {version} sedang berjalan (pid {pid}), dan versi ini tidak dapat berkomunikasi dengannya.} other {}} Hentikan yang itu, atau gunakan versi yang sama. Tidak ada yang diubah.',
  'cli.advice.engine-stopped': 'Isi antrean tetap tersimpan. Jalankan lagi perintahnya.',
  'cli.advice.no-client-id':
    'Tidak ada yang ditambahkan. Isi SNAPFERRY_CLIENT_ID dengan Client-ID aplikasi yang terdaftar di Imgur (https://api.imgur.com/oauth2/addclient; Imgur hampir tidak menerima yang baru, yang lama tetap berfungsi), atau masukkan di pengaturan aplikasi.',
  'cli.advice.bad-client-id':
    'Gambar belum dikirim. Periksa SNAPFERRY_CLIENT_ID atau pengaturan aplikasi: setiap karakter harus tepat.',
  'cli.advice.unreachable':
    'Gambar belum dikirim. Periksa koneksi Anda (dan SNAPFERRY_API_URL, jika diisi), lalu jalankan lagi perintahnya. Dengan --no-wait, gambar tetap di antrean sampai koneksi pulih.',
  'cli.advice.not-found': 'Periksa id-nya. snapferry queue menampilkan semuanya.',
  'cli.advice.wrong-state': 'Keadaannya sudah berubah. snapferry queue menampilkan keadaan sekarang.',
  'cli.advice.cancelled': 'Tidak ada lagi yang dikirim.',

  'cli.standard-input': 'masukan standar',
  'cli.maybe-twice':
    '{name}: dikirim dua kali, karena yang pertama tidak mendapat jawaban. Mungkin ada dua di Imgur.',
  'cli.stopping': 'Menghentikan. Yang sedang dikirim punya waktu hingga 10 detik untuk selesai.',
  'cli.interrupted':
    '{count, plural, other {# gambar tetap di antrean}}. “snapferry serve” atau aplikasi akan mengirimnya; “snapferry cancel {ids}” membatalkannya.',
  'cli.interrupted.goes-on':
    'Snapferry melanjutkan {count, plural, other {# gambar}} di latar belakang. Lihat dengan “snapferry queue”; batalkan dengan “snapferry cancel {ids}”.',
  'cli.paused': 'Antrean dijeda. Tidak ada yang dikirim sampai Anda melanjutkannya di Snapferry.',
  'cli.paused.ended': 'Antrean tadinya dijeda. Sekarang dilanjutkan.',
  'cli.set-aside':
    'File antrean rusak dan yang baru telah dibuat. File lama disisihkan, tidak dihapus: {path}. {rescued, plural, =0 {Tidak ada unggahan yang dapat dibaca di dalamnya.} other {# unggahan diselamatkan darinya.}}',
  'cli.set-aside.restored':
    'File antrean rusak. File itu disisihkan ({path}), dan sekarang dipakai cadangan {restoredFrom}. {rescued, plural, =0 {} other {# unggahan yang lebih baru diselamatkan dari file rusak. }}Yang menunggu di cadangan itu mungkin sudah diunggah, jadi antrean dijeda.',
  'cli.set-aside.look':
    'Tidak ada yang ditambahkan. Lihat “snapferry queue”, batalkan yang tautannya sudah Anda miliki, lalu jalankan lagi perintahnya: antrean kemudian berlanjut.',
  'cli.other-host':
    'Snapferry sudah berjalan (pid {pid}) dan mengirim ke {running}, bukan ke {wanted}. Hentikan, atau hilangkan SNAPFERRY_API_URL. Tidak ada yang ditambahkan.',
  'cli.recovered.resumed':
    '{count, plural, other {# gambar}} terputus saat Snapferry terakhir kali berhenti, dan belum ada yang sampai. Sekarang dikirim lagi.',
  'cli.recovered.uncertain':
    '{count, plural, other {# gambar}} sudah dikirim saat Snapferry terakhir kali berhenti, tetapi belum ada jawaban. Sekarang dikirim lagi, dan mungkin ada dua di Imgur:',
  'cli.recovered.uncertain.one': '  {name}: dikirim lagi, mungkin ada dua di sana',

  'cli.serve.already':
    'Snapferry sudah bekerja untuk profil ini (pid {pid}) dan mengirim isi antrean; tidak ada yang perlu dijalankan.',
  'cli.serve.without-api': '--api-port, --api-key-file, dan --api-folder hanya berlaku bersama --api.',
  'cli.usage.bad-port': '{value} bukan port. Berikan angka dari 1024 sampai 65535.',
  'cli.serve.api': 'Editor dapat menghubungi Snapferry di {address}.',
  'cli.serve.begins':
    '{count, plural, =0 {Antrean kosong. Menunggu gambar.} other {Ada # gambar di antrean.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: dibatalkan',

  'cli.credits.budget':
    '{name}: tersisa {remaining} dari {limit}{hasTime, select, yes {, penuh lagi {time}} other {}}',
  'cli.credits.unknown': '{name}: belum diketahui',
  'cli.credits.uploads-now':
    '{count, plural, =0 {Belum ada unggahan yang bisa dimulai sekarang} other {# unggahan bisa dimulai sekarang}}',

  'cli.queue.open':
    '{count, plural, =0 {Tidak ada yang menunggu.} other {# gambar tersisa{hasTime, select, yes {, selesai sekitar {time}} other {}}.}}',
  'cli.queue.paused': '{count, plural, other {# gambar tersisa.}} Antrean dijeda.',
  'cli.history.shown': '{count} dari {total, plural, other {# unggahan}}',
  'cli.history.maybe-twice': '(mungkin ada dua)',
  'cli.retry.done': '{id}: kembali ke antrean',
  'cli.cancel.done': '{id}: dibatalkan',

  'cli.doctor.ok': 'ok',
  'cli.doctor.no': 'TIDAK',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Unggahan dapat berfungsi di sini.',
  'cli.doctor.unfit': 'Unggahan tidak dapat berfungsi di sini sampai yang bertanda TIDAK diperbaiki.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'Data Anda',
  'cli.doctor.name.engine': 'Mesin',
  'cli.doctor.name.database': 'Basis data',
  'cli.doctor.name.vault': 'Rahasia',
  'cli.doctor.name.host': 'Jalur ke host',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Jendela',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old':
    '{version} terlalu lama. Pasang Node {least} atau yang lebih baru dari https://nodejs.org.',
  'cli.doctor.profile.no':
    '{path} tidak dapat ditulisi ({code}). Beri diri Anda izin menulis di sana, atau isi SNAPFERRY_HOME dengan folder lain.',
  'cli.doctor.engine': 'berjalan (pid {pid}, versi {version}); perintah berkomunikasi dengannya',
  'cli.doctor.engine.none': 'tidak ada yang berjalan; setiap perintah memulai sendiri',
  'cli.doctor.database': 'dapat dibuka dan menjawab',
  'cli.doctor.vault': 'disimpan di rantai kunci sistem',
  'cli.doctor.vault.memory':
    'disimpan hanya sampai Snapferry berhenti, karena tidak ada rantai kunci yang bisa dipakai ({why})',
  'cli.doctor.host': '{origin} dapat dijangkau',
  'cli.doctor.host.no': '{origin} tidak dapat dijangkau. Periksa koneksi, firewall, dan SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'sudah diisi',
  'cli.doctor.client-id.no':
    'belum ada. Isi SNAPFERRY_CLIENT_ID dengan Client-ID aplikasi yang terdaftar di Imgur, atau masukkan di pengaturan aplikasi.',
  'cli.doctor.electron.no':
    'Electron belum ada di sini. Baris perintah berfungsi tanpanya; “npm start” mengambilnya.',
  'cli.help.upload.copy': 'salin juga tautannya ke papan klip',
  'cli.help.upload.quiet': 'hanya tampilkan tautan dan yang gagal',
  'cli.help.upload.discard': 'saat Ctrl-C, batalkan yang belum terkirim alih-alih membiarkannya di antrean',
  'cli.help.watch.recursive': 'juga folder di dalamnya',
  'cli.help.watch.include':
    'hanya file yang cocok dengan pola ini, misalnya *.png atau shots/**; boleh diulang',
  'cli.help.watch.exclude': 'abaikan file yang cocok dengan pola ini; boleh diulang',
  'cli.help.serve.api-key-file':
    'file yang baris pertamanya adalah kunci yang harus dikirim editor; atau setel SNAPFERRY_API_KEY',
  'cli.help.serve.api-folder':
    'folder yang berkasnya boleh diminta program pengguna lain yang punya kunci; boleh diulang',
  'cli.help.completion': 'cetak skrip pelengkapan untuk shell',
  'cli.help.completion.shell': 'salah satu dari {shells}',
  'cli.help.man': 'cetak halaman manual (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'Pelengkapan tersedia untuk {shells}, bukan untuk {value}.',
  'cli.usage.copy-waits': '--copy dan --no-wait tidak bisa dipakai bersama: belum ada tautan untuk disalin.',
  'cli.waiting-for-engine':
    'Snapferry lain{hasPid, select, yes { (pid {pid})} other {}} sedang dimulai atau diakhiri di sini. Menunggu.',
  'cli.interrupted.discarded': '{count, plural, other {# gambar dibatalkan}}.',
  'cli.interrupted.nothing': 'Terputus. Tidak ada yang ditambahkan ke antrean.',
  'cli.watch.left':
    '{count, plural, other {# gambar tetap di antrean}}. “snapferry serve” atau aplikasi akan mengirimnya.',
  'cli.watch.left.goes-on':
    'Snapferry melanjutkan {count, plural, other {# gambar}} di latar belakang. Lihat dengan “snapferry queue”.',
  'cli.watch.unfinished': '{name} belum utuh. Dibiarkan sampai utuh.',
  'cli.upload.known': '{name} sudah menunggu di antrean. Hanya diunggah sekali.',
  'cli.upload.copied': '{count, plural, other {# tautan ada di papan klip}}.',
  'cli.upload.no-clipboard':
    'Tidak ada program papan klip di sini. Di Linux, pasang wl-clipboard, xclip, atau xsel.',
  'cli.unwritten':
    'Keluaran tidak dapat ditulis ({code}). Unggahan sudah selesai; lihat “snapferry history”. {count, plural, other {# baris yang hilang:}}',
  'cli.unwritten.more': '… dan {count, plural, other {# baris lagi}}',
  'cli.login.pin.no-input':
    'Masukan standar berakhir sebelum ada PIN. Proses masuk dibatalkan; jalankan perintah ini di terminal.',
  'cli.post.trouble': 'Pembuatan postingan lebih lama: {why} Dicoba lagi.',
  'cli.progress.pictures': '{done} dari {total} terunggah',
  'cli.progress.bytes': '{sent} dari {total}',
  'cli.progress.rate': '{rate}/dtk',
  'cli.progress.left': 'sisa {time}',
  'cli.progress.done-by': 'selesai {time}',
  'cli.progress.waiting':
    '{count, plural, other {# menunggu}}{hasTime, select, yes { sampai {time}} other {}}',
  'cli.serve.api-key.refused':
    '--api-key tidak diterima lagi: semua orang di komputer ini bisa membaca argumen perintah. Simpan kunci di file yang hanya bisa Anda baca dan berikan --api-key-file, atau setel SNAPFERRY_API_KEY. Pilih kunci lain: yang ini mungkin sudah terlihat.',
  'cli.serve.api-key-file.none': 'Tidak ada kunci di {path}: kunci harus di baris pertama.',
  'cli.serve.api-key-file.open': 'Orang lain bisa membaca {path}. Tutup dulu: chmod 600 {path}',
  'cli.man.name': 'Nama',
  'cli.man.title': 'unggah gambar ke Imgur sesuai jatahnya',
  'cli.man.synopsis': 'Ringkasan',
  'cli.man.description': 'Deskripsi',
  'cli.man.options': 'Opsi',
  'cli.man.commands': 'Perintah',
  'cli.man.more': 'Status keluar dan lingkungan',
};
