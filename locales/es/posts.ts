import type { posts as english } from '../en/posts.ts';

export const posts: Record<keyof typeof english, string> = {
  'rail.posts': 'Publicaciones',
  'posts.title': 'Publicaciones',
  'posts.count':
    '{count, plural, one {# publicación} other {# publicaciones}}{drafts, plural, =0 {} one {, # en borrador} other {, # en borrador}}',
  'posts.new': 'Nueva publicación',
  'posts.untitled': 'Sin título',
  'posts.pictures': '{count, plural, =0 {Aún sin imágenes} one {# imagen} other {# imágenes}}',
  'posts.empty.title': 'Aún no hay publicaciones',
  'posts.empty.text':
    'Una publicación son varias imágenes en orden, con un solo título y un solo enlace. Empieza una aquí, o selecciona imágenes en la cola o la biblioteca y haz una publicación con ellas.',

  'posts.state.draft': 'Borrador',
  'posts.state.queued': 'En espera',
  'posts.state.uploading': 'Subidas: {done} de {total}',
  'posts.state.stuck': 'Te espera',
  'posts.state.assembling': 'Creándose',
  'posts.state.sharing': 'Entrando o saliendo de la galería',
  'posts.state.done': 'Completada',
  'posts.state.failed': 'Con error',
  'posts.state.changed': 'Con cambios sin enviar',

  'posts.field.title': 'Título',
  'posts.field.title.hint': 'Opcional mientras esté oculta',
  'posts.field.description': 'Descripción',
  'posts.mentions': '{count, plural, one {Mención} other {Menciones}}: {names}',
  'posts.add': 'Añadir imágenes',
  'posts.drop':
    'Suelta imágenes aquí o en cualquier parte de esta ventana. No se envía nada hasta que lo indiques.',
  'posts.order': 'Imágenes en su orden',
  'posts.order.hint': 'Arrastra para cambiar el orden, o pulsa Alt con las flechas arriba y abajo.',
  'posts.move': 'Mover {name}',
  'posts.cover': 'Portada',
  'posts.make-cover': 'Usar {name} como portada',
  'posts.remove': 'Quitar {name} de la publicación',
  'posts.picture.title': 'Título de esta imagen',
  'posts.picture.description': 'Descripción de esta imagen',
  'posts.picture.describe': 'Añadir título y descripción',
  'posts.picture.uploading': 'Subiendo',
  'posts.picture.uploaded': 'Subida',
  'posts.picture.failed': 'Con error',
  'posts.picture.gone': 'Ya no está',
  'posts.tags': 'Etiquetas',
  'posts.tags.hint': 'Escribe una etiqueta y pulsa Enter',
  'posts.tags.about':
    'Con ellas se encuentran las publicaciones públicas. Una oculta las guarda para después.',
  'posts.tags.remove': 'Quitar {tag}',
  'posts.credit': 'No es mi imagen',
  'posts.credit.text': 'Indica el autor debajo de la descripción.',
  'posts.credit.author': 'Autor',
  'posts.credit.link': 'Enlace al autor',
  'posts.credit.link.text': 'Su propia página o donde encontraste la imagen.',
  'posts.privacy': 'Quién la ve',
  'posts.privacy.hidden.text':
    'Solo quien tenga el enlace. No aparece en ninguna lista ni búsqueda de Imgur.',
  'posts.privacy.anonymous.text':
    'Solo quien tenga el enlace. No aparece en ninguna lista ni búsqueda de Imgur, y no pertenece a ninguna cuenta.',
  'posts.privacy.public.text':
    'Todo el mundo, en la galería de Imgur en imgur.com, con el nombre de tu cuenta. Se puede votar, comentar y copiar.',
  'posts.mature': 'Contenido para adultos',
  'posts.mature.text': 'Imgur muestra estas publicaciones públicas solo a quienes quieren verlas.',

  'posts.cost':
    '{uploads, plural, =0 {Sin subidas} one {# subida} other {# subidas}}, {credits, plural, one {# crédito} other {# créditos}}',
  'posts.submit.hidden': 'Crear publicación',
  'posts.submit.public': 'Hacer pública',
  'posts.submit.changes': 'Enviar los cambios',
  'posts.without': '{count, plural, one {Seguir sin ella} other {Seguir sin ellas}}',
  'posts.copy': 'Copiar enlace',
  'posts.empty-left':
    'Una respuesta de Imgur se perdió por el camino. Puede haber quedado allí un álbum vacío y sin nombre, cuya dirección nadie conoce; la publicación en sí existe una sola vez.',
  'posts.discard': 'Descartar borrador',
  'posts.forget': 'Quitar de aquí',
  'posts.delete': 'Eliminar de Imgur',
  'posts.keep': 'Conservar',
  'posts.consent.title': '¿Mostrarla a todo el mundo?',
  'posts.consent.text':
    'Entra en la galería de Imgur, sujeta a sus normas, donde cualquiera puede encontrarla, comentarla y copiarla. Puedes volver a ocultarla cuando quieras, pero no lo que otros hayan copiado. Solo se pregunta una vez.',
  'posts.consent.yes': 'Hacer pública',
  'posts.consent.no': 'Mantener oculta',
  'posts.discard.title': '¿Descartar este borrador?',
  'posts.discard.text':
    'Se pierden sus textos y las imágenes que se añadieron solo para él. Lo que ya está subido se queda en tu biblioteca.',
  'posts.discard.yes': 'Descartar',
  'posts.delete.title': '¿Eliminar esta publicación de Imgur?',
  'posts.delete.text':
    'Su enlace deja de funcionar, y no se puede deshacer. Las imágenes siguen en Imgur y en tu biblioteca, donde también puedes eliminarlas.',
  'posts.delete.yes': 'Eliminar',

  'posts.make': 'Crear publicación',
  'posts.drop.title':
    '{count, plural, =0 {Añadir a esta publicación} one {Añadir # imagen a esta publicación} other {Añadir # imágenes a esta publicación}}',
  'posts.drop.text': 'No se envía nada hasta que lo indiques.',
  'posts.notice.not-added':
    '{count, plural, one {No se pudo añadir una imagen a la publicación} other {No se pudieron añadir # imágenes a la publicación}}',
  'posts.notice.deleted': 'Publicación eliminada de Imgur',
  'posts.notice.deleted.text': 'Sus imágenes siguen en tu biblioteca.',
  'posts.notice.done': 'Tu publicación está lista',
  'posts.notice.show': 'Mostrar',
};
