import type { localApi as english } from '../en/local-api.ts';

export const localApi: Record<keyof typeof english, string> = {
  'local-api.failed':
    'No se subió {name}. {why}{others, plural, =0 {} one { Tampoco se subió otra imagen.} other { Tampoco se subieron otras # imágenes.}}',
  'local-api.waiting':
    '{of, plural, one {La imagen aún no se ha subido.} other {Imágenes aún por subir: {open} de #.}} {why} Pídelo de nuevo más tarde y obtendrás los enlaces, sin subir nada dos veces.',
  'local-api.waiting.paused': 'La cola está en pausa.',
  'local-api.waiting.held': 'Snapferry tiene una pregunta al respecto: mira en su ventana.',
  'local-api.waiting.uploading': 'La subida aún está en curso.',
  'local-api.foreign-page':
    'Una página web ({origin}) pidió a Snapferry que subiera algo. Solo pueden hacerlo los programas de este equipo.',
  'local-api.foreign-host': 'Snapferry solo responde en 127.0.0.1, y la petición era para “{host}”.',
  'local-api.wrong-key':
    'La clave falta o es incorrecta. Pon en el editor la que muestran los ajustes de Snapferry.',
  'local-api.unreadable':
    'Snapferry no entiende la petición. Admite una lista de rutas completas, o las propias imágenes en un formulario con el campo “files”.',
  'local-api.relative': 'Snapferry necesita la ruta completa de una imagen, y “{path}” es solo una parte.',
  'local-api.no-shell':
    'Aquí Snapferry funciona sin ventana y no puede leer el portapapeles. Guarda la imagen en un archivo o abre la app.',
  'local-api.empty-clipboard': 'No hay ninguna imagen en el portapapeles. Copia una y vuelve a intentarlo.',
  'local-api.too-large':
    'La imagen del portapapeles tiene {megapixels, number} megapíxeles, demasiados para tomarla de ahí. Guárdala en un archivo.',
  'local-api.too-big': 'Lo enviado supera {limit}. No se aceptó nada.',

  'settings.local-api': 'Editores',
  'settings.local-api.on': 'Recibir imágenes de editores',
  'settings.local-api.on.about':
    'Typora, Obsidian y otros compatibles con PicGo entregan imágenes y reciben los enlaces. Solo pueden pedirlo los programas de este equipo; las páginas web se rechazan.',
  'settings.local-api.port': 'Puerto',
  'settings.local-api.port.about': 'Los editores esperan {usual} si no les indicas otro.',
  'settings.local-api.key': 'Clave',
  'settings.local-api.key.about':
    'Los editores la envían como “?\u2060key=…” al final de la dirección; la dirección de arriba ya la lleva. En Linux, los programas de tu propia cuenta reciben respuesta sin ella; nadie más.',
  'settings.local-api.key.make': 'Crear otra clave',
  'settings.local-api.listening': 'Los editores encuentran a Snapferry en esta dirección:',
  'settings.local-api.copy': 'Copiar dirección',
  'settings.local-api.copied': 'Dirección copiada',
  'local-api.not-allowed':
    'Snapferry no sube esto para un programa de otro usuario. Acepta las propias imágenes y archivos de carpetas permitidas.',
  'local-api.spool-full':
    'Ya hay más de {limit} de imágenes de editores en espera. No se aceptó nada; vuelve a intentarlo cuando se hayan subido algunas.',
  'local-api.no-picture': '{name} no es ni una imagen ni un vídeo. No se aceptó nada de lo que venía con él.',
  'local-api.busy':
    'Otros programas están entregando imágenes en este momento. No se aceptó nada; inténtalo de nuevo en un minuto.',
};
