import type { folders as english } from '../en/folders.ts';

export const folders: Record<keyof typeof english, string> = {
  'error.folder-missing': 'La carpeta no está.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {{folder} se movió, se eliminó o cambió de nombre, o su disco no está conectado.} other {Se movió, se eliminó o cambió de nombre, o su disco no está conectado.}} Elígela de nuevo.',
  'error.folder-unreadable': 'No se puede abrir la carpeta.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {No tienes permiso para ver el contenido de {folder}.} other {No tienes permiso para ver su contenido.}} Date ese permiso o elige otra carpeta.',
  'error.not-a-folder': 'Esto no es una carpeta.',
  'error.not-a-folder.advice': 'Solo se pueden vigilar carpetas. Elige la carpeta que lo contiene.',
  'error.folder-is-profile': 'Snapferry guarda sus propios datos en esta carpeta.',
  'error.folder-is-profile.advice':
    'Al vigilarla se subiría lo que guarda para su propio uso. Elige otra carpeta.',
  'error.folder-overlaps': 'Sus imágenes ya se vigilan.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {Esta carpeta y {other} tienen imágenes en común, que se subirían dos veces.} other {Tiene imágenes en común con otra carpeta vigilada, que se subirían dos veces.}} Quita antes la otra o no incluyas las subcarpetas.',
  'error.folder-cannot-tidy': 'No se pudo apartar una imagen después de subirla.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {{name} ya se subió y sigue en su carpeta.} other {Ya se subió y sigue en su carpeta.}} Comprueba que tienes permiso para mover archivos allí; se volverá a intentar.',
  'error.bad-pattern': 'Este patrón no es válido.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {Se indicó {pattern}.} other {}} Escríbelo como *.png o screenshots/** y cierra todos los corchetes y llaves.',
  'error.bad-subfolder': 'Los archivos subidos no se pueden mover a una carpeta con este nombre.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {Se indicó {name}.} other {}} Escribe el nombre de una sola carpeta dentro de la vigilada, sin barras.',

  'cli.help.watch': 'subir lo que llegue a una carpeta, hasta Ctrl-C o SIGTERM',
  'cli.help.watch.folder': 'la carpeta, sin sus subcarpetas',
  'cli.help.watch.existing': 'también lo que ya contiene',
  'cli.watch.begins': 'Vigilando {folder}.',
  'cli.watch.missing': '{folder} no está. Se vigilará de nuevo en cuanto vuelva.',
  'cli.serve.asking':
    '{folder}: {count, plural, one {# imagen que ya estaba allí espera} other {# imágenes que ya estaban allí esperan}} tu respuesta en la ventana.',

  'rail.folders': 'Carpetas',
  'folders.title': 'Carpetas',
  'folders.add': 'Añadir carpeta…',
  'folders.choose.title': 'Elige una carpeta para vigilar',
  'folders.empty.title': 'Aún no se vigila ninguna carpeta',
  'folders.empty.text':
    'Cada imagen que aparece en una carpeta vigilada se sube sola, una vez, en cuanto está completa. Suelta aquí una carpeta o elígela.',
  'folders.drop': 'Vigilar esta carpeta',
  'folders.drop.text': 'Después eliges qué pasa con las imágenes que contiene.',
  'folders.list': 'Carpetas vigiladas',

  'folders.state.off': 'En pausa',
  'folders.state.scanning':
    'Revisando, {seen, plural, =0 {recién empezado} one {# imagen hasta ahora} other {# imágenes hasta ahora}}',
  'folders.state.watching': 'Vigilando',
  'folders.state.missing': 'No está',
  'folders.state.missing.text':
    'Se movió o se eliminó, o su disco no está conectado. Se vigilará de nuevo en cuanto vuelva; nada se sube dos veces.',
  'folders.state.unreadable': 'No se puede abrir',
  'folders.by-command': 'Vigilada por un comando “snapferry watch”',
  'folders.polled.chosen': 'Se revisa cada pocos segundos, como elegiste.',
  'folders.polled.limits':
    'El sistema no puede vigilar tantas carpetas, así que esta se revisa cada pocos segundos. Las imágenes llegan un poco más tarde.',
  'folders.polled.network':
    'Está en otro equipo, así que además se revisa cada pocos segundos. Las imágenes pueden llegar un poco más tarde.',
  'folders.asking':
    'Ya contiene {count, plural, one {# imagen} other {# imágenes}}. ¿{count, plural, one {Subirla} other {Subirlas}} también?',
  'folders.asking.upload': '{count, plural, one {Subirla} other {Subir las #}}',
  'folders.asking.ignore': 'Solo las nuevas',
  'folders.taken':
    '{count, plural, =0 {Aún no ha llegado ninguna imagen} one {Ha llegado # imagen} other {Han llegado # imágenes}}',
  'folders.last': 'última: {name}, {time}',
  'folders.unfinished':
    '{count, plural, one {{name} aún no está completa} other {{name} y {others, plural, one {# imagen más} other {# imágenes más}} aún no están completas}}: {count, plural, one {se sube cuando se termine de escribir} other {se suben cuando se terminen de escribir}}.',
  'folders.unnameable':
    '{count, plural, one {# archivo o carpeta tiene un nombre que no se puede leer ({name}) y se omite. Cámbialo y} other {# archivos o carpetas tienen nombres que no se pueden leer (uno es {name}) y se omiten. Cámbialos y}} se subirá todo.',
  'folders.pause': 'Pausar',
  'folders.resume': 'Reanudar',
  'folders.rescan': 'Revisar ahora',
  'folders.change': 'Cambiar…',
  'folders.remove': 'Dejar de vigilar…',
  'folders.more': 'Más opciones de {name}',
  'folders.remove.title': '¿Dejar de vigilar {name}?',
  'folders.remove.text':
    'Los archivos se quedan donde están, y lo que hay en la cola se sube. Lo que se subió desde aquí se olvida: si vuelves a vigilar la carpeta, se te preguntará por las imágenes que contiene.',
  'folders.remove.confirm': 'Dejar de vigilar',
  'folders.cancel': 'Cancelar',

  'folders.form.add': 'Vigilar esta carpeta',
  'folders.form.change': 'Cambiar esta carpeta',
  'folders.form.save': 'Guardar',
  'folders.form.watch': 'Vigilar',
  'folders.form.recursive': 'Incluir las subcarpetas',
  'folders.form.recursive.about': 'Se omiten las carpetas ocultas y los enlaces a carpetas.',
  'folders.form.existing': 'Imágenes que ya contiene',
  'folders.form.existing.ask': 'Preguntar',
  'folders.form.existing.ignore': 'Omitir',
  'folders.form.existing.upload': 'Subir',
  'folders.form.after': 'Después de subir',
  'folders.form.after.leave': 'Dejar el archivo',
  'folders.form.after.move': 'Moverlo',
  'folders.form.after.trash': 'A la papelera',
  'folders.form.after.subfolder': 'A esta subcarpeta',
  'folders.form.after.default': 'subidas',
  'folders.form.privacy': 'Quién las ve',
  'folders.form.privacy.hidden': 'Ocultas',
  'folders.form.privacy.public': 'Públicas',
  'folders.form.privacy.about':
    'Ocultas: quien tenga el enlace. Públicas: se pueden encontrar en la galería de Imgur.',
  'folders.form.album': 'En el álbum',
  'folders.form.album.about':
    'Su título. El álbum se crea con la primera imagen y es oculto: lo ve quien tenga su enlace. Vacío: ninguno.',
  'folders.form.lane': 'Su turno',
  'folders.form.lane.bulk': 'Al final',
  'folders.form.lane.normal': 'Como las demás',
  'folders.form.lane.interactive': 'Al principio',
  'folders.form.include': 'Solo nombres como',
  'folders.form.include.about':
    'Un patrón por línea, como *.png o screenshots/**. Vacío: todas las imágenes y vídeos.',
  'folders.form.exclude': 'Nunca nombres como',
  'folders.form.exclude.about': 'Tienen prioridad sobre los de arriba.',
  'folders.form.polling': 'Revisar cada pocos segundos',
  'folders.form.polling.about':
    'Para discos que no avisan de los cambios. Las carpetas de red se revisan siempre.',
};
