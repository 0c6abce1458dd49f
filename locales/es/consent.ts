import type { consent as english } from '../en/consent.ts';

export const consent: Record<keyof typeof english, string> = {
  'consent.sentence':
    '{what} se envían a {place, select, practice {una simulación de Imgur en este equipo} other {Imgur}}{hasAccount, select, yes {, a la cuenta {username},} other {, sin cuenta,}} como {privacy, select, public {imágenes públicas: las ve todo el mundo} other {imágenes ocultas: solo las ve quien tenga el enlace}}.',
  'consent.what.capture': 'Las capturas de pantalla',
  'consent.what.clipboard': 'Las imágenes que subes desde el portapapeles',
  'consent.what.clipboard-watch': 'Las imágenes que copias',
  'consent.what.editor': 'Las imágenes que entregan otros programas',
  'consent.what.folder': 'Las imágenes que llegan a las carpetas vigiladas',
  'consent.what.command-line': 'Las imágenes que recibe este comando',
  'consent.title': 'Antes de enviar la primera',
  'consent.waiting':
    '{count, plural, one {# imagen espera tu respuesta.} other {# imágenes esperan tu respuesta.}}',
  'consent.once': 'Solo se pregunta una vez.',
  'consent.accept': 'Subir',
  'consent.decline': 'Ahora no',
  'consent.declining.capture':
    'Con “Ahora no” no se sube nada, y se volverá a preguntar en la próxima captura.',
  'consent.declining.clipboard': 'Con “Ahora no” no se sube nada, y se volverá a preguntar la próxima vez.',
  'consent.declining.clipboard-watch':
    'Con “Ahora no” no se sube nada y el portapapeles deja de vigilarse. Puedes volver a activarlo en Ajustes.',
  'consent.declining.folder':
    'Con “Ahora no” no se sube nada y la carpeta deja de vigilarse. Puedes volver a activarla en Carpetas.',
  'consent.declined':
    '{count, plural, =0 {No se subió nada.} one {Se canceló # subida.} other {Se cancelaron # subidas.}}',
  'consent.declined.clipboard-watch': 'El portapapeles ya no se vigila.',
  'consent.declined.folder': 'La carpeta ya no se vigila.',
  'consent.mark': 'Espera tu permiso',
  'consent.detail': 'Decide primero adónde pueden ir estas imágenes',
  'consent.tray': 'Hay una pregunta en la ventana',
  'consent.outside': 'Abre Snapferry para responder.',

  'wait.grace': 'A punto de enviarse',
  'wait.grace.sentence': 'Se envía en unos segundos. Hasta entonces puedes anularla.',
  'grace.left':
    '{seconds, plural, =0 {Se envía ahora} one {Se envía en # segundo} other {Se envía en # segundos}}',
  'grace.call-back': 'Anular',
  'grace.call-back-last': 'Anular la última subida',
  'grace.notice':
    '{seconds, plural, =0 {La imagen copiada se envía ahora} one {La imagen copiada se envía en # segundo} other {La imagen copiada se envía en # segundos}}',
  'grace.section': 'Antes de enviar',
  'grace.everything': 'Tiempo para anular una subida',
  'grace.everything.about':
    'Lo que espera una imagen antes de que salga el primer byte. Los comandos no esperan.',
  'grace.clipboard-watch': 'Lo mismo para las imágenes que copias',
  'grace.seconds': '{seconds, plural, =0 {Ninguno} one {# segundo} other {# segundos}}',
  'consent.given': 'Lo que has permitido',
  'consent.given.none':
    'Aún nada. Antes de enviar por su cuenta la primera imagen de cada tipo, se te pregunta.',
  'consent.ask-again': 'Preguntar de nuevo',
};
