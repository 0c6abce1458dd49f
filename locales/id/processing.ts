import type { processing as english } from '../en/processing.ts';

export const processing: Record<keyof typeof english, string> = {
  'state.processing': 'Disiapkan Imgur',
  'detail.processing': 'Terkirim; tautan menyusul setelah berfungsi',
  'processing.title': 'Sudah di Imgur dan sedang disiapkan.',
  'processing.text':
    'Biasanya hanya beberapa detik, kadang beberapa menit. Snapferry memeriksanya otomatis, juga setelah dimulai ulang, dan memberi Anda tautannya begitu berfungsi. Setelah satu jam, pemeriksaan berhenti.',
  'processing.since': 'Di sana sejak {time}.',
  'processing.no-recall': 'Tidak dapat ditarik kembali: sudah di Imgur.',
  'processing.no-delete': 'Imgur belum memberi tahu alamatnya, jadi saat ini belum dapat dihapus dari sini.',
  'processing.delete': 'Hapus dari Imgur',
  'processing.leave': 'Berhenti menunggu',
  'processing.late': 'Tautan belum terlihat berfungsi.',
  'processing.late.text':
    'Sudah ada di Imgur, tetapi belum siap saat Snapferry berhenti memeriksa. Buka tautannya untuk melihat keadaannya; tautan itu tidak disalin otomatis.',
  'inspector.duration': 'Durasi',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Suara',
  'inspector.sound.yes': 'Ada',
  'inspector.sound.no': 'Tidak ada',
  'cli.processing': '{name}: sudah di Imgur dan sedang disiapkan. Tautan menyusul setelah berfungsi.',
  'cli.not-ready': '{name}: sudah di Imgur, tetapi tautannya belum terlihat berfungsi.',
  'local-api.waiting.processing': 'Sudah di Imgur dan sedang disiapkan.',
  'error.too-long': 'Video terlalu panjang untuk Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {Durasinya {seconds} detik.} other {}} {hasMost, select, yes {Imgur menerima hingga {most} detik.} other {}} Tidak ada yang dikirim. Perpendek videonya, lalu seret hasilnya ke sini.',
  'error.not-processed': 'Imgur menerima video, tetapi tidak pernah memberi tahu hasilnya.',
  'error.not-processed.advice':
    'Satu jam berlalu tanpa jawaban. Mungkin videonya tetap ada di Imgur, di alamat yang tidak diketahui di sini. Jika Anda mencoba lagi, mungkin akan ada dua di sana.',
  'error.not-ready': 'Imgur belum selesai menyiapkannya.',
  'error.not-ready.advice': 'Sudah ada di Imgur. Periksa tautannya beberapa saat lagi.',
  'error.at-host-already': 'Sudah ada di Imgur.',
  'error.at-host-already.advice':
    'Semuanya sudah terkirim dan tidak dapat ditarik kembali. Hapus dari Imgur, atau tunggu tautannya.',
};
