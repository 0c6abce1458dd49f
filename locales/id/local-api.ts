import type { localApi as english } from '../en/local-api.ts';

export const localApi: Record<keyof typeof english, string> = {
  'local-api.failed': '{name} tidak diunggah. {why}{others, plural, =0 {} other { # lainnya juga gagal.}}',
  'local-api.waiting':
    '{of, plural, =1 {Gambar belum diunggah.} other {{open} dari # gambar belum diunggah.}} {why} Minta lagi nanti untuk mendapatkan tautannya, tanpa unggahan kedua.',
  'local-api.waiting.paused': 'Antrean dijeda.',
  'local-api.waiting.held': 'Snapferry punya pertanyaan tentangnya: lihat jendelanya.',
  'local-api.waiting.uploading': 'Masih diunggah.',
  'local-api.foreign-page':
    'Halaman web ({origin}) meminta Snapferry mengunggah sesuatu. Hanya program di komputer ini yang boleh.',
  'local-api.foreign-host':
    'Snapferry hanya menjawab di 127.0.0.1, tetapi permintaan ini ditujukan ke “{host}”.',
  'local-api.wrong-key':
    'Kunci tidak ada atau salah. Berikan kepada editor kunci yang ditampilkan di pengaturan Snapferry.',
  'local-api.unreadable':
    'Snapferry tidak dapat membaca permintaan ini. Yang diterima: daftar jalur lengkap, atau gambarnya sendiri sebagai formulir dengan bidang “files”.',
  'local-api.relative': 'Snapferry memerlukan jalur lengkap gambar, sedangkan “{path}” hanya sebagian.',
  'local-api.no-shell':
    'Snapferry berjalan tanpa jendela di sini dan tidak dapat membaca papan klip. Simpan gambar ke file, atau jalankan aplikasinya.',
  'local-api.empty-clipboard': 'Tidak ada gambar di papan klip. Salin gambar, lalu coba lagi.',
  'local-api.too-large':
    'Gambar di papan klip berukuran {megapixels, number} megapiksel, terlalu besar untuk diambil dari sana. Simpan ke file.',
  'local-api.too-big': 'Kiriman lebih besar dari {limit}. Tidak ada yang diterima.',

  'settings.local-api': 'Editor',
  'settings.local-api.on': 'Terima gambar dari editor',
  'settings.local-api.on.about':
    'Typora, Obsidian, dan lainnya yang mengenal PicGo menyerahkan gambar dan mendapatkan tautannya. Hanya program di komputer ini yang dapat meminta; halaman web ditolak.',
  'settings.local-api.port': 'Port',
  'settings.local-api.port.about': 'Editor memakai {usual} kecuali Anda mengaturnya lain.',
  'settings.local-api.key': 'Kunci',
  'settings.local-api.key.about':
    'Editor mengirimnya sebagai “?\u2060key=…” di akhir alamat; alamat di atas sudah memuatnya. Di Linux, program dari akun Anda sendiri dijawab tanpa kunci; yang lain tidak.',
  'settings.local-api.key.make': 'Buat kunci lain',
  'settings.local-api.listening': 'Editor dapat menghubungi Snapferry di alamat ini:',
  'settings.local-api.copy': 'Salin alamat',
  'settings.local-api.copied': 'Alamat disalin',
  'local-api.not-allowed':
    'Snapferry tidak mengunggah ini untuk program pengguna lain. Yang diterima adalah gambarnya sendiri dan file dari folder yang diizinkan.',
  'local-api.spool-full':
    'Lebih dari {limit} gambar dari editor sudah menunggu. Tidak ada yang diterima; coba lagi setelah sebagian terunggah.',
  'local-api.no-picture': '{name} bukan gambar atau video. Tidak ada kiriman bersamanya yang diterima.',
  'local-api.busy':
    'Program lain sedang menyerahkan gambar. Tidak ada yang diterima; coba lagi semenit lagi.',
};
