import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.not-an-image': 'Ini bukan gambar.',
  'error.not-an-image.advice':
    'Menurut isinya{hasFound, select, yes {, ini {found}, apa pun namanya} other {, ini jenis lain, apa pun namanya}}. Ekspor sebagai PNG, JPEG, GIF, atau MP4, lalu seret hasilnya ke sini.',
  'error.unsupported-type': 'Imgur tidak menerima jenis gambar ini.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {{type} tidak termasuk jenis yang diterimanya.} other {Ini tidak termasuk jenis yang diterimanya.}} Simpan sebagai PNG atau JPEG, lalu seret hasilnya ke sini.',
  'error.not-convertible': 'Gambar ini tidak dapat dikonversi.',
  'error.not-convertible.advice':
    '{reason, select, damaged {Filenya rusak atau terpotong. Dapatkan lagi filenya, atau buka di program lain, simpan sebagai PNG atau JPEG, lalu tambahkan hasilnya.} pages {Gambar ini punya beberapa halaman, dan hanya satu yang akan tersisa. Simpan tiap halaman sebagai gambar tersendiri, lalu tambahkan semuanya.} raw {Ini foto RAW tanpa pratinjau yang dapat dikirim. Olah di program foto, ekspor sebagai JPEG, lalu tambahkan hasilnya.} animation {Gambar ini bergerak, dan gerakan dalam format ini tidak dapat dikonversi di sini. Simpan sebagai GIF atau MP4 di program lain, lalu tambahkan hasilnya.} other {Pikselnya lebih banyak daripada yang dapat diolah di sini, atau pengolahannya terlalu lama. Simpan sebagai PNG atau JPEG di program lain, lalu tambahkan hasilnya.}}',
  'error.picture-damaged': 'Gambar ini rusak.',
  'error.picture-damaged.advice':
    '{how, select, cut {Isinya berakhir terlalu dini: ada bagian yang hilang. Dapatkan lagi gambarnya, atau pilih “Tetap kirim” untuk mengirim yang ada.} changed {Ada yang berubah setelah disimpan; checksum-nya sendiri yang menunjukkannya. Dapatkan lagi gambarnya, atau pilih “Tetap kirim” untuk mengirim yang ada.} other {Awalnya seperti {hasType, select, yes {{type}} other {gambar}}, tetapi tidak ada yang dapat ditampilkan. Dapatkan lagi dari asalnya.}}',
  'error.cannot-be-looked-at': 'File ini tidak dapat dibuka dengan aman.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Membukanya memakan waktu lebih lama daripada gambar mana pun.} memory {Membukanya memakan memori lebih banyak daripada gambar mana pun.} other {Saat dibuka, bagian Snapferry yang memeriksa file terhenti.}} File ini tidak akan dibuka lagi; yang lain tetap berjalan. Buka di program lain, simpan sebagai PNG, JPEG, atau MP4, lalu tambahkan hasilnya.',
  'error.empty-file': 'File kosong.',
  'error.empty-file.advice': 'Simpan lagi gambarnya, lalu seret sekali lagi.',
  'error.unreadable': 'File tidak dapat dibaca.',
  'error.unreadable.advice': 'Pastikan Anda boleh membukanya dan disknya terhubung, lalu coba lagi.',
  'error.vanished': 'File tidak ada lagi di tempatnya.',
  'error.vanished.advice':
    'File dipindahkan, diganti namanya, atau dihapus sebelum dikirim. Seret dari tempatnya yang baru.',
  'error.changed-while-reading': 'File berubah saat sedang dibaca.',
  'error.changed-while-reading.advice':
    'Mungkin program lain masih menulisnya. Tunggu sampai selesai, lalu coba lagi.',
  'error.metadata-unreadable': 'Tidak diketahui data apa saja yang ada dalam file ini.',
  'error.metadata-unreadable.advice':
    'Selain gambarnya, mungkin ada tempat atau nama di dalamnya, jadi tidak ada yang dikirim. Simpan ulang gambarnya di program lain dan seret hasilnya ke sini, atau kirim apa adanya.',
  'error.too-big': 'Gambar terlalu besar untuk Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {Ukurannya {bytes}.} other {}} {hasLimit, select, yes {Imgur menerima hingga {limit}.} other {}} {what, select, animation {Dengan warna, piksel, dan bingkai yang lebih sedikit pun tetap terlalu besar. Perpendek atau simpan sebagai MP4, lalu seret hasilnya ke sini.} other {Perkecil atau simpan sebagai JPEG, lalu seret hasilnya ke sini.}}',
  'error.folder-without-pictures': 'Tidak ada gambar di folder ini.',
  'error.folder-without-pictures.advice':
    'Menurut isinya, tidak ada gambar atau video di dalamnya. Pilih folder lain, atau file satu per satu.',
  'error.not-editable': 'Ini tidak dapat diedit di sini.',
  'error.not-editable.advice':
    '{reason, select, video {Ini video.} animation {Gambar ini bergerak, dan pengeditan hanya akan menyisakan satu gambar diam.} address {Imgur mengambilnya sendiri dari alamatnya. Simpan gambarnya, lalu tambahkan filenya.} large {Pikselnya lebih banyak daripada yang dapat diedit sekaligus.} other {{hasType, select, yes {{type} tidak dapat ditampilkan di sini. Simpan sebagai PNG atau JPEG, lalu tambahkan hasilnya.} other {Gambar ini tidak dapat ditampilkan di sini. Simpan sebagai PNG atau JPEG, lalu tambahkan hasilnya.}}}}',
  'error.bad-url': 'Imgur tidak dapat mengambil gambar dari alamat ini.',
  'error.bad-url.advice':
    'Alamat harus diawali http:// atau https:// dan langsung menuju gambar. Salin alamat gambarnya sendiri.',
  'error.address-private': 'Alamat ini ada di jaringan pribadi.',
  'error.address-private.advice':
    'Imgur tidak dapat menjangkaunya, dan Snapferry tidak mengambil dari sana kecuali Anda mengizinkannya di pengaturan. Izinkan, atau simpan gambarnya lalu seret filenya ke sini.',
  'error.address-unknown': 'Tidak ada server bernama {host}.',
  'error.address-unknown.advice': 'Periksa apakah ada salah ketik di alamatnya, lalu tempel lagi.',
  'error.address-dead': '{host} tidak memberikan gambar ini (jawabannya {status}).',
  'error.address-dead.advice':
    'Mungkin gambarnya dipindahkan, dihapus, atau hanya untuk yang sudah masuk. Buka alamatnya di browser, simpan gambarnya, lalu seret filenya ke sini.',
  'error.address-broken': 'Gambar tidak dapat diambil dari {host}.',
  'error.address-broken.advice':
    'Koneksi gagal atau terputus. Coba lagi, atau simpan gambarnya di browser lalu seret filenya ke sini.',
  'error.not-found': 'Tidak ada apa pun dengan nama ini.',
  'error.not-found.advice': 'Periksa ejaannya, atau pilih lagi filenya.',

  'error.disk-full': 'Disk penuh.',
  'error.disk-full.advice':
    'Gambar tidak dapat disimpan dengan aman, jadi tidak ditambahkan. Kosongkan sedikit ruang, lalu tambahkan lagi.',
  'error.folder-unwritable': 'Folder untuk tangkapan layar tidak dapat ditulisi.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {Foldernya {path}.} other {}} Pilih folder lain di pengaturan.',
  'error.screen-denied': 'Sistem tidak mengizinkan Snapferry melihat layar.',
  'error.screen-denied.advice':
    'Beri izin di pengaturan sistem pada Perekaman Layar, lalu mulai ulang Snapferry.',
  'error.screen-unreadable': 'Sistem tidak memberikan gambar layar.',
  'error.screen-unreadable.advice': 'Tidak ada yang ditangkap. Coba sekali lagi.',
  'error.no-portal': 'Desktop ini tidak menyediakan sarana bagi program untuk menangkap layar.',
  'error.no-portal.advice':
    'Di Wayland, itu tugas xdg-desktop-portal beserta bagian untuk desktop Anda, misalnya xdg-desktop-portal-gnome. Pasang keduanya, lalu keluar dan masuk lagi ke desktop.',
  'error.no-windows': 'Sistem tidak memberi daftar jendela yang dapat ditangkap.',
  'error.no-windows.advice': 'Tangkap area atau seluruh layar sebagai gantinya.',
  'error.profile-unwritable': 'Snapferry tidak dapat menulis ke foldernya.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {Foldernya {path}.} other {}} Beri diri Anda izin menulis di sana, lalu mulai ulang Snapferry.',
  'error.profile-newer': 'Data Anda ditulis oleh Snapferry yang lebih baru.',
  'error.profile-newer.advice': 'Data itu tidak disentuh. Pasang versi yang lebih baru untuk memakainya.',
  'error.port-taken': 'Program lain memakai port {port}.',
  'error.port-taken.advice':
    'Mungkin PicGo atau Snapferry kedua. Tutup program itu, atau pilih port lain di pengaturan dan di editor Anda.',
  'error.profile-locked': 'Snapferry lain sedang memakai profil ini.',
  'error.profile-locked.advice': 'Tutup yang lain atau gunakan jendelanya, lalu jalankan lagi yang ini.',
  'error.profile-damaged': 'File antrean rusak.',
  'error.profile-damaged.advice':
    'File itu disisihkan, tidak dihapus, dan yang baru telah dibuat. {hasPath, select, yes {Yang lama ada di {path}.} other {}} Tambahkan lagi yang belum diunggah.',
  'error.engine-stopped': 'Bagian yang mengunggah berhenti.',
  'error.engine-stopped.advice':
    'Bagian itu dimulai lagi secara otomatis, dan antrean tetap tersimpan. Coba lagi sebentar lagi.',

  'error.no-client-id': 'Belum ada Client-ID.',
  'error.no-client-id.advice':
    'Masukkan di “Host dan akun”. {goesOn, select, yes {Gambar di antrean menunggunya.} no {Setelah itu coba lagi.} other {}}',
  'error.bad-client-id': 'Client-ID ini tidak dikenal Imgur.',
  'error.bad-client-id.advice':
    'Periksa Client-ID di “Host dan akun”: setiap karakter harus tepat. {goesOn, select, yes {Antrean menunggu.} no {Setelah itu coba lagi.} other {}}',
  'error.sign-in-needed': 'Imgur tidak lagi menerima info masuk Anda.',
  'error.sign-in-needed.advice':
    'Masuk lagi di “Host dan akun”. {goesOn, select, yes {Antrean menunggu.} no {Setelah itu coba lagi.} other {}}',
  'error.app-blocked': 'Imgur memblokir Client-ID ini.',
  'error.app-blocked.advice':
    'Client-ID ini terlalu sering melampaui batas, di sini atau di tempat lain. Gunakan Client-ID lain, atau tanyakan kepada Imgur. {goesOn, select, yes {Antrean menunggu.} no {Setelah itu coba lagi.} other {}}',

  'error.unreachable':
    '{reason, select, name {Alamat server Imgur tidak ditemukan.} tls {Koneksi aman ke Imgur tidak dapat dibuat.} other {Imgur tidak dapat dijangkau.}}',
  'error.unreachable.advice':
    '{reason, select, name {Layanan nama (DNS) di jaringan ini tidak menjawab atau tidak mengenalnya. Gunakan jaringan lain atau server DNS lain.} tls {Yang menjawab di sana tidak memakai bahasa koneksi aman. Gunakan jaringan lain.} other {Periksa koneksi Anda; di beberapa negara Imgur diblokir.}} {goesOn, select, yes {Akan dicoba lagi otomatis.} no {Coba lagi setelah koneksi pulih.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {Sertifikat {host} sudah kedaluwarsa.} not-yet {Sertifikat {host} belum berlaku.} name {{host} menunjukkan sertifikat yang bukan miliknya.} self-signed {Sertifikat {host} hanya ditandatangani dirinya sendiri, jadi tidak dipercaya komputer ini.} other {{hasIssuer, select, yes {Sertifikat {host} ditandatangani oleh {issuer}, yang tidak dipercaya komputer ini.} other {Sertifikat {host} ditandatangani oleh pihak yang tidak dipercaya komputer ini.}}}}',
  'error.untrusted-certificate.advice':
    'Tidak ada yang dikirim. {reason, select, expired {Periksa tanggal dan jam komputer ini.} not-yet {Periksa tanggal dan jam komputer ini.} name {Mungkin halaman masuk jaringan menghalangi: buka halaman web di browser untuk memeriksanya.} other {Mungkin filter perusahaan atau pemindai virus ingin ikut membaca. Jika memang dikehendaki, sertifikatnya harus ada di penyimpanan sertifikat komputer ini; jika tidak, gunakan jaringan lain.}} {goesOn, select, yes {Akan dicoba lagi otomatis.} no {Setelah itu coba lagi.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {Jaringan ini mengarah ke {to}, bukan ke Imgur.} other {Yang menjawab bukan Imgur, melainkan sesuatu yang lain.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Halaman masuk di hotel dan bandara bekerja seperti itu: buka halaman web di browser dan masuk di sana.} other {Bisa jadi halaman masuk atau filter jaringan ini, atau Imgur sendiri bermasalah{hasStatus, select, yes { (status {status})} other {}}.}} {goesOn, select, yes {Akan dicoba lagi otomatis.} no {Coba lagi nanti atau dari jaringan lain.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {Proksi {proxy} meminta nama dan kata sandi.} refused {Proksi {proxy} tidak meloloskan koneksi.} other {Proksi {proxy} tidak dapat dijangkau.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Masukkan keduanya bersama alamat proksi.} refused {Tanyakan kepada pengelolanya apakah Imgur boleh dijangkau{hasStatus, select, yes { (jawabannya {status})} other {}}.} other {Periksa alamat proksi.}} {goesOn, select, yes {Akan dicoba lagi otomatis.} no {Setelah itu coba lagi.} other {}}',
  'error.connection-lost': 'Koneksi terputus.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {Akan dikirim lagi otomatis.} no {Coba lagi saat koneksi lebih stabil.} other {}} Untuk file besar, jaringan yang lebih stabil membantu.',
  'error.timeout': 'Imgur terlalu lama menjawab.',
  'error.timeout.advice':
    '{goesOn, select, yes {Akan dicoba lagi otomatis, dengan jeda yang lebih lama.} no {Coba lagi nanti.} other {}}',

  'error.rate-limited': 'Imgur meminta unggahan diperlambat.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {Unggahan menunggu sampai Imgur menerima lagi, lalu dikirim otomatis.} no {Coba lagi beberapa saat lagi.} other {}}',
  'error.daily-limit': 'Batas harian Client-ID ini sudah habis.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {Unggahan berlanjut otomatis setelah hari berganti di Imgur.} no {Coba lagi setelah hari berganti di Imgur.} other {}}',
  'error.over-capacity': 'Imgur kelebihan beban.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {Akan dicoba lagi otomatis, dengan jeda yang lebih lama.} no {Coba lagi nanti.} other {}}',
  'error.server-trouble': 'Ada masalah di pihak Imgur.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Imgur menjawab dengan status {status}.} other {}} Penyebabnya bukan gambar Anda. {goesOn, select, yes {Akan dicoba lagi otomatis, dengan jeda yang lebih lama.} no {Coba lagi nanti.} other {}}',
  'error.bad-answer': 'Jawaban Imgur tidak dapat dipahami.',
  'error.bad-answer.advice':
    'Yang dikirim mungkin sudah sampai, mungkin belum. {goesOn, select, yes {Akan dicoba lagi otomatis.} no {Coba lagi nanti atau dari jaringan lain.} other {}}',
  'error.answers-lost': 'Sudah {times, plural, other {# kali}} dikirim, dan tidak pernah ada jawaban.',
  'error.answers-lost.advice':
    'Imgur mungkin menyimpannya sebanyak itu pula. Agar tidak bertambah, gambar ini tidak dikirim lagi otomatis. Coba lagi dari jaringan lain; dengan akun, yang sudah sampai dapat ditemukan.',
  'error.share-spent':
    'Sudah {times, plural, other {# kali}} dikirim dan tidak pernah sampai, sedangkan yang lain sampai.',
  'error.share-spent.advice':
    '{hasCause, select, yes {Terakhir: {cause}} other {}} Mungkin penyebabnya gambar ini, jadi tidak dikirim lagi otomatis{hasCredits, select, yes { ({credits, plural, other {# kredit}} terpakai)} other {}}. Simpan ulang sebagai PNG atau JPEG, atau coba lagi nanti.',
  'error.rejected': 'Imgur tidak menerima gambar ini.',
  'error.rejected.advice':
    '{hasReason, select, yes {Alasannya: “{reason}”.} other {Imgur tidak menyebutkan alasannya.}} Menyimpan ulang gambar sebagai PNG atau JPEG sering membantu.',
  'error.forbidden': 'Imgur tidak mengizinkan ini.',
  'error.forbidden.advice':
    'Client-ID atau alamat Anda mungkin dilarang mengunggah; di beberapa negara Imgur diblokir. Coba jaringan lain, atau Client-ID lain.{goesOn, select, yes { Sesekali akan dicoba lagi otomatis.} other {}}',
  'error.no-deletehash': 'Tidak ada kunci untuk menghapusnya.',
  'error.no-deletehash.advice':
    'Unggahan tanpa akun hanya dapat dihapus dengan kunci yang diberikan saat diunggah. Yang ini diimpor tanpa kunci: hapus di tempat asal unggahannya, atau impor file yang memuat kuncinya.',
  'error.gone': 'Sudah tidak ada di Imgur.',
  'error.gone.advice': 'Gambar itu dihapus di sana. Tambahkan lagi gambarnya untuk mendapatkan tautan baru.',

  'error.still-there': 'Menurut Imgur sudah dihapus, tetapi ternyata masih ada.',
  'error.still-there.advice':
    'Mungkin perlu waktu sampai terhapus di mana-mana. Di sini tetap disimpan: hapus sekali lagi beberapa menit lagi.',

  'error.post-empty': 'Tidak ada gambar di postingan ini.',
  'error.post-empty.advice': 'Tambahkan setidaknya satu gambar, lalu coba lagi.',
  'error.post-too-long': 'Gambar di postingan melebihi kapasitas album.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {Album di Imgur memuat {most, number} gambar.} other {}} Keluarkan sebagian, atau bagi menjadi dua postingan.',
  'error.title-needed': 'Judul belum diisi.',
  'error.title-needed.advice': 'Yang publik memerlukan judul: itulah yang pertama dilihat orang di galeri.',
  'error.title-too-long': 'Judul terlalu panjang.',
  'error.title-too-long.advice':
    'Imgur menyimpan {hasMost, select, yes {{most, number} karakter pertama} other {bagian awalnya saja}}{hasLength, select, yes {, sedangkan judul ini {length, number}} other {}}. Di sini tidak ada yang hilang: persingkat, atau pindahkan sisanya ke deskripsi.',
  'error.bad-tag': 'Tag ini tidak dapat digunakan.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {Tag yang dimaksud: “{tag}”.} other {}} Tag terdiri dari huruf, angka, dan garis bawah, paling banyak 64 karakter.',
  'error.bad-link': 'Ini bukan alamat web.',
  'error.bad-link.advice': 'Alamat harus diawali http:// atau https://. Kosongkan jika tidak ada.',
  'error.author-needed': 'Gambar siapa ini?',
  'error.author-needed.advice':
    'Tulis nama pembuatnya, tautan ke pembuatnya, atau tempat Anda menemukannya. Atau nonaktifkan “Bukan gambar saya”.',
  'error.not-yours': 'Gambar ini tidak dapat dimasukkan ke postingan.',
  'error.not-yours.advice':
    'Hak atas gambar ini tidak diketahui di sini, karena diunggah di tempat lain atau dengan akun lain. Keluarkan gambarnya, atau tambahkan filenya.',
  'error.account-needed': 'Ini memerlukan akun Imgur.',
  'error.account-needed.advice':
    'Tanpa akun, semuanya tetap tersembunyi: hanya yang memiliki tautan dapat melihatnya. Masuk ke akun, atau biarkan tersembunyi.',
  'error.consent-needed': 'Anda belum menyetujui ini.',
  'error.consent-needed.advice':
    'Publik berarti semua orang dapat menemukannya di galeri Imgur, dan yang publik dapat disalin. Cukup setujui sekali, Anda tidak akan ditanya lagi.',
  'error.album-locked': 'Postingan tidak dapat diubah selama ada di galeri.',
  'error.album-locked.advice':
    'Saat itu Imgur mengunci isi album. Sembunyikan postingan, kirim perubahannya, lalu jadikan publik lagi.',
  'error.change-rejected': 'Imgur tidak menerima ini.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {Alasannya: “{reason}”.} other {Imgur tidak menyebutkan alasannya.}} Gambarnya sendiri aman. Ubah bagian yang disebut, lalu coba lagi.',
  'error.post-differs': 'Yang ditampilkan Imgur berbeda dengan yang dikirim.',
  'error.post-differs.advice':
    'Imgur menyetujuinya, tetapi gambar atau urutan di albumnya lain. Coba lagi beberapa menit lagi; gambarnya sendiri aman.',

  'error.bad-call': 'Permintaan itu tidak dapat dipahami.',
  'error.bad-call.advice': 'Tidak ada yang diubah. Periksa masukan Anda, lalu coba lagi.',
  'error.wrong-state': 'Sudah terlambat untuk itu.',
  'error.wrong-state.advice':
    'Sementara itu unggahan sudah berlanjut. Daftar menampilkan keadaannya sekarang.',
  'error.cancelled': 'Anda membatalkannya.',
  'error.cancelled.advice': 'Tidak ada lagi yang dikirim. Coba lagi jika tetap ingin mengunggahnya.',
  'error.internal': 'Ada masalah di dalam Snapferry.',
  'error.internal.advice':
    'Gambar lain berlanjut. Coba lagi; jika terulang, keterangan lebih lanjut ada di log.',
};
