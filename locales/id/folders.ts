import type { folders as english } from '../en/folders.ts';

export const folders: Record<keyof typeof english, string> = {
  'error.folder-missing': 'Folder tidak ada.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {{folder} dipindahkan, diganti namanya, atau dihapus, atau disknya tidak terhubung.} other {Folder dipindahkan, diganti namanya, atau dihapus, atau disknya tidak terhubung.}} Pilih lagi foldernya.',
  'error.folder-unreadable': 'Folder tidak dapat dibuka.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {Anda tidak memiliki izin untuk melihat isi {folder}.} other {Anda tidak memiliki izin untuk melihat isinya.}} Beri diri Anda izin itu, atau pilih folder lain.',
  'error.not-a-folder': 'Ini bukan folder.',
  'error.not-a-folder.advice': 'Hanya folder yang dapat dipantau. Pilih folder tempatnya berada.',
  'error.folder-is-profile': 'Snapferry menyimpan datanya sendiri di folder ini.',
  'error.folder-is-profile.advice':
    'Jika dipantau, data Snapferry sendiri akan ikut diunggah. Pilih folder lain.',
  'error.folder-overlaps': 'Gambar di dalamnya sudah dipantau.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {Folder ini dan {other} memuat gambar yang sama, yang akan diunggah dua kali.} other {Folder ini dan folder pantauan lain memuat gambar yang sama, yang akan diunggah dua kali.}} Hapus dulu yang lain, atau kecualikan subfolder.',
  'error.folder-cannot-tidy': 'Gambar tidak dapat dipindahkan setelah diunggah.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {{name} sudah diunggah dan masih ada di foldernya.} other {Gambar sudah diunggah dan masih ada di foldernya.}} Pastikan Anda boleh memindahkan file di sana; ini akan dicoba lagi.',
  'error.bad-pattern': 'Pola ini tidak dapat dipahami.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {Isinya {pattern}.} other {}} Tulis seperti *.png atau screenshots/**, dan tutup setiap kurung.',
  'error.bad-subfolder': 'File yang diunggah tidak dapat dipindahkan ke folder dengan nama ini.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {Isinya {name}.} other {}} Tulis nama satu folder di dalam folder pantauan, tanpa garis miring.',

  'cli.help.watch': 'unggah yang masuk ke folder, sampai Ctrl-C atau SIGTERM',
  'cli.help.watch.folder': 'foldernya, tanpa folder di dalamnya',
  'cli.help.watch.existing': 'juga yang sudah ada di dalamnya',
  'cli.watch.begins': 'Memantau {folder}.',
  'cli.watch.missing': '{folder} tidak ada. Dipantau lagi begitu ada kembali.',
  'cli.serve.asking':
    '{folder}: {count, plural, other {# gambar yang sudah ada sebelumnya menunggu}} jawaban Anda di jendela.',

  'rail.folders': 'Folder',
  'folders.title': 'Folder',
  'folders.add': 'Tambah folder…',
  'folders.choose.title': 'Pilih folder yang akan dipantau',
  'folders.empty.title': 'Belum ada folder pantauan',
  'folders.empty.text':
    'Setiap gambar yang muncul di folder pantauan diunggah otomatis, satu kali, begitu filenya utuh. Seret folder ke sini atau pilih salah satu.',
  'folders.drop': 'Pantau folder ini',
  'folders.drop.text': 'Setelah ini Anda memilih apa yang dilakukan dengan gambar di dalamnya.',
  'folders.list': 'Folder pantauan',

  'folders.state.off': 'Dijeda',
  'folders.state.scanning': 'Menelusuri, {seen, plural, =0 {baru mulai} other {# gambar sejauh ini}}',
  'folders.state.watching': 'Dipantau',
  'folders.state.missing': 'Tidak ada',
  'folders.state.missing.text':
    'Folder dipindahkan atau dihapus, atau disknya tidak terhubung. Dipantau lagi begitu ada kembali; tidak ada yang dikirim dua kali.',
  'folders.state.unreadable': 'Tidak dapat dibuka',
  'folders.by-command': 'Dipantau untuk perintah “snapferry watch”',
  'folders.polled.chosen': 'Diperiksa setiap beberapa detik, sesuai pilihan Anda.',
  'folders.polled.limits':
    'Sistem tidak dapat memantau folder sebanyak itu, jadi folder ini diperiksa setiap beberapa detik. Gambar masuk sedikit lebih lambat.',
  'folders.polled.network':
    'Folder ini ada di komputer lain, jadi juga diperiksa setiap beberapa detik. Gambar mungkin masuk sedikit lebih lambat.',
  'folders.asking': 'Sudah ada {count, plural, other {# gambar}} di dalamnya. Unggah juga?',
  'folders.asking.upload': '{count, plural, =1 {Unggah} other {Unggah semua (#)}}',
  'folders.asking.ignore': 'Hanya yang baru',
  'folders.taken': '{count, plural, =0 {Belum ada gambar dari sini} other {# gambar dari sini}}',
  'folders.last': 'terakhir {name}, {time}',
  'folders.unfinished':
    '{count, plural, =1 {{name} belum utuh} other {{name} dan {others, plural, other {# lainnya}} belum utuh}}, dan diunggah setelah selesai ditulis.',
  'folders.unnameable':
    '{count, plural, =1 {Nama # file atau folder tidak dapat dibaca ({name}), jadi dilewati.} other {Nama # file atau folder tidak dapat dibaca (salah satunya {name}), jadi dilewati.}} Ganti namanya agar diunggah.',
  'folders.pause': 'Jeda',
  'folders.resume': 'Lanjutkan',
  'folders.rescan': 'Telusuri sekarang',
  'folders.change': 'Ubah…',
  'folders.remove': 'Berhenti memantau…',
  'folders.more': 'Lainnya untuk {name}',
  'folders.remove.title': 'Berhenti memantau {name}?',
  'folders.remove.text':
    'File tetap di tempatnya, dan yang ada di antrean tetap diunggah. Catatan unggahan dari folder ini dilupakan: jika Anda memantaunya lagi, Anda akan ditanya tentang gambar di dalamnya.',
  'folders.remove.confirm': 'Berhenti memantau',
  'folders.cancel': 'Batal',

  'folders.form.add': 'Pantau folder ini',
  'folders.form.change': 'Ubah folder ini',
  'folders.form.save': 'Simpan',
  'folders.form.watch': 'Pantau',
  'folders.form.recursive': 'Termasuk folder di dalamnya',
  'folders.form.recursive.about': 'Folder tersembunyi dan tautan ke folder dilewati.',
  'folders.form.existing': 'Gambar yang sudah ada',
  'folders.form.existing.ask': 'Tanya saya',
  'folders.form.existing.ignore': 'Biarkan',
  'folders.form.existing.upload': 'Unggah',
  'folders.form.after': 'Setelah diunggah',
  'folders.form.after.leave': 'Biarkan file',
  'folders.form.after.move': 'Pindahkan',
  'folders.form.after.trash': 'Buang ke sampah',
  'folders.form.after.subfolder': 'Ke folder ini di dalamnya',
  'folders.form.after.default': 'diunggah',
  'folders.form.privacy': 'Visibilitas',
  'folders.form.privacy.hidden': 'Tersembunyi',
  'folders.form.privacy.public': 'Publik',
  'folders.form.privacy.about':
    'Tersembunyi: hanya yang memiliki tautan. Publik: dapat ditemukan di galeri Imgur.',
  'folders.form.album': 'Ke album',
  'folders.form.album.about':
    'Judulnya. Album dibuat bersama gambar pertama dan tersembunyi: hanya yang memiliki tautannya dapat melihatnya. Kosong: tanpa album.',
  'folders.form.lane': 'Giliran',
  'folders.form.lane.bulk': 'Paling akhir',
  'folders.form.lane.normal': 'Seperti biasa',
  'folders.form.lane.interactive': 'Paling awal',
  'folders.form.include': 'Hanya nama seperti',
  'folders.form.include.about':
    'Satu pola per baris, misalnya *.png atau screenshots/**. Kosong: semua gambar dan video.',
  'folders.form.exclude': 'Jangan nama seperti',
  'folders.form.exclude.about': 'Ini lebih diutamakan daripada yang di atas.',
  'folders.form.polling': 'Periksa setiap beberapa detik',
  'folders.form.polling.about':
    'Untuk disk yang tidak memberi tahu perubahan. Folder jaringan selalu diperiksa.',
};
