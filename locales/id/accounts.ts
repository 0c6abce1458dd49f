import type { accounts as english } from '../en/accounts.ts';

export const accounts: Record<keyof typeof english, string> = {
  'rail.accounts': 'Host dan akun',

  'error.sign-in-refused': 'Izin untuk masuk tidak diberikan.',
  'error.sign-in-refused.advice':
    'Tidak ada yang diubah. Jika memang ingin masuk, coba masuk lagi dan pilih “Allow”.',
  'error.sign-in-expired': 'Tidak ada jawaban dari browser dalam lima menit.',
  'error.sign-in-expired.advice':
    'Mulai lagi. Jika Imgur menampilkan kesalahan alih-alih pertanyaannya, lihat “Imgur menampilkan kesalahan?”.',
  'error.wrong-pin': 'PIN ini tidak dikenal Imgur.',
  'error.wrong-pin.advice':
    'Setiap PIN hanya berlaku sekali dan tidak lama. Salin lagi, atau mulai ulang untuk mendapatkan PIN baru.',
  'error.no-client-secret': 'Tidak ada client secret yang diterima Imgur.',
  'error.no-client-secret.advice':
    'Cara masuk ini memerlukannya. Masukkan client secret yang diberikan Imgur bersama Client-ID.',
  'error.sign-in-port-taken': 'Program lain memakai port untuk masuk ({port}).',
  'error.sign-in-port-taken.advice':
    'Browser tidak dapat kembali ke Snapferry. Tutup program itu, atau pilih port lain di sini dan di tempat aplikasi Anda terdaftar.',
  'error.keychain-locked': 'Rantai kunci tidak memberikan isinya.',
  'error.keychain-locked.advice': 'Buka kuncinya, lalu coba lagi. Sementara itu tidak ada yang hilang.',

  'sign-in.page.checking': 'Sebentar',
  'sign-in.page.checking.text': 'Snapferry sedang menyelesaikan proses masuk.',
  'sign-in.page.done': 'Anda sudah masuk',
  'sign-in.page.done.text': 'Anda dapat menutup halaman ini dan kembali ke Snapferry.',
  'sign-in.page.denied': 'Anda belum masuk',
  'sign-in.page.denied.text':
    'Izin untuk masuk tidak diberikan, dan tidak ada yang diubah. Anda dapat menutup halaman ini.',
  'sign-in.page.failed': 'Gagal masuk',
  'sign-in.page.failed.text': 'Alasannya ada di Snapferry. Anda dapat menutup halaman ini.',
  'sign-in.page.stale': 'Proses masuk ini tidak lagi ditunggu',
  'sign-in.page.stale.text':
    'Proses ini sudah selesai, terlalu lama, atau bukan dari Snapferry. Anda dapat menutup halaman ini dan memulai lagi di sana.',
  'sign-in.page.no-script': 'Halaman ini memerlukan JavaScript untuk meneruskan proses masuk ke Snapferry.',

  'accounts.title': 'Host dan akun',
  'accounts.detail': '{count, plural, =0 {Tanpa akun, unggahan bersifat anonim} other {# akun}}',
  'accounts.imgur': 'Imgur',
  'accounts.active': 'Tujuan unggahan',
  'accounts.choose': 'Unggah ke sini',
  'accounts.list': 'Pengunggah',
  'accounts.anonymous': 'Anonim',
  'accounts.anonymous.text':
    'Tanpa akun. Gambar hanya terlihat oleh yang memiliki tautannya, dan Snapferry menyimpan kunci untuk menghapusnya.',
  'accounts.state.signed-in': 'Sudah masuk',
  'accounts.state.needs-sign-in': 'Perlu masuk lagi',
  'accounts.state.needs-sign-in.text':
    'Imgur tidak lagi menerima info masuk ini. {count, plural, =0 {} other {# gambar menunggunya.}}',
  'accounts.state.locked': 'Terkunci di rantai kunci',
  'accounts.state.locked.text':
    'Info masuk ada di rantai kunci, tetapi tidak diberikan. {count, plural, =0 {} other {# gambar menunggunya.}}',
  'accounts.tokens.keychain': 'Disimpan di rantai kunci sistem',
  'accounts.tokens.memory': 'Disimpan hanya sampai Snapferry berhenti',
  'accounts.tokens.keep': 'Simpan di rantai kunci',
  'accounts.unlock': 'Coba lagi',
  'accounts.sign-in': 'Masuk',
  'accounts.sign-in.again': 'Masuk lagi',
  'accounts.sign-in.other': 'Tambah akun',
  'accounts.sign-in.pin': 'Masuk dengan PIN',
  'accounts.sign-out': 'Keluar',
  'accounts.sign-out.title': 'Keluar dari {name}?',
  'accounts.sign-out.text':
    'Snapferry melupakan info masuk di komputer ini. Gambar Anda tetap ada di Imgur dan di pustaka. Untuk mencabut izin Snapferry di Imgur juga, buka pengaturan akun Anda di sana.',
  'accounts.sign-out.waiting':
    '{count, plural, other {# gambar yang akan dikirim dengan akun ini menunggu sampai Anda masuk lagi.}}',
  'accounts.sign-out.active': 'Setelah itu, unggahan bersifat anonim.',
  'accounts.sign-out.stay': 'Jangan keluar',
  'accounts.waiting': 'Lanjutkan di browser',
  'accounts.waiting.text':
    'Di sana Imgur bertanya apakah Snapferry boleh memakai akun Anda. Halaman ini akan menyusul sendiri. Terbuka hingga {time}.',
  'accounts.waiting.pin': 'Imgur menampilkan PIN di browser',
  'accounts.waiting.pin.text': 'Ketikkan di sini. Terbuka hingga {time}.',
  'accounts.checking': 'Menyelesaikan proses masuk',
  'accounts.pin': 'PIN',
  'accounts.pin.finish': 'Masuk',
  'accounts.open-again': 'Buka lagi di browser',
  'accounts.address.copy': 'Salin alamat',
  'accounts.address.copied': 'Alamat ada di papan klip. Buka di browser mana pun di komputer ini.',
  'accounts.cancel': 'Batal',
  'accounts.close': 'Tutup',
  'accounts.signed-in': '{name} sudah masuk',
  'accounts.signed-in.text': 'Mulai sekarang unggahan dikirim ke akun ini.',
  'accounts.signed-in.text.other': 'Pilih untuk mengunggah ke sana.',
  'accounts.signed-out': '{name} sudah keluar',
  'accounts.trouble': 'Imgur menampilkan kesalahan?',
  'accounts.trouble.text':
    'Sejak 2025, halaman masuk Imgur menampilkan “error 1024” kepada banyak orang, dan aplikasi baru hampir tidak bisa didaftarkan. Penyebabnya ada di Imgur, bukan pada Anda.',
  'accounts.trouble.works':
    'Yang masih bisa: unggahan anonim dengan Client-ID yang sudah ada, akun yang sudah masuk, dan mencoba semuanya tanpa Imgur.',
  'accounts.trouble.check': 'Periksa halaman Imgur',
  'accounts.trouble.checking': 'Memeriksa…',
  'accounts.trouble.found.none': 'Saat ini halaman masuk Imgur berfungsi sebagaimana mestinya.',
  'accounts.trouble.found.closed': 'Saat ini halaman masuk Imgur menampilkan kesalahan untuk Client-ID ini.',
  'accounts.trouble.found.busy':
    'Saat ini Imgur tidak menerima proses masuk lagi. Coba lagi beberapa menit lagi.',
  'accounts.trouble.found.unreachable': 'Saat ini halaman masuk Imgur tidak dapat dijangkau.',
  'accounts.registration.open': 'Saat ini aplikasi baru dapat didaftarkan di Imgur.',
  'accounts.registration.closed': 'Saat ini Imgur tidak menerima pendaftaran aplikasi baru.',
  'accounts.registration.unknown': 'Saat ini tidak diketahui apakah aplikasi baru dapat didaftarkan.',
  'accounts.application': 'Aplikasi Anda di Imgur',
  'accounts.secret': 'Client secret',
  'accounts.secret.about':
    'Diperlukan untuk masuk dengan PIN, dan untuk tetap masuk saat info masuk kedaluwarsa. Salin di Imgur, lalu tekan tombolnya.',
  'accounts.secret.about.keychain':
    'Client secret langsung disimpan di rantai kunci dan tidak ditampilkan di mana pun.',
  'accounts.secret.about.memory':
    'Client secret disimpan hanya sampai Snapferry berhenti, dan tidak ditampilkan di mana pun.',
  'accounts.secret.kept': 'Disimpan',
  'accounts.secret.paste': 'Ambil dari papan klip',
  'accounts.secret.not-there': 'Tidak ada client secret di papan klip.',
  'accounts.secret.not-there.advice': 'Salin dulu di Imgur, tanpa teks lain di sekitarnya.',
  'accounts.secret.forget': 'Lupakan',
  'accounts.secret.saved': 'Client secret disimpan',
  'accounts.secret.forgotten': 'Client secret dilupakan',
  'accounts.return': 'Alamat kembali',
  'accounts.return.about': 'Masukkan persis seperti ini sebagai redirect URL aplikasi Anda di Imgur.',
  'accounts.return.copy': 'Salin',
  'accounts.return.copied': 'Alamat kembali ada di papan klip',
  'accounts.port': 'Port',
  'accounts.port.about': 'Port alamat kembali, 1024 sampai 65535.',
  'accounts.port.bad': 'Masukkan angka dari 1024 sampai 65535.',
  'accounts.vault.memory':
    'Tidak ada rantai kunci yang bisa dipakai di sini, jadi info masuk hanya bertahan sampai Snapferry berhenti. {why}',
  'accounts.vault.why': 'Pesan sistem: {why}',
  'accounts.no-client-id': 'Untuk masuk, masukkan dulu Client-ID sebuah aplikasi.',
  'accounts.uploads-to': 'Mengunggah sebagai',
  'accounts.uploads-to.hint': 'Mengunggah sebagai: {name}',
  'accounts.of': 'Akun',

  'cli.help.login': 'masuk ke akun',
  'cli.help.login.pin': 'dengan PIN yang ditampilkan Imgur (memerlukan client secret)',
  'cli.help.logout': 'lupakan info masuk akun di komputer ini',
  'cli.help.logout.account': 'akunnya; boleh dihilangkan jika hanya ada satu',
  'cli.help.accounts': 'tampilkan akun, atau pilih tujuan unggahan',
  'cli.help.accounts.use': 'mulai sekarang unggah ke akun ini',
  'cli.help.accounts.anonymous': 'mulai sekarang unggah tanpa akun',
  'cli.help.accounts.secret': 'simpan client secret dari masukan standar',
  'cli.help.upload.account': 'unggah ke akun ini',
  'cli.help.upload.anonymous': 'unggah tanpa akun',
  'cli.login.open': 'Buka alamat ini di browser dan beri izin di sana (hingga {time}):',
  'cli.login.pin': 'Buka alamat ini di browser, lalu ketikkan PIN yang ditampilkannya (hingga {time}):',
  'cli.login.pin.prompt': 'PIN: ',
  'cli.login.done': '{name} sudah masuk',
  'cli.login.memory':
    'Tidak ada rantai kunci yang menerima info masuk, jadi info ini hanya bertahan selama Snapferry yang ini berjalan. ({why})',
  'cli.login.memory.own':
    'Tidak ada rantai kunci yang menerima info masuk, dan info ini akan hilang saat perintah ini selesai. Tidak ada yang disimpan. ({why})',
  'cli.login.cancelled': 'Proses masuk dibatalkan. Tidak ada yang diubah.',
  'cli.logout.done': '{name} sudah keluar',
  'cli.logout.which': 'Sebutkan akun yang mana: {names}',
  'cli.logout.none': 'Tidak ada akun yang masuk.',
  'cli.account.unknown': 'Tidak ada akun {name}. Lihat semuanya dengan “snapferry accounts”.',
  'cli.account.both': 'Pilih salah satu: --account atau --anonymous.',
  'cli.account.post':
    'Postingan dibuat dengan akun tujuan unggahan. Pilih akunnya dengan “snapferry accounts --use”, lalu hilangkan --account dan --anonymous.',
  'cli.accounts.active': '{name} ({state}), tujuan unggahan',
  'cli.accounts.other': '{name} ({state})',
  'cli.accounts.anonymous': 'anonim',
  'cli.accounts.anonymous.active': 'anonim, tujuan unggahan',
  'cli.accounts.secret.kept': 'Client secret disimpan.',
  'cli.accounts.secret.none': 'Masukan standar kosong. Tidak ada yang diubah.',
  'cli.accounts.secret.memory':
    'Tidak ada rantai kunci yang menerima client secret, jadi client secret hanya bertahan selama Snapferry yang ini berjalan. ({why})',
  'cli.accounts.secret.memory.own':
    'Tidak ada rantai kunci yang menerima client secret, dan client secret akan hilang saat perintah ini selesai. Tidak ada yang disimpan. ({why})',
};
