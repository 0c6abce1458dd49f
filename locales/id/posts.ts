import type { posts as english } from '../en/posts.ts';

export const posts: Record<keyof typeof english, string> = {
  'rail.posts': 'Postingan',
  'posts.title': 'Postingan',
  'posts.count': '{count, plural, other {# postingan}}{drafts, plural, =0 {} other {, # di antaranya draf}}',
  'posts.new': 'Postingan baru',
  'posts.untitled': 'Tanpa judul',
  'posts.pictures': '{count, plural, =0 {Belum ada gambar} other {# gambar}}',
  'posts.empty.title': 'Belum ada postingan',
  'posts.empty.text':
    'Postingan adalah beberapa gambar berurutan, dengan satu judul dan satu tautan. Mulai di sini, atau pilih gambar di antrean atau pustaka dan jadikan postingan.',

  'posts.state.draft': 'Draf',
  'posts.state.queued': 'Menunggu',
  'posts.state.uploading': '{done} dari {total} diunggah',
  'posts.state.stuck': 'Menunggu Anda',
  'posts.state.assembling': 'Sedang disusun',
  'posts.state.sharing': 'Menuju atau keluar dari galeri',
  'posts.state.done': 'Selesai',
  'posts.state.failed': 'Gagal',
  'posts.state.changed': 'Diubah, belum dikirim',

  'posts.field.title': 'Judul',
  'posts.field.title.hint': 'Opsional selama tersembunyi',
  'posts.field.description': 'Deskripsi',
  'posts.mentions': '{count, plural, other {Disebut}}: {names}',
  'posts.add': 'Tambah gambar',
  'posts.drop':
    'Seret gambar ke sini, atau ke mana saja di jendela ini. Tidak ada yang dikirim sebelum Anda memintanya.',
  'posts.order': 'Gambar sesuai urutan',
  'posts.order.hint': 'Seret untuk mengubah urutan, atau tekan Alt dengan panah atas dan bawah.',
  'posts.move': 'Pindahkan {name}',
  'posts.cover': 'Sampul',
  'posts.make-cover': 'Jadikan {name} sampul',
  'posts.remove': 'Keluarkan {name} dari postingan',
  'posts.picture.title': 'Judul gambar ini',
  'posts.picture.description': 'Deskripsi gambar ini',
  'posts.picture.describe': 'Tambah judul dan deskripsi',
  'posts.picture.uploading': 'Mengunggah',
  'posts.picture.uploaded': 'Diunggah',
  'posts.picture.failed': 'Gagal',
  'posts.picture.gone': 'Sudah tidak ada',
  'posts.tags': 'Tag',
  'posts.tags.hint': 'Ketik tag lalu tekan Enter',
  'posts.tags.about':
    'Lewat tag, orang menemukan postingan publik. Postingan tersembunyi menyimpannya untuk nanti.',
  'posts.tags.remove': 'Hapus {tag}',
  'posts.credit': 'Bukan gambar saya',
  'posts.credit.text': 'Mencantumkan pembuatnya di bawah deskripsi.',
  'posts.credit.author': 'Pembuat',
  'posts.credit.link': 'Tautan ke pembuat',
  'posts.credit.link.text': 'Halaman pembuatnya, atau tempat Anda menemukan gambarnya.',
  'posts.privacy': 'Visibilitas',
  'posts.privacy.hidden.text':
    'Hanya yang memiliki tautan. Tidak ada dalam daftar dan pencarian mana pun di Imgur.',
  'posts.privacy.anonymous.text':
    'Hanya yang memiliki tautan. Tidak ada dalam daftar dan pencarian mana pun di Imgur, dan bukan milik akun mana pun.',
  'posts.privacy.public.text':
    'Semua orang, di galeri Imgur di imgur.com, dengan nama akun Anda. Orang dapat menilai, mengomentari, dan menyalinnya.',
  'posts.mature': 'Konten dewasa',
  'posts.mature.text': 'Imgur hanya menampilkan postingan publik semacam ini kepada yang menginginkannya.',

  'posts.cost':
    '{uploads, plural, =0 {Tanpa unggahan} other {# unggahan}}, {credits, plural, other {# kredit}}',
  'posts.submit.hidden': 'Buat postingan',
  'posts.submit.public': 'Jadikan publik',
  'posts.submit.changes': 'Kirim perubahan',
  'posts.without': '{count, plural, other {Lanjut tanpanya}}',
  'posts.copy': 'Salin tautan',
  'posts.empty-left':
    'Satu jawaban Imgur hilang di jalan. Mungkin ada album kosong tanpa nama yang tertinggal di sana, yang alamatnya tidak diketahui siapa pun; postingannya sendiri hanya ada satu.',
  'posts.discard': 'Buang draf',
  'posts.forget': 'Lupakan di sini',
  'posts.delete': 'Hapus di Imgur',
  'posts.keep': 'Biarkan',
  'posts.consent.title': 'Tampilkan ini kepada semua orang?',
  'posts.consent.text':
    'Postingan masuk ke galeri Imgur dan tunduk pada aturannya; di sana semua orang dapat menemukan, mengomentari, dan menyalinnya. Anda dapat menyembunyikannya lagi kapan saja, tetapi bukan yang sudah disalin orang lain. Anda hanya ditanya sekali ini.',
  'posts.consent.yes': 'Jadikan publik',
  'posts.consent.no': 'Biarkan tersembunyi',
  'posts.discard.title': 'Buang draf ini?',
  'posts.discard.text':
    'Teksnya dihapus, begitu pula gambar yang ditambahkan hanya untuknya. Yang sudah diunggah tetap ada di pustaka Anda.',
  'posts.discard.yes': 'Buang',
  'posts.delete.title': 'Hapus postingan ini di Imgur?',
  'posts.delete.text':
    'Tautannya tidak lagi berfungsi, dan ini tidak dapat diurungkan. Gambarnya tetap ada di Imgur dan di pustaka Anda, tempat Anda juga dapat menghapusnya.',
  'posts.delete.yes': 'Hapus',

  'posts.make': 'Buat postingan',
  'posts.drop.title':
    '{count, plural, =0 {Tambahkan ke postingan ini} other {Tambahkan # gambar ke postingan ini}}',
  'posts.drop.text': 'Tidak ada yang dikirim sebelum Anda memintanya.',
  'posts.notice.not-added': '{count, plural, other {# gambar tidak dapat ditambahkan ke postingan}}',
  'posts.notice.deleted': 'Postingan dihapus di Imgur',
  'posts.notice.deleted.text': 'Gambarnya masih ada di pustaka Anda.',
  'posts.notice.done': 'Postingan Anda siap',
  'posts.notice.show': 'Tampilkan',
};
