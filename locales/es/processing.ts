import type { processing as english } from '../en/processing.ts';

export const processing: Record<keyof typeof english, string> = {
  'state.processing': 'Imgur lo prepara',
  'detail.processing': 'Enviado; el enlace llega cuando funcione',
  'processing.title': 'Imgur lo tiene y lo está preparando.',
  'processing.text':
    'Suele tardar segundos, a veces minutos. Snapferry lo comprueba solo, también después de reiniciar, y te da el enlace en cuanto funcione. Al cabo de una hora deja de comprobarlo.',
  'processing.since': 'Recibido por Imgur: {time}.',
  'processing.no-recall': 'Ya no se puede anular: está en Imgur.',
  'processing.no-delete': 'Imgur aún no ha dicho dónde está, así que ahora no se puede eliminar desde aquí.',
  'processing.delete': 'Eliminar de Imgur',
  'processing.leave': 'Dejar de esperar',
  'processing.late': 'Aún no se ha visto funcionar el enlace.',
  'processing.late.text':
    'Imgur lo tiene, pero no había terminado de prepararlo cuando Snapferry dejó de comprobarlo. Abre el enlace para ver cómo está; no se copió automáticamente.',
  'inspector.duration': 'Duración',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Sonido',
  'inspector.sound.yes': 'Sí',
  'inspector.sound.no': 'No',
  'cli.processing': '{name}: Imgur lo tiene y lo está preparando. El enlace llega cuando funcione.',
  'cli.not-ready': '{name}: Imgur lo tiene, pero aún no se ha visto funcionar su enlace.',
  'local-api.waiting.processing': 'Imgur lo tiene y lo está preparando.',
  'error.too-long': 'El vídeo es demasiado largo para Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {Dura {seconds} segundos.} other {}} {hasMost, select, yes {Imgur admite hasta {most} segundos.} other {}} No se envió nada. Acórtalo y suelta ese archivo.',
  'error.not-processed': 'Imgur recibió el vídeo y no volvió a decir nada de él.',
  'error.not-processed.advice':
    'Pasó una hora sin respuesta. Aun así puede estar en Imgur, en una dirección que aquí nadie conoce. Si lo intentas de nuevo, puede quedar allí dos veces.',
  'error.not-ready': 'Imgur aún no había terminado de prepararlo.',
  'error.not-ready.advice': 'Está en Imgur. Mira su enlace dentro de un rato.',
  'error.at-host-already': 'Ya está en Imgur.',
  'error.at-host-already.advice':
    'Se envió completo y ya no se puede anular. Elimínalo de Imgur o espera su enlace.',
};
