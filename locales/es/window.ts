import type { window as english } from '../en/window.ts';

export const window: Record<keyof typeof english, string> = {
  'rail.label': 'Principal',
  'rail.queue': 'Cola',
  'rail.library': 'Biblioteca',
  'rail.settings': 'Ajustes',
  'rail.collapse': 'Contraer la barra lateral',
  'rail.expand': 'Expandir la barra lateral',
  'rail.open-count': '{count, plural, one {# imagen por subir} other {# imágenes por subir}}',

  'credit.label': 'Créditos',
  'credit.room':
    '{count, plural, =0 {Sin margen para subir ahora} one {Margen para # subida ahora} other {Margen para # subidas ahora}}',
  'credit.refill': '{budget} (se renueva: {time})',
  'credit.unknown': 'Imgur aún no ha dicho sus límites',
  'credit.used': 'Usados',
  'credit.reserved': 'En subidas en curso',
  'credit.kept': 'Reservados para capturas',
  'credit.free': 'Libres',
  'credit.of': '{free} de {limit} libres',
  'credit.resets': 'Se renueva: {time}',
  'credit.resets-unknown': 'El plazo empieza con la próxima subida',
  'credit.heading': 'Dónde están los créditos',
  'credit.about':
    'Imgur cuenta las subidas con varios límites a la vez. Snapferry espera antes de alcanzarlos, para que no se rechace nada.',
  'credit.strikes':
    '{count, plural, one {El límite diario se alcanzó # vez este mes. A la quinta, Imgur bloquea la app.} other {El límite diario se alcanzó # veces este mes. A la quinta, Imgur bloquea la app.}}',
  'credit.source.assumed': 'Según la documentación de Imgur, sin confirmar',
  'credit.source.header': 'Según Imgur, {time}',
  'credit.source.asked': 'Consultado a Imgur, {time}',
  'credit.source.learned': 'Deducido de las respuestas de Imgur',

  'day.title': 'Últimas 24 horas',
  'day.credits': '{count, plural, one {# crédito} other {# créditos}}',
  'day.hour': '{from}–{to}: {count, plural, one {# crédito} other {# créditos}}',
  'day.choose-hour': 'Hora',
  'day.table.hour': 'Hora',
  'day.table.credits': 'Créditos gastados',
  'day.uploads': '{count, plural, one {# subida} other {# subidas}}',
  'day.unknown': '{count} sin resultado conocido',
  'day.others': 'Otros en tu dirección',
  'day.others.about': 'Según Imgur; desde: {time}',
  'day.empty.title': 'Ningún gasto en las últimas 24 horas',
  'day.empty.text': 'Aquí se ve, hora por hora, lo que subes y cómo llegó.',
  'day.failed': 'Ahora no se puede mostrar lo gastado en las últimas 24 horas.',

  'sandbox.badge': 'Prueba: los enlaces solo funcionan en este equipo',

  'queue.title': 'Cola',
  'queue.label': 'Imágenes en la cola',
  'queue.uploading': '{count} subiendo',
  'queue.open': '{count} por subir',
  'queue.failed': '{count} con error',
  'queue.failed.select': 'Seleccionar las que fallaron',
  'queue.done-by': 'fin previsto: {time}',
  'queue.paused': 'En pausa. No se envía nada nuevo hasta que reanudes.',
  'queue.set-aside':
    'El archivo de la cola y la biblioteca estaba dañado; se conserva en {path}. {hasBackup, select, yes {Se usa la copia de seguridad ({time}). {rescued, plural, =0 {Falta todo lo que se subió después.} one {Se rescató # subida posterior del archivo dañado; los demás cambios desde entonces se perdieron.} other {Se rescataron # subidas posteriores del archivo dañado; los demás cambios desde entonces se perdieron.}} Mira lo pendiente antes de reanudar: una parte puede haberse subido ya.} other {No había copia de seguridad. {rescued, plural, =0 {La cola y la biblioteca empiezan vacías.} one {Se rescató # subida del archivo dañado; la cola empieza vacía.} other {Se rescataron # subidas del archivo dañado; la cola empieza vacía.}}}}',
  'queue.all-done': 'Ha llegado todo',
  'queue.section.open': 'Por subir',
  'queue.section.ended': 'Terminadas',
  'queue.empty.title': 'Suelta imágenes en cualquier parte de esta ventana',
  'queue.empty.text':
    'O pega una con {key}, o elige archivos y carpetas. Se suben ocultas: solo las puede ver quien tenga el enlace.',
  'queue.selected': 'Seleccionadas: {count}',

  'drop.pictures':
    '{count, plural, =0 {Imágenes, ocultas} one {# imagen, oculta} other {# imágenes, ocultas}}',
  'drop.link': 'La imagen de esta dirección, oculta',
  'drop.text': 'Suelta para añadir a la cola. Lo que subes solo lo ve quien tenga el enlace.',
  'drop.room':
    '{count, plural, =0 {Espera hasta que Imgur admita más.} one {Hay margen para # subida ahora.} other {Hay margen para # subidas ahora.}}',

  'big.title': '{count, plural, one {¿Añadir # imagen?} other {¿Añadir # imágenes?}}',
  'big.done-by': 'Fin previsto: {time}.',
  'big.room':
    '{fits, select, all {Imgur tiene margen para todas ahora.} none {Ahora no hay margen para ellas: esperan su turno y se suben solas.} other {Imgur tiene margen para {room} ahora; las demás esperan su turno y se suben solas.}}',
  'big.unknown': 'Ahora no se puede saber cuándo terminarán.',
  'big.paused': 'La cola está en pausa: se suben cuando reanudes.',
  'big.hidden': 'Ocultas: solo las ve quien tenga el enlace.',
  'big.refused':
    '{count, plural, one {# archivo no se puede añadir; después se indica por qué.} other {# archivos no se pueden añadir; después se indica por qué.}}',
  'big.add': '{count, plural, one {Añadir # imagen} other {Añadir # imágenes}}',
  'big.leave': 'No añadir',

  'first.title': '¿Cómo llegar a Imgur?',
  'first.text':
    'Cada subida indica a Imgur de qué app viene: eso es un Client-ID. Hasta que elijas, nada sale de este equipo.',
  'first.client-id.title': 'Introducir un Client-ID',
  'first.client-id.text':
    'Tienes uno de Imgur o de otro programa para subir imágenes. Pégalo y los enlaces funcionan en todas partes.',
  'first.sandbox.title': 'Probar sin cuenta',
  'first.sandbox.text':
    'En este equipo se ejecuta una simulación de Imgur. Todo funciona como siempre, solo que los enlaces no se abren en ningún otro sitio.',

  'engine.starting': 'Iniciando',
  'engine.restarting':
    'La parte que sube las imágenes se detuvo y está arrancando de nuevo. La cola se conserva.',
  'engine.broken.title': 'Snapferry no puede empezar a subir',
  'engine.broken.detail': 'Para informar: {detail}',

  'inspector.label': 'Detalles',
  'inspector.title': 'Título',
  'inspector.title.empty': 'Sin título',
  'inspector.description': 'Descripción',
  'inspector.description.empty': 'Sin descripción',
  'inspector.hint': 'Se guarda al escribir y se envía con la imagen.',
  'inspector.links': 'Enlaces',
  'inspector.copy-form': 'Copiar como {form}',
  'inspector.about': 'Información',
  'inspector.file': 'Archivo',
  'inspector.address': 'Dirección',
  'inspector.size': 'Tamaño',
  'inspector.dimensions': 'Dimensiones',
  'inspector.dimensions.value': '{width} × {height}',
  'inspector.type': 'Tipo',
  'inspector.animated': '{type}, animación',
  'inspector.origin': 'Procedencia',
  'inspector.origin.value': '{origin}, {time}',
  'inspector.attempts': 'Intentos',
  'inspector.uploaded': 'Subida',
  'inspector.maybe-twice.title': 'Puede estar dos veces en Imgur',
  'inspector.maybe-twice.text':
    'Un intento anterior se envió completo, pero no llegó respuesta, así que se envió de nuevo. El enlace que ves aquí es el tuyo con seguridad.',
  'inspector.maybe-twice.open':
    'Un intento anterior se envió completo, pero no llegó respuesta. Sin cuenta no se puede preguntar a Imgur, así que se envía de nuevo.',
  'inspector.uncertain.text':
    'Se envió completa y no llegó respuesta. Se comprueba o se envía de nuevo automáticamente.',
  'inspector.last-error': 'El último intento',
  'inspector.many': '{count, plural, one {# imagen seleccionada} other {# imágenes seleccionadas}}',
  'inspector.many.size': '{size} en total',

  'library.title': 'Biblioteca',
  'library.label': 'Imágenes subidas',
  'library.search': 'Buscar en la biblioteca',
  'library.search.hint': 'Nombre, título, descripción o enlace',
  'library.search.clear': 'Borrar la búsqueda',
  'library.count': '{count, plural, one {# imagen} other {# imágenes}}',
  'library.empty.title': 'Aquí se guarda lo que subes',
  'library.empty.text': 'Con sus enlaces, para que puedas copiarlos de nuevo cuando quieras.',
  'library.empty.action': 'Ir a la cola',
  'library.nothing.title': 'Nada coincide con “{search}”',
  'library.nothing.text': 'Se busca en nombres, títulos, descripciones y enlaces.',

  'settings.title': 'Ajustes',
  'settings.host': 'Imgur',
  'settings.client-id': 'Client-ID',
  'settings.client-id.about':
    'Un nombre público de la app que sube, de 15 letras y cifras. Imgur no da nuevos por ahora; sirve el de una app que registraste antes o el de otro programa con el que subes imágenes. No es una contraseña.',
  'settings.client-id.placeholder': 'Por ejemplo, abc123def456789',
  'settings.client-id.missing': 'Sin él no se puede enviar nada a Imgur.',
  'settings.client-id.save': 'Guardar',
  'settings.client-id.saved': 'Guardado',
  'settings.api-url': 'Dirección de la API',
  'settings.api-url.about': 'Déjala vacía para usar Imgur. Aquí puedes indicar un servidor compatible.',
  'settings.mode': 'Probar sin cuenta',
  'settings.mode.about':
    'Las subidas van a una simulación de Imgur en este equipo, con cola y biblioteca propias. Las tuyas vuelven cuando lo desactivas.',
  'settings.look': 'Apariencia',
  'settings.theme': 'Tema',
  'settings.theme.system': 'Sistema',
  'settings.theme.light': 'Claro',
  'settings.theme.dark': 'Oscuro',
  'settings.language': 'Idioma',
  'settings.language.system': 'El del sistema',
  'settings.sending': 'Envío',
  'settings.parallel': 'Subidas simultáneas',
  'settings.parallel.about':
    'Como máximo tantas a la vez; menos si más no aportan nada. Lo que esperas puede ir además de ellas.',
  'settings.bandwidth': 'Limitar el ancho de banda',
  'settings.bandwidth.about': 'Todas las subidas juntas no superan esta velocidad.',
  'settings.bandwidth.most': 'Máximo',
  'settings.bandwidth.unit': 'Unidad',
  'settings.bandwidth.kilobytes': 'kB/s',
  'settings.bandwidth.megabytes': 'MB/s',
  'inspector.converted': 'Convertida',
  'inspector.converted.type': 'De {from} a {to}, porque Imgur no admite {from}',
  'inspector.converted.size': 'De {from} de {size} a {to}, porque Imgur admite menos',
  'settings.convert': 'Convertir lo que Imgur no admite',
  'settings.convert.about':
    'HEIC, AVIF, WebP, BMP, SVG y las vistas previas de archivos RAW de cámaras pasan a JPEG, PNG o GIF en este equipo. Tus archivos quedan como están.',
  'settings.fit': 'Ajustar las imágenes grandes',
  'settings.fit.about':
    'Lo que supera el máximo de Imgur se comprime más y, solo si no basta, se reduce en píxeles. Las animaciones pierden primero colores, después píxeles y por último fotogramas por segundo.',
  'settings.fetch': 'Imágenes de direcciones web',
  'settings.fetch.host': 'Las descarga Imgur',
  'settings.fetch.here': 'Las descarga este equipo',
  'settings.fetch.about':
    'Imgur las toma como están, con todo lo que llevan. Lo que Imgur no alcanza o no admite se descarga aquí en cualquier caso.',
  'settings.fetch.private': 'Descargar también de redes privadas',
  'settings.fetch.private.about':
    'De este equipo y de otros en tu casa u oficina, donde una dirección puede mostrar más que imágenes.',
  'settings.quiet': 'Horas de silencio',
  'settings.quiet.about':
    'En estas horas solo se envía lo que tú envías en el momento; el resto sigue solo después.',
  'settings.quiet.from': 'Desde',
  'settings.quiet.to': 'Hasta',
  'settings.quiet.same': 'Ambas horas son iguales, así que no hay horas de silencio.',
  'settings.links': 'Enlaces',
  'settings.copy-links': 'Copiar los enlaces al terminar las subidas',
  'settings.copy-links.about':
    'Todos los enlaces de una misma tanda juntos, en el orden en que diste las imágenes.',
  'settings.about': 'Acerca de',
  'settings.version': 'Versión',
  'settings.version.value': 'Snapferry {version}, Electron {electron}',
  'settings.runtime': 'Este entorno es solo para desarrollo y pruebas. No lo uses a diario.',
  'settings.profile': 'Tus datos',
  'settings.vault': 'Datos de sesión',
  'settings.vault.keychain': 'Guardados en el llavero del sistema.',
  'settings.vault.memory':
    'Aquí no se encontró ningún llavero, así que se guardan en memoria y se olvidan al cerrar Snapferry.',

  'notice.label': 'Avisos',
  'notice.dismiss': 'Descartar',
  'notice.copied': '{count, plural, one {Enlace copiado} other {# enlaces copiados}}',
  'notice.copy-failed':
    'El portapapeles no conservó el texto. Puede que lo tenga otro programa: copia otra vez.',
  'notice.not-added':
    '{total, plural, =1 {No se añadió “{name}”} one {No se añadieron {count} de {total}} other {No se añadieron {count} de {total}}}',
  'notice.first-reason': '“{name}”: {reason}',
  'notice.refused':
    '{count, plural, one {No se pudo hacer con # imagen} other {No se pudo hacer con # imágenes}}',
  'notice.recovered': 'Snapferry se cerró en plena subida',
  'notice.recovered.text':
    '{resumed, plural, =0 {} one {# se envía de nuevo desde el principio. } other {# se envían de nuevo desde el principio. }}{uncertain, plural, =0 {} one {# puede estar dos veces en Imgur; está marcada.} other {# pueden estar dos veces en Imgur; están marcadas.}}',
  'notice.nothing-pasted': 'No hay ninguna imagen en el portapapeles',

  'row.maybe-twice': 'Puede estar dos veces',
  'name.pasted': 'Imagen pegada',
};
