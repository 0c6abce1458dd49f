import type { metadata as english } from '../en/metadata.ts';

export const metadata: Record<keyof typeof english, string> = {
  'carried.place': 'Tempat',
  'carried.author': 'Pembuat',
  'carried.camera': 'Kamera',
  'carried.time': 'Waktu',
  'carried.description': 'Deskripsi',
  'carried.comment': 'Komentar',
  'carried.thumbnail': 'Gambar mini',
  'carried.motion-video': 'Video momen',
  'carried.gain-map': 'Efek HDR',
  'carried.provenance': 'Kredensial konten',
  'carried.software': 'Perangkat lunak',
  'carried.other': 'Lainnya',

  /** The same in the middle of a sentence. */
  'carried.short.place': 'tempat',
  'carried.short.author': 'pembuat',
  'carried.short.camera': 'kamera',
  'carried.short.time': 'waktu',
  'carried.short.description': 'deskripsi',
  'carried.short.comment': 'komentar',
  'carried.short.thumbnail': 'gambar mini',
  'carried.short.motion-video': 'video momen',
  'carried.short.gain-map': 'efek HDR',
  'carried.short.provenance': 'kredensial konten',
  'carried.short.software': 'perangkat lunak',
  'carried.short.other': 'lainnya',

  'carries.title': 'Di dalam file, selain gambarnya',
  'carries.present': 'ada',
  'carries.near':
    'dekat {latitude}°\u00a0{north, select, yes {LU} other {LS}}, {longitude}°\u00a0{east, select, yes {BT} other {BB}}',
  'carries.removed': 'Tidak dikirim. File Anda tidak diubah.',
  'carries.removed.sent': 'Tidak ikut dikirim. File Anda tidak diubah.',
  'carries.partly': 'Dikirim tanpa {kinds}. File Anda tidak diubah.',
  'carries.kept': 'Dikirim bersama gambar: siapa pun yang memiliki tautan dapat membacanya.',
  'carries.kept.sent': 'Sudah dikirim bersama gambar: siapa pun yang memiliki tautan dapat membacanya.',
  'carries.held': 'Tidak ada yang dikirim sebelum Anda memutuskan.',
  'carries.keep': 'Sertakan',
  'carries.remove': 'Jangan sertakan',
  'carries.row': 'Dikirim tanpa: {kinds}',
  'carries.row.kept': 'Ikut dikirim: {kinds}',
  'carries.library.removed': 'Tidak dikirim',
  'carries.library.kept': 'Ikut dikirim',

  'held.metadata.mark': 'Ditahan',
  'held.metadata.detail': 'Berisi: {kinds}',
  'held.metadata.title': 'Ada data lain selain gambarnya',
  'held.metadata.text': 'Gambar seperti ini ditahan sampai Anda memeriksanya.',
  'held.metadata.clean': 'Bersihkan dan unggah',
  'held.metadata.leave': 'Jangan unggah',

  'folders.form.metadata': 'Data di dalamnya',
  'folders.form.metadata.settings': 'Sesuai Pengaturan',
  'folders.form.metadata.remove': 'Hapus',
  'folders.form.metadata.hold': 'Tahan gambar seperti itu',
  'folders.form.metadata.keep': 'Sertakan',

  'unreadable.send': 'Kirim apa adanya',
  'damaged.send': 'Tetap kirim',

  'settings.privacy': 'Privasi',
  'settings.metadata': 'Data dalam gambar',
  'settings.metadata.remove': 'Hapus',
  'settings.metadata.hold': 'Tanya saya',
  'settings.metadata.keep': 'Sertakan',
  'settings.metadata.about':
    'Tempat, kamera, pembuat, gambar mini, dan sebagainya, dalam JPEG, PNG, GIF, WebP, TIFF, MP4, dan MOV. Gambarnya sendiri tidak disentuh: piksel, profil warna, dan rotasi tetap. Bab dan subtitel video ikut dihapus. Yang diambil Imgur dari suatu alamat dikirim sebagaimana adanya di sana.',
  'settings.metadata.ask.about':
    'Gambar yang memuat data pribadi menunggu di antrean sampai Anda memutuskan.',
  'settings.metadata.keep.about': 'File dikirim apa adanya. Imgur mencatat data di dalamnya.',
  'settings.provenance': 'Pertahankan kredensial konten',
  'settings.provenance.about':
    'Keterangan bertanda tangan tentang siapa yang membuat gambar dan dengan apa (C2PA). Tidak berlaku lagi jika ada hal lain yang dihapus.',
  'settings.file-name': 'Gunakan nama file sebagai judul',
  'settings.file-name.about':
    'Untuk gambar tanpa judul sendiri; semua yang memiliki tautan melihatnya. Jika tidak, nama file tidak dikirim.',
};
