import type { cli as english } from '../en/cli.ts';

export const cli: Record<keyof typeof english, string> = {
  'cli.help.about':
    'Sube imágenes a Imgur. Planifica las subidas según los créditos que da Imgur, para que lleguen todas.',
  'cli.help.usage': 'Uso:',
  'cli.help.arguments': 'Argumentos:',
  'cli.help.options': 'Opciones:',
  'cli.help.commands': 'Comandos:',
  'cli.help.version': 'mostrar la versión',
  'cli.help.help': 'mostrar esta ayuda',
  'cli.help.json': 'un objeto JSON por línea en la salida estándar, y nada más',
  'cli.help.upload': 'poner imágenes en la cola, esperar y mostrar un enlace de cada una',
  'cli.help.upload.what':
    'archivos, carpetas (las imágenes que contienen), direcciones web o - para la entrada estándar',
  'cli.help.upload.title': 'título de cada imagen',
  'cli.help.upload.description': 'descripción de cada imagen',
  'cli.help.upload.keep-metadata': 'enviar los archivos tal cual, con lugar, cámara, autor y otros metadatos',
  'cli.help.upload.links': 'cómo se escriben los enlaces: {forms} o el nombre de una plantilla',
  'cli.usage.bad-links': '--links admite {forms} o el nombre de una plantilla; ninguna se llama {value}.',
  'cli.help.upload.post':
    'hacer con todas una sola publicación, en el orden dado, y mostrar su enlace; el título y la descripción son los de la publicación',
  'cli.help.upload.no-wait': 'terminar en cuanto estén en la cola y mostrar sus id',
  'cli.help.credits': 'mostrar cuánto admite Imgur y cuándo admitirá más',
  'cli.help.serve': 'procesar la cola hasta Ctrl-C o SIGTERM',
  'cli.help.serve.api': 'recibir imágenes de editores compatibles con PicGo, solo en este equipo',
  'cli.help.serve.api-port': 'el puerto para ello, en lugar del de los ajustes (normalmente 36677)',
  'cli.help.queue': 'mostrar la cola',
  'cli.help.history': 'mostrar lo subido, lo más reciente primero',
  'cli.help.history.search': 'solo si el nombre, título, descripción o enlace contiene este texto',
  'cli.help.history.limit': 'como máximo esta cantidad',
  'cli.help.retry': 'devolver a la cola imágenes fallidas o canceladas',
  'cli.help.cancel': 'cancelar imágenes que aún no se han subido',
  'cli.help.id': 'los id que muestra la cola',
  'cli.help.doctor': 'mostrar qué funciona en este equipo y qué no',
  'cli.help.after':
    'Códigos de salida: 0 todo bien, 1 algo falló o se interrumpió o no se pudo escribir la salida, 2 uso incorrecto, 3 no se pudo intentar nada.\nEntorno: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (lo que deben enviar los editores), SNAPFERRY_HOME (carpeta de tus datos), NO_COLOR.',

  'cli.usage.nothing': 'Indica qué hacer.',
  'cli.usage.unknown-option': 'No existe la opción {what}. Consulta snapferry --help.',
  'cli.usage.unknown-command': 'No existe el comando {what}. Consulta snapferry --help.',
  'cli.usage.missing-argument': 'A este comando le falta <{what}>. Consulta snapferry --help.',
  'cli.usage.option-without-value': 'La opción {what} necesita un valor.',
  'cli.usage.too-many': 'Este comando no admite {what}.',
  'cli.usage.post-waits':
    '--post y --no-wait no se pueden combinar: una publicación solo tiene enlace cuando está completa.',
  'cli.post.interrupted':
    'Interrumpido. La publicación se conserva: continúa cuando se ejecute la app o “snapferry serve”, y se crea una sola vez.',
  'cli.post.kept':
    'La publicación se conserva con las imágenes ya subidas. En la app puedes reintentarla o crearla sin las que fallaron.',
  'cli.post.empty-left':
    'Una respuesta de Imgur se perdió por el camino: puede haber quedado allí un álbum vacío y sin nombre, cuya dirección nadie conoce. La publicación en sí existe una sola vez.',
  'cli.usage.bad-limit': '--limit admite un número entero de 1 a {most, number}, no {value}.',
  'cli.usage.one-pipe': 'La entrada estándar (-) solo se puede indicar una vez.',
  'cli.usage.no-pipe':
    'No llega nada por la entrada estándar para -. Úsalo así: algún-programa | snapferry upload -',
  'cli.usage.empty-argument':
    'Uno de los nombres está vacío. Revisa las comillas y las variables de tu comando.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL es {value}. Debe ser una dirección con https, o con http solo en este equipo (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'Por su contenido es {hasFound, select, yes {{found}} other {otra cosa}}, diga lo que diga su nombre. Expórtalo como PNG, JPEG, GIF o MP4.',
  'cli.advice.unsupported-type': 'Guárdala como PNG, JPEG, GIF o MP4.',
  'cli.advice.empty-file': 'Guarda la imagen otra vez e indícala de nuevo.',
  'cli.advice.vanished': 'Ahora no hay nada en esa ruta. Revisa si está bien escrita o adónde se movió.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {Ocupa {bytes}.} other {}} {hasLimit, select, yes {Imgur admite hasta {limit}.} other {}} Redúcela o guárdala como JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {Está en marcha la versión {version} (pid {pid}), y esta no puede comunicarse con ella.} other {}} Detén la otra o usa la misma versión. No ha cambiado nada.',
  'cli.advice.engine-stopped': 'Lo que hay en la cola se conserva. Ejecuta el comando de nuevo.',
  'cli.advice.no-client-id':
    'No se añadió nada. Define SNAPFERRY_CLIENT_ID con el Client-ID de una aplicación registrada en Imgur (https://api.imgur.com/oauth2/addclient; Imgur apenas admite nuevas, las antiguas funcionan) o introdúcelo en los ajustes de la app.',
  'cli.advice.bad-client-id':
    'La imagen no se ha enviado. Revisa SNAPFERRY_CLIENT_ID o los ajustes de la app: cada carácter cuenta.',
  'cli.advice.unreachable':
    'La imagen no se ha enviado. Revisa tu conexión (y SNAPFERRY_API_URL, si está definida) y ejecuta el comando de nuevo. Con --no-wait, las imágenes quedan en la cola hasta que haya conexión.',
  'cli.advice.not-found': 'Revisa el id. snapferry queue los muestra todos.',
  'cli.advice.wrong-state': 'Mientras tanto siguió adelante. snapferry queue muestra cómo está.',
  'cli.advice.cancelled': 'No se envía nada más.',

  'cli.standard-input': 'entrada estándar',
  'cli.maybe-twice':
    '{name}: se envió dos veces, porque la primera no llegó respuesta. Puede estar dos veces en Imgur.',
  'cli.stopping': 'Deteniendo. Lo que se está enviando tiene hasta 10 segundos para terminar.',
  'cli.interrupted':
    '{count, plural, one {# imagen queda} other {# imágenes quedan}} en la cola. “snapferry serve” o la app {count, plural, one {la} other {las}} enviará; “snapferry cancel {ids}” {count, plural, one {la} other {las}} anula.',
  'cli.interrupted.goes-on':
    'Snapferry sigue en segundo plano con {count, plural, one {# imagen} other {# imágenes}}. “snapferry queue” {count, plural, one {la} other {las}} muestra; “snapferry cancel {ids}” {count, plural, one {la} other {las}} anula.',
  'cli.paused': 'La cola está en pausa. No se envía nada hasta que la reanudes en Snapferry.',
  'cli.paused.ended': 'La cola estaba en pausa. Ahora continúa.',
  'cli.set-aside':
    'El archivo de la cola estaba dañado y se empezó uno nuevo. El anterior se apartó, no se eliminó: {path}. {rescued, plural, =0 {No se pudo leer ninguna subida en él.} one {Se rescató # subida.} other {Se rescataron # subidas.}}',
  'cli.set-aside.restored':
    'El archivo de la cola estaba dañado. Se apartó ({path}) y ahora se usa la copia de seguridad {restoredFrom}. {rescued, plural, =0 {} one {Se rescató # subida posterior del archivo dañado. } other {Se rescataron # subidas posteriores del archivo dañado. }}Lo que espera en ella puede haberse subido después, así que la cola está en pausa.',
  'cli.set-aside.look':
    'No se añadió nada. Mira “snapferry queue”, cancela lo que ya tenga enlace y ejecuta el comando de nuevo: entonces la cola continúa.',
  'cli.other-host':
    'Snapferry ya está en marcha (pid {pid}) y envía a {running}, no a {wanted}. Detenlo u omite SNAPFERRY_API_URL. No se añadió nada.',
  'cli.recovered.resumed':
    '{count, plural, one {El envío de # imagen se cortó} other {El envío de # imágenes se cortó}} cuando Snapferry terminó la última vez, y no llegó nada de {count, plural, one {ella} other {ellas}}. {count, plural, one {Se envía} other {Se envían}} de nuevo.',
  'cli.recovered.uncertain':
    '{count, plural, one {# imagen ya se había enviado} other {# imágenes ya se habían enviado}} cuando Snapferry terminó la última vez, pero no había llegado respuesta. {count, plural, one {Se envía de nuevo y puede} other {Se envían de nuevo y pueden}} estar dos veces en Imgur:',
  'cli.recovered.uncertain.one': '  {name}: se envía de nuevo, puede estar dos veces',

  'cli.serve.already':
    'Snapferry ya está en marcha con este perfil (pid {pid}). Envía lo que hay en la cola; no hace falta iniciar nada.',
  'cli.serve.without-api': '--api-port, --api-key-file y --api-folder se usan con --api.',
  'cli.usage.bad-port': '{value} no es un puerto. Indica un número de 1024 a 65535.',
  'cli.serve.api': 'Los editores encuentran a Snapferry en {address}.',
  'cli.serve.begins':
    '{count, plural, =0 {La cola está vacía. Esperando imágenes.} one {Hay # imagen en la cola.} other {Hay # imágenes en la cola.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: cancelada',

  'cli.credits.budget':
    '{name}: quedan {remaining} de {limit}{hasTime, select, yes { (se renueva: {time})} other {}}',
  'cli.credits.unknown': '{name}: aún sin datos',
  'cli.credits.uploads-now':
    '{count, plural, =0 {Ahora no puede empezar ninguna subida} one {Ahora puede empezar # subida} other {Ahora pueden empezar # subidas}}',

  'cli.queue.open':
    '{count, plural, =0 {No hay nada en espera.} one {# imagen por subir{hasTime, select, yes {, fin previsto: {time}} other {}}.} other {# imágenes por subir{hasTime, select, yes {, fin previsto: {time}} other {}}.}}',
  'cli.queue.paused':
    '{count, plural, one {# imagen por subir.} other {# imágenes por subir.}} La cola está en pausa.',
  'cli.history.shown': '{count} de {total, plural, one {# subida} other {# subidas}}',
  'cli.history.maybe-twice': '(puede estar dos veces)',
  'cli.retry.done': '{id}: de nuevo en la cola',
  'cli.cancel.done': '{id}: cancelada',

  'cli.doctor.ok': 'ok',
  'cli.doctor.no': 'NO',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Aquí se puede subir.',
  'cli.doctor.unfit': 'Aquí no se puede subir hasta que se arregle lo marcado con NO.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'Tus datos',
  'cli.doctor.name.engine': 'Motor',
  'cli.doctor.name.database': 'Base de datos',
  'cli.doctor.name.vault': 'Secretos',
  'cli.doctor.name.host': 'Conexión',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Ventana',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old':
    '{version} es demasiado antigua. Instala Node {least} o posterior desde https://nodejs.org.',
  'cli.doctor.profile.no':
    'no se puede escribir en {path} ({code}). Date permiso de escritura allí o define SNAPFERRY_HOME con otra carpeta.',
  'cli.doctor.engine': 'en marcha (pid {pid}, versión {version}); los comandos se comunican con él',
  'cli.doctor.engine.none': 'no hay ninguno en marcha; cada comando inicia el suyo',
  'cli.doctor.database': 'se abre y responde',
  'cli.doctor.vault': 'en el llavero del sistema',
  'cli.doctor.vault.memory':
    'solo hasta que Snapferry termine, porque no hay ningún llavero disponible ({why})',
  'cli.doctor.host': 'se puede acceder a {origin}',
  'cli.doctor.host.no':
    'no se puede acceder a {origin}. Revisa tu conexión, tu cortafuegos y SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'definido',
  'cli.doctor.client-id.no':
    'falta. Define SNAPFERRY_CLIENT_ID con el Client-ID de una aplicación registrada en Imgur o introdúcelo en los ajustes de la app.',
  'cli.doctor.electron.no':
    'aún no hay Electron aquí. La línea de comandos funciona sin él; “npm start” lo descarga.',
  'cli.help.upload.copy': 'copiar también los enlaces al portapapeles',
  'cli.help.upload.quiet': 'mostrar solo los enlaces y los errores',
  'cli.help.upload.discard': 'con Ctrl-C, anular lo que no se haya enviado en lugar de dejarlo en la cola',
  'cli.help.watch.recursive': 'también las carpetas que contiene',
  'cli.help.watch.include':
    'solo archivos que encajen con este patrón, como *.png o shots/**; se puede repetir',
  'cli.help.watch.exclude': 'ningún archivo que encaje con este patrón; se puede repetir',
  'cli.help.serve.api-key-file':
    'archivo cuya primera línea es la clave que deben enviar los editores; o define SNAPFERRY_API_KEY',
  'cli.help.serve.api-folder':
    'carpeta cuyos archivos pueden pedir también programas de otros usuarios que tengan la clave; se puede repetir',
  'cli.help.completion': 'mostrar el script de autocompletado para un intérprete de comandos',
  'cli.help.completion.shell': 'uno de {shells}',
  'cli.help.man': 'mostrar la página de manual (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'Hay autocompletado para {shells}, no para {value}.',
  'cli.usage.copy-waits':
    '--copy y --no-wait no se pueden combinar: todavía no hay ningún enlace que copiar.',
  'cli.waiting-for-engine':
    'Otro Snapferry{hasPid, select, yes { (pid {pid})} other {}} se está iniciando o cerrando aquí. Esperando.',
  'cli.interrupted.discarded': '{count, plural, one {Se anuló # imagen} other {Se anularon # imágenes}}.',
  'cli.interrupted.nothing': 'Interrumpido. No se añadió nada a la cola.',
  'cli.watch.left':
    '{count, plural, one {# imagen queda} other {# imágenes quedan}} en la cola. “snapferry serve” o la app {count, plural, one {la} other {las}} enviará.',
  'cli.watch.left.goes-on':
    'Snapferry sigue en segundo plano con {count, plural, one {# imagen} other {# imágenes}}. Consulta “snapferry queue”.',
  'cli.watch.unfinished': '{name} todavía no está completo. Se dejará hasta que lo esté.',
  'cli.upload.known': '{name} ya espera en la cola. Se subirá una sola vez.',
  'cli.upload.copied': '{count, plural, one {El enlace está} other {# enlaces están}} en el portapapeles.',
  'cli.upload.no-clipboard':
    'Aquí no hay nada que copie texto al portapapeles. En Linux, instala wl-clipboard, xclip o xsel.',
  'cli.unwritten':
    'No se pudo escribir la salida ({code}). Las subidas están hechas; consulta “snapferry history”. {count, plural, one {La línea que falta:} other {Las líneas que faltan:}}',
  'cli.unwritten.more': '… y {count, plural, one {# línea más} other {# líneas más}}',
  'cli.login.pin.no-input':
    'La entrada estándar terminó antes de recibir un PIN. El inicio de sesión se canceló; ejecuta la orden en un terminal.',
  'cli.post.trouble': 'La publicación tarda más: {why} Se vuelve a intentar.',
  'cli.progress.pictures': '{done} de {total} subidas',
  'cli.progress.bytes': '{sent} de {total}',
  'cli.progress.rate': '{rate}/s',
  'cli.progress.left': 'quedan {time}',
  'cli.progress.done-by': 'listo a las {time}',
  'cli.progress.waiting':
    '{count, plural, one {# espera} other {# esperan}}{hasTime, select, yes { hasta {time}} other {}}',
  'cli.serve.api-key.refused':
    'Ya no se admite --api-key: cualquiera en este equipo puede leer los argumentos de una orden. Guarda la clave en un archivo que solo tú puedas leer e indica --api-key-file, o define SNAPFERRY_API_KEY. Elige otra clave: alguien puede haber visto esta.',
  'cli.serve.api-key-file.none': 'No hay ninguna clave en {path}: debe ser la primera línea.',
  'cli.serve.api-key-file.open': 'Otros pueden leer {path}. Ciérralo primero: chmod 600 {path}',
  'cli.man.name': 'Nombre',
  'cli.man.title': 'subir imágenes a Imgur, según sus créditos',
  'cli.man.synopsis': 'Sinopsis',
  'cli.man.description': 'Descripción',
  'cli.man.options': 'Opciones',
  'cli.man.commands': 'Órdenes',
  'cli.man.more': 'Estado de salida y entorno',
};
