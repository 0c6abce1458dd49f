import type { metadata as english } from '../en/metadata.ts';

export const metadata: Record<keyof typeof english, string> = {
  'carried.place': 'Lugar',
  'carried.author': 'Autor',
  'carried.camera': 'Cámara',
  'carried.time': 'Hora',
  'carried.description': 'Descripción',
  'carried.comment': 'Comentario',
  'carried.thumbnail': 'Miniatura',
  'carried.motion-video': 'Vídeo del momento',
  'carried.gain-map': 'Efecto HDR',
  'carried.provenance': 'Credenciales de contenido',
  'carried.software': 'Software',
  'carried.other': 'Otros datos',

  /** The same in the middle of a sentence. */
  'carried.short.place': 'lugar',
  'carried.short.author': 'autor',
  'carried.short.camera': 'cámara',
  'carried.short.time': 'hora',
  'carried.short.description': 'descripción',
  'carried.short.comment': 'comentario',
  'carried.short.thumbnail': 'miniatura',
  'carried.short.motion-video': 'vídeo del momento',
  'carried.short.gain-map': 'efecto HDR',
  'carried.short.provenance': 'credenciales de contenido',
  'carried.short.software': 'software',
  'carried.short.other': 'otros datos',

  'carries.title': 'En el archivo, además de la imagen',
  'carries.present': 'presente',
  'carries.near':
    'cerca de {latitude}°\u00a0{north, select, yes {N} other {S}}, {longitude}°\u00a0{east, select, yes {E} other {O}}',
  'carries.removed': 'No se envía. Tu archivo queda como está.',
  'carries.removed.sent': 'No se envió. Tu archivo está como estaba.',
  'carries.partly': 'Se envía sin {kinds}. Tu archivo queda como está.',
  'carries.kept': 'Se envía con la imagen: puede leerlo quien tenga el enlace.',
  'carries.kept.sent': 'Se envió con la imagen: puede leerlo quien tenga el enlace.',
  'carries.held': 'No se envía nada hasta que decidas.',
  'carries.keep': 'Enviarlo también',
  'carries.remove': 'No enviarlo',
  'carries.row': 'Se envía sin: {kinds}',
  'carries.row.kept': 'Se envía con: {kinds}',
  'carries.library.removed': 'No se envió',
  'carries.library.kept': 'Se envió también',

  'held.metadata.mark': 'Retenida',
  'held.metadata.detail': 'Lleva: {kinds}',
  'held.metadata.title': 'Lleva algo más que la imagen',
  'held.metadata.text': 'Las imágenes como esta se retienen hasta que las revises.',
  'held.metadata.clean': 'Limpiar y subir',
  'held.metadata.leave': 'No subir',

  'folders.form.metadata': 'Metadatos',
  'folders.form.metadata.settings': 'Como en Ajustes',
  'folders.form.metadata.remove': 'Quitarlos',
  'folders.form.metadata.hold': 'Retener esas imágenes',
  'folders.form.metadata.keep': 'Enviarlos también',

  'unreadable.send': 'Enviar como está',
  'damaged.send': 'Enviar de todos modos',

  'settings.privacy': 'Privacidad',
  'settings.metadata': 'Metadatos de las imágenes',
  'settings.metadata.remove': 'Quitar',
  'settings.metadata.hold': 'Preguntar',
  'settings.metadata.keep': 'Conservar',
  'settings.metadata.about':
    'Lugar, cámara, autor, miniaturas y similares, en JPEG, PNG, GIF, WebP, TIFF, MP4 y MOV. La imagen en sí no se toca: píxeles, perfil de color y rotación se mantienen. También se quitan los capítulos y subtítulos de los vídeos. Lo que Imgur obtiene de una dirección va tal como está allí.',
  'settings.metadata.ask.about': 'Una imagen que lleva algo privado espera en la cola hasta que decidas.',
  'settings.metadata.keep.about': 'Los archivos se envían como están. Imgur registra lo que llevan.',
  'settings.provenance': 'Conservar credenciales de contenido',
  'settings.provenance.about':
    'Indican, con firma, quién hizo una imagen y con qué (C2PA). Dejan de ser válidas si se quita cualquier otra cosa.',
  'settings.file-name': 'Usar nombres de archivo como título',
  'settings.file-name.about':
    'Para imágenes sin título propio; lo ve quien tenga el enlace. Si no, los nombres de archivo no se envían.',
};
